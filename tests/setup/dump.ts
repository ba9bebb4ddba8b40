/**
 * Dumps and restores this test file's database with SQL, because the PostgreSQL that npm installs has no pg_dump. A
 * restore brings back every row of every table and deletes newer rows, as `pg_restore --clean` does.
 */
import { Client } from "pg";
import { openDatabase } from "./database";

/** Takes the dump. The function it returns restores it. */
export async function dump(): Promise<() => Promise<void>> {
	await run(async (client) => {
		await client.query("DROP SCHEMA IF EXISTS dump CASCADE; CREATE SCHEMA dump");
		for (const table of await tables(client))
			await client.query(`CREATE TABLE dump.${table} AS TABLE public.${table}`);
	});
	return () =>
		run(async (client) => {
			// Tables are restored in the order of their names, so foreign keys cannot be checked while they are restored.
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
