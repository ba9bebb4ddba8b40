/** Migrations as a deploy runs them, with real processes, each test on an empty database. */
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { afterEach, describe, expect, inject, test } from "vitest";
import { administer, databaseUrlOf } from "./stack/databases";
import { applyMigrations } from "./stack/migrate";
import { migrationLock } from "./stack/migration-lock";
import { root } from "./stack/root";
import { migrationsOnDisk } from "./stack/schema-engine";
import { tsxArguments } from "./stack/tsx";

const made: string[] = [];
async function emptyDatabase(): Promise<string> {
	const name = `migrate_${randomUUID()}`;
	await administer(inject("adminDatabaseUrl"), `CREATE DATABASE "${name}"`);
	made.push(name);
	return databaseUrlOf(inject("adminDatabaseUrl"), name);
}
afterEach(async () => {
	for (const name of made.splice(0)) {
		await administer(inject("adminDatabaseUrl"), `DROP DATABASE "${name}" WITH (FORCE)`);
	}
});

async function connect(url: string): Promise<pg.Client> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	return client;
}

async function history(url: string): Promise<unknown[]> {
	const client = await connect(url);
	try {
		const { rows: found } = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
		if (found[0]?.name === null) return [];
		const { rows } = await client.query(
			"SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM _prisma_migrations ORDER BY 1",
		);
		return rows;
	} finally {
		await client.end();
	}
}

const names = migrationsOnDisk().migrationDirectories.map(({ path }) => path);

test("when several deploys run at once, one migrates and the others wait and find nothing to do", async () => {
	const url = await emptyDatabase();

	const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(url)));

	expect(applied.filter((each) => each.length > 0)).toEqual([names]);
	expect(await history(url)).toEqual(names.map((name) => ({ name, done: true })));
});

test("a deploy waits as long as another one holds the migration lock", async () => {
	const url = await emptyDatabase();
	const other = await connect(url);
	try {
		await other.query("SELECT pg_advisory_lock($1)", [migrationLock]);
		const waiting = applyMigrations(url);
		// Prisma's own lock times out after ten seconds.
		expect(await Promise.race([waiting, setTimeout(15_000, "waits")])).toBe("waits");
		expect(await history(url)).toEqual([]);

		await other.query("SELECT pg_advisory_unlock($1)", [migrationLock]);
		expect(await waiting).toEqual(names);
	} finally {
		await other.end();
	}
});

describe("a build on Vercel", () => {
	const deploy = async (env: Record<string, string>) => {
		const { stdout } = await promisify(execFile)(
			process.execPath,
			tsxArguments("scripts/migrate.ts", "deploy"),
			{ cwd: root, env: { ...process.env, VERCEL_ENV: "", ...env } },
		);
		return stdout;
	};

	test.each(["preview", "development", ""])("does not touch the database in %j", async (VERCEL_ENV) => {
		const url = await emptyDatabase();
		expect(await deploy({ VERCEL_ENV, DATABASE_URL: url })).toContain("not migrated");
		expect(await history(url)).toEqual([]);
	});

	test("migrates in production, through the address without a pooler if there is one", async () => {
		const url = await emptyDatabase();
		const pooled = "postgres://nobody@127.0.0.1:1/pooled";
		await deploy({ VERCEL_ENV: "production", DATABASE_URL: pooled, DATABASE_URL_UNPOOLED: url });
		expect(await history(url)).toHaveLength(names.length);
	});

	test("fails in production if the database cannot be migrated", async () => {
		const nowhere = "postgres://nobody@127.0.0.1:1/nowhere";
		await expect(deploy({ VERCEL_ENV: "production", DATABASE_URL: nowhere })).rejects.toThrow(
			"Can't reach database server",
		);
	});

	test("migrates before it builds", () => {
		const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
		expect(scripts["vercel-build"]).toBe("tsx scripts/migrate.ts deploy && next build");
	});
});
