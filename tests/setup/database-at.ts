/** Databases on the way from the first migration to the newest one, for tests of migrations. */
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, inject } from "vitest";
import { administer, databaseUrlOf } from "@/scripts/stack/databases";
import { root } from "@/scripts/stack/root";

const folder = join(root, "prisma/migrations");
/** The names of all migrations, oldest first. */
export const migrations = readdirSync(folder, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name)
	.sort();

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
	for (const close of closing.splice(0)) await close();
});

/** A new database with the migrations up to this one. `migrate` applies the others, up to `to`. It is dropped after the file. */
export async function databaseAt(last: string) {
	const name = `at_${randomUUID()}`;
	const adminUrl = inject("adminDatabaseUrl");
	await administer(adminUrl, `CREATE DATABASE "${name}"`);
	const url = databaseUrlOf(adminUrl, name);
	const client = new Client({ connectionString: url });
	await client.connect();
	closing.push(async () => {
		await client.end();
		await administer(adminUrl, `DROP DATABASE "${name}" WITH (FORCE)`);
	});
	// The app's connections are in UTC, too (server/db/pool-options.ts).
	await client.query("SET TIME ZONE 'UTC'");
	const apply = async (names: string[]) => {
		for (const one of names) await client.query(readFileSync(join(folder, one, "migration.sql"), "utf8"));
	};
	await apply(migrations.filter((one) => one <= last));
	return {
		client,
		url,
		migrate: (to = migrations.at(-1) ?? "") => apply(migrations.filter((one) => one > last && one <= to)),
	};
}
