import type { PoolConfig } from "pg";

/**
 * How this app connects to PostgreSQL: always in UTC. Prisma's adapter writes times without an offset and cuts it
 * off those it reads, so on a server of another time zone they would be hours away from now() and everybody else's.
 * Asked for by statement, because poolers such as PgBouncer refuse it among the parameters of a connection.
 */
export function poolOptions(connectionString: string): PoolConfig {
	return {
		connectionString,
		// The pool waits for it before it hands the connection out.
		onConnect: async (client) => {
			await client.query("SET TIME ZONE 'UTC'");
		},
	};
}

/**
 * For every transaction of every client, in milliseconds: the wait for a connection of the pool, as long as the pool itself
 * waits, and then the transaction. Prisma's own wait of 2 s ends hundreds of uploads when many come at once.
 */
export const transactionOptions = { maxWait: 10_000, timeout: 15_000 };
