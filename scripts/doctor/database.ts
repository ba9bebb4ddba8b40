import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { root } from "../stack/root";
import { bad, type Finding, good, reasonOf, skipped } from "./finding";

const oldest = 13;
/**
 * Seconds by which the server's clock and the database's may differ, because expiry times of one are compared with
 * the other.
 */
const tolerance = 60;

/** Checks the connection, the version, the clock and the migrations. */
export async function examineDatabase({ databaseUrl }: { databaseUrl: string }): Promise<Finding[]> {
	const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
	try {
		await client.connect();
	} catch (error) {
		const { hostname, port, pathname } = new URL(databaseUrl);
		return [
			bad(
				"database",
				`no connection to ${hostname}:${port || 5432}${pathname}: ${reasonOf(error)}`,
				"Check host, port, name and password in DATABASE_URL, and that the database accepts connections from this machine.",
			),
			skipped("migrations", "the database does not answer"),
		];
	}
	try {
		return [...(await versionAndClock(client)), await migrations(client)];
	} finally {
		await client.end();
	}
}

async function versionAndClock(client: Client): Promise<Finding[]> {
	const { rows } = await client.query<{ version: string; now: Date }>(
		"SELECT current_setting('server_version') AS version, clock_timestamp() AS now",
	);
	const { version = "0", now = new Date(0) } = rows[0] ?? {};
	const seconds = Math.round(Math.abs(Date.now() - now.getTime()) / 1_000);
	return [
		Number.parseInt(version, 10) < oldest
			? bad("database", `PostgreSQL ${version}`, `Use version ${oldest} or newer.`)
			: good("database", `PostgreSQL ${version} answers`),
		seconds > tolerance
			? bad("clock", `this machine and the database differ by ${seconds} s`, "Set both clocks by NTP.")
			: good("clock", `this machine and the database differ by less than ${tolerance} s`),
	];
}

async function migrations(client: Client): Promise<Finding> {
	const known = readdirSync(join(root, "prisma/migrations"), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);
	const { rows: tables } = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
	const { rows } = tables[0]?.name
		? await client.query<{ name: string; finished: boolean }>(
				`SELECT migration_name AS name, finished_at IS NOT NULL AS finished
				 FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
			)
		: { rows: [] };
	const broken = rows.find(({ finished }) => !finished);
	if (broken) {
		return bad(
			"migrations",
			`${broken.name} was started and not finished`,
			"Read its error in _prisma_migrations.logs, fix the cause, and run npm run db:migrate again.",
		);
	}
	const applied = new Set(rows.map(({ name }) => name));
	const missing = known.filter((name) => !applied.has(name));
	if (missing.length > 0) {
		return bad("migrations", `not applied: ${missing.join(", ")}`, "Run npm run db:migrate.");
	}
	const foreign = [...applied].filter((name) => !known.includes(name));
	if (foreign.length > 0) {
		return bad(
			"migrations",
			`the database is ahead of this code: ${foreign.join(", ")}`,
			"Deploy the version that has these migrations; an older version must not run on this database.",
		);
	}
	return good("migrations", `all ${known.length} are applied`);
}
