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
