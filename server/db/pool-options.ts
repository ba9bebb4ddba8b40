import type { PoolConfig } from "pg";

/**
 * Connects to PostgreSQL always in UTC. Prisma's adapter writes times without an offset and drops the offset of
 * those that it reads, so in another time zone they would be hours away from now() and from other clients' times.
 * A statement sets the time zone, because poolers such as PgBouncer refuse it as a connection parameter.
 */
export function poolOptions(connectionString: string): PoolConfig {
	return {
		connectionString,
		// The pool waits for this before it hands out the connection.
		onConnect: async (client) => {
			await client.query("SET TIME ZONE 'UTC'");
		},
	};
}

/**
 * Timeouts for all transactions, in milliseconds: first for getting a connection, the same as the pool's own, and
 * then for the transaction. Prisma's default of 2 s for a connection would fail hundreds of uploads when many come
 * at once.
 */
export const transactionOptions = { maxWait: 10_000, timeout: 15_000 };
