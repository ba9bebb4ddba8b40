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

/**
 * Empties every table except the migration history. TRUNCATE makes new files for each table and its indexes, which takes
 * fifty times as long for the few rows of most tests. It is for tables that have grown, so that no plan counts their dead rows.
 */
export async function emptyDatabase(db: PrismaClient): Promise<void> {
	await db.$executeRaw`
		DO $$
		DECLARE
			found record;
		BEGIN
			-- Neither triggers nor foreign keys, so the tables can be emptied in any order.
			SET LOCAL session_replication_role = replica;
			FOR found IN
				SELECT relname, pg_relation_size(oid) > 65536 AS grown FROM pg_class
				WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'
			LOOP
				-- Whatever another test left under way ends first.
				EXECUTE format('LOCK TABLE %I', found.relname);
				IF found.grown THEN
					EXECUTE format('TRUNCATE %I CASCADE', found.relname);
				ELSE
					EXECUTE format('DELETE FROM %I', found.relname);
				END IF;
			END LOOP;
		END $$`;
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
