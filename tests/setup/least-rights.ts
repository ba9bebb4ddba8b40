/** The two roles of a server of one's own (scripts/self-host/roles.sql), in a test's database. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { Client, Pool } from "pg";
import { inject } from "vitest";
import { PrismaClient } from "@/prisma/generated/client";
import { root } from "@/scripts/stack/root";
import { poolOptions, transactionOptions } from "@/server/db/pool-options";
import { makePrepared } from "@/server/db/prepared";

/** As psql does, for a script whose only variables are the two passwords. */
const rolesSql = readFileSync(join(root, "scripts/self-host/roles.sql"), "utf8")
	.replace(":'migrate_password'", "'the password of rollcall_migrate'")
	.replace(":'app_password'", "'the password of rollcall_app'");

export async function runSql(url: string, ...statements: string[]) {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		let result = await client.query(statements[0] ?? "");
		for (const sql of statements.slice(1)) result = await client.query(sql);
		return result;
	} finally {
		await client.end();
	}
}

/** Runs roles.sql as the superuser does. Roles belong to the server, so two test files must not change them at once. */
export async function makeRoles(databaseUrl: string): Promise<void> {
	const lock = new Client({ connectionString: inject("adminDatabaseUrl") });
	await lock.connect();
	try {
		await lock.query("SELECT pg_advisory_lock(hashtext('roles'))");
		await runSql(databaseUrl, rolesSql);
	} finally {
		await lock.end();
	}
}

export function urlOfRole(role: "rollcall_app" | "rollcall_migrate", databaseUrl: string): string {
	const url = new URL(databaseUrl);
	url.username = role;
	url.password = `the password of ${role}`;
	return url.href;
}

/** Connections of the app's role. `end` closes them. */
export function connectAsApp(databaseUrl: string) {
	const pool = new Pool(poolOptions(urlOfRole("rollcall_app", databaseUrl)));
	const db = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
	const end = async () => {
		await db.$disconnect();
		await pool.end();
	};
	return { db, pool, prepared: makePrepared(pool), end };
}
