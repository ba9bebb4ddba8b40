/**
 * Recognizes errors of the driver and of Prisma that mean that the database has no free connection, or that it ended one of
 * two transactions which waited for each other. In both cases nothing was changed, and a retry helps.
 */
import { AppError } from "../errors";

/**
 * Prisma: P2024 is no connection in time, P2028 a transaction that could not begin or end in time (it is rolled
 * back), and P2037 too many connections. PostgreSQL: 53300 is too many connections.
 * https://www.prisma.io/docs/orm/reference/error-reference
 */
const codes = ["P2024", "P2028", "P2037", "53300"];
/** The message of pg-pool's error, which has no code. */
const poolTimeout = "timeout exceeded when trying to connect";
/** Seconds. The call has waited for the database for seconds already, so a retry after only one would not help. */
const retryAfter = 5;

/**
 * Prisma: P2034 is a deadlock or a write conflict. The error of a raw query (P2010) has only PostgreSQL's own code (40P01), in
 * its message.
 */
const deadlock = /^P2034$|\b40P01\b/;

/** Returns SERVER_BUSY with the error as its cause if a retry helps, or else the error itself. */
export function busyWhereOverloaded(error: unknown): unknown {
	if (error instanceof AppError || !(error instanceof Error)) return error;
	if (isDeadlock(error)) return new AppError("SERVER_BUSY", { cause: error, retryAfter: 1 });
	return isOverloaded(error) ? new AppError("SERVER_BUSY", { cause: error, retryAfter }) : error;
}

function isDeadlock(error: Error): boolean {
	const code: unknown = Reflect.get(error, "code");
	return deadlock.test(String(code)) || (code === "P2010" && deadlock.test(error.message));
}

/** `depth` is the number of causes that are followed. */
function isOverloaded(error: unknown, depth = 4): boolean {
	if (!(error instanceof Error)) return false;
	const code: unknown = Reflect.get(error, "code");
	if (typeof code === "string" && codes.includes(code)) return true;
	if (error.message.includes(poolTimeout)) return true;
	return depth > 0 && isOverloaded(error.cause, depth - 1);
}
