import pg from "pg";

/** The same server and credentials, another database. */
export function databaseUrlOf(url: string, database: string): string {
	const other = new URL(url);
	other.pathname = `/${encodeURIComponent(database)}`;
	return other.href;
}

/** One statement on a connection of its own: CREATE and DROP DATABASE cannot run in a transaction. */
export async function administer(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
