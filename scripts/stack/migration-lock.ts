import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** Of Rollcall alone; any number does. */
export const migrationLock = 1_917_412_025;
const patienceMs = 15 * 60_000;

/**
 * One process at a time on a database, the others wait for their turn. Prisma's engine has a lock as well, and gives up
 * after ten seconds: a deploy beside a long migration would fail. Asked for again and again instead of waited for: a
 * statement that waits holds a snapshot, and CREATE INDEX CONCURRENTLY would wait for that one.
 */
export async function makeMutex<T>(databaseUrl: string, task: () => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	try {
		const until = Date.now() + patienceMs;
		while (!(await tryLock(client))) {
			if (Date.now() > until)
				throw new Error("Another deploy has been migrating for 15 minutes. Look at that one.");
			await sleep(1_000);
		}
		return await task();
	} finally {
		// The lock goes with its session.
		await client.end();
	}
}

async function tryLock(client: pg.Client): Promise<boolean> {
	const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS got", [migrationLock]);
	return rows[0]?.got === true;
}
