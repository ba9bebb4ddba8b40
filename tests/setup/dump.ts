/**
 * A dump of this test file's database and its restore, by SQL: the PostgreSQL that npm installs has no pg_dump. Every row
 * of every table comes back as it was, and rows made since are gone, as after `pg_restore --clean`.
 */
import { Client } from "pg";
import { openDatabase } from "./database";

/** Takes the dump. The function it answers with restores it. */
export async function dump(): Promise<() => Promise<void>> {
	await run(async (client) => {
		await client.query("DROP SCHEMA IF EXISTS dump CASCADE; CREATE SCHEMA dump");
		for (const table of await tables(client))
			await client.query(`CREATE TABLE dump.${table} AS TABLE public.${table}`);
	});
	return () =>
		run(async (client) => {
			// The rows come in the order of the tables' names, so foreign keys cannot be checked on the way.
			await client.query("SET LOCAL session_replication_role = replica");
			for (const table of await tables(client)) {
				await client.query(`DELETE FROM public.${table}`);
				await client.query(`INSERT INTO public.${table} SELECT * FROM dump.${table}`);
			}
		});
}

async function tables(client: Client): Promise<string[]> {
	const { rows } = await client.query<{ name: string }>(
		"SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
	);
	return rows.map(({ name }) => name);
}

async function run(work: (client: Client) => Promise<void>): Promise<void> {
	const { url } = await openDatabase();
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		await client.query("BEGIN");
		await work(client);
		await client.query("COMMIT");
	} finally {
		await client.end();
	}
}
