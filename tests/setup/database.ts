/**
 * This test file's own PostgreSQL database: a copy of the migrated template, made on first use and dropped after the
 * file. `scene()` starts by calling `emptyDatabase`.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { afterAll, inject } from "vitest";
import { PrismaClient } from "@/prisma/generated/client";
import { administer } from "@/scripts/stack/databases";
import { poolOptions, transactionOptions } from "@/server/db/pool-options";
import { makePrepared, type Prepared } from "@/server/db/prepared";

interface TestDatabase {
	url: string;
	db: PrismaClient;
	prepared: Prepared;
	/** The connections of both. */
	pool: Pool;
}

let opened: Promise<TestDatabase> | undefined;

/** Returns the same database for every call in a test file. */
export function openDatabase(): Promise<TestDatabase> {
	opened ??= copyTemplate();
	return opened;
}

async function copyTemplate(): Promise<TestDatabase> {
	const url = process.env.DATABASE_URL ?? "";
	const name = new URL(url).pathname.slice(1);
	await administer(
		inject("adminDatabaseUrl"),
		`CREATE DATABASE "${name}" TEMPLATE ${inject("templateDatabase")}`,
	);
	const pool = new Pool(poolOptions(url));
	// The database is dropped a moment after the pool was closed. A connection that PostgreSQL ends before it has ended itself
	// must not fail the run.
	pool.on("error", () => {});
	const db = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
	return { url, db, prepared: makePrepared(pool), pool };
}

/** Empties every table except the migration history. */
export async function emptyDatabase(db: PrismaClient): Promise<void> {
	const tables = await db.$queryRaw<{ name: string }[]>`
		SELECT quote_ident(tablename) AS name FROM pg_tables
		WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
	await db.$executeRawUnsafe(`TRUNCATE ${tables.map(({ name }) => name).join(", ")} CASCADE`);
}

afterAll(async () => {
	if (!opened) return;
	const { url, db, pool } = await opened;
	opened = undefined;
	await db.$disconnect();
	await pool.end();
	await administer(
		inject("adminDatabaseUrl"),
		`DROP DATABASE "${new URL(url).pathname.slice(1)}" WITH (FORCE)`,
	);
});
