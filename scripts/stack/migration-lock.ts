import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** The key of the advisory lock. Any number works that no other program uses. */
export const migrationLock = 1_917_412_025;
const patienceMs = 15 * 60_000;

/**
 * Runs the task in one process at a time on a database; the others wait. Prisma's engine has a lock as well, but
 * it times out after ten seconds, so a deploy during a long migration would fail. Our lock is tried once a second
 * instead of waited for, because a waiting statement holds a snapshot, and CREATE INDEX CONCURRENTLY would wait
 * for that snapshot.
 */
export async function makeMutex<T>(databaseUrl: string, task: () => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	try {
		const until = Date.now() + patienceMs;
		while (!(await tryLock(client))) {
			if (Date.now() > until)
				throw new Error("Another deploy has been migrating for 15 minutes. Check that deploy.");
			await sleep(1_000);
		}
		return await task();
	} finally {
		// Ending the session releases the lock.
		await client.end();
	}
}

async function tryLock(client: pg.Client): Promise<boolean> {
	const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS got", [migrationLock]);
	return rows[0]?.got === true;
}
