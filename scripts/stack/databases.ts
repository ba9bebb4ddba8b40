import pg from "pg";

/** The URL of another database on the same server, with the same credentials. */
export function databaseUrlOf(url: string, database: string): string {
	const other = new URL(url);
	other.pathname = `/${encodeURIComponent(database)}`;
	return other.href;
}

/** Runs one statement on a connection of its own, because CREATE and DROP DATABASE cannot run in a transaction. */
export async function administer(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
