/**
 * Applies migrations and creates the demo event with its people, only on a database on this machine: the same
 * variables may one day point at a production database, which a development command must not change.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { applyMigrations } from "./migrate";
import { root } from "./root";
import { tsxArguments } from "./tsx";

const run = promisify(execFile);
const loopback = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Repeating is safe. Returns the demo accounts as lines to print. `folder` is another version of this project, whose
 * own migrations and demo are used. With `queue`, photos of the demo wait for approval.
 */
export async function prepareDatabase(
	env: NodeJS.ProcessEnv,
	say: (line: string) => void,
	folder = root,
	{ queue = false } = {},
): Promise<string[]> {
	const url = env.DATABASE_URL ?? "";
	const { hostname } = new URL(url);
	if (!loopback.includes(hostname)) {
		say(`the database is on ${hostname}, so it is not changed (npm run db:migrate applies migrations there)`);
		return [];
	}
	say("applying migrations");
	for (const name of await applyMigrations(url, folder)) say(`applied ${name}`);
	say("creating the demo event");
	await run(process.execPath, tsxArguments(join(folder, "prisma/seed.ts"), ...(queue ? ["--queue"] : [])), {
		cwd: folder,
		env,
	});
	return demoAccounts(url);
}

async function demoAccounts(connectionString: string): Promise<string[]> {
	const client = new pg.Client({ connectionString });
	await client.connect();
	try {
		const { rows } = await client.query<{ name: string; email: string; place: string }>(`
			SELECT u.name, u.email, COALESCE(
				string_agg(lower(CASE a.role WHEN 'ATTENDEE' THEN a.status::text ELSE a.role::text END)
					|| ' at ' || e.name, ', ' ORDER BY e."startsAt"), 'on no roll') AS place
			FROM "User" u LEFT JOIN "Attendance" a ON a."userId" = u.id LEFT JOIN "Event" e ON e.id = a."eventId"
			WHERE u.demo GROUP BY u.id ORDER BY u.email`);
		return rows.map(({ name, email, place }) => `  ${name.padEnd(16)} ${email.padEnd(28)} ${place}`);
	} finally {
		await client.end();
	}
}
