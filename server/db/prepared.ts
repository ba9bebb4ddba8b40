/**
 * Runs the few small statements that nearly every request makes. PostgreSQL plans such a statement once per connection
 * instead of each time, and Prisma is not in between; each of the two takes longer than the statement itself.
 */
import { createHash } from "node:crypto";
import { SpanKind, trace } from "@opentelemetry/api";
import type { Pool, QueryResultRow } from "pg";

export interface Statement {
	text: string;
	/** Without a name, PostgreSQL plans the statement each time, for the values that it has then. */
	name?: string;
}

/** Marks a text as SQL. */
export const sql = String.raw;

/** Runs a statement and returns its rows. It only reads, because it may run twice. */
export type Prepared = <Row extends QueryResultRow>(
	statement: Statement,
	values: readonly (string | number)[],
) => Promise<Row[]>;

/**
 * A statement that is planned once. Its plan has to be right for all values: PostgreSQL makes it without knowing them.
 * The name follows from the text, so that the releases of two deploys never mean different statements by it.
 */
export const prepare = (text: string): Statement => ({
	text,
	name: `rollcall_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`,
});

/**
 * The server does not know the name (26000) or knows it already (42P05): a pooler such as PgBouncer gave us another
 * connection and does not keep track of names. Or a migration has changed a column (0A000).
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const nameFailed = ["26000", "42P05", "0A000"];

export function makePrepared(pool: Pick<Pool, "query">): Prepared {
	let useNames = true;
	return async <Row extends QueryResultRow>(
		{ text, name }: Statement,
		values: readonly (string | number)[],
	): Promise<Row[]> => {
		const query = { text, values: [...values] };
		const span = trace.getTracer("rollcall").startSpan("pg.query", { kind: SpanKind.CLIENT });
		try {
			if (name === undefined || !useNames) return (await pool.query<Row>(query)).rows;
			return (await pool.query<Row>({ ...query, name })).rows;
		} catch (error) {
			if (!useNames || !isOfName(error)) throw error;
			useNames = false;
			return (await pool.query<Row>(query)).rows;
		} finally {
			span.end();
		}
	};
}

const isOfName = (error: unknown) =>
	error instanceof Error && "code" in error && nameFailed.includes(String(error.code));
