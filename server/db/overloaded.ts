/** An error that says the database has no connection free for us, as its driver and Prisma tell it. */
import { AppError } from "../errors";

/**
 * Prisma: P2024 no connection in time, P2028 a transaction that could not begin or end in time (it is rolled back), P2037
 * too many connections. PostgreSQL: 53300, the same. https://www.prisma.io/docs/orm/reference/error-reference
 */
const codes = ["P2024", "P2028", "P2037", "53300"];
/** pg-pool gives its error no code. */
const poolTimeout = "timeout exceeded when trying to connect";
/** Seconds. A call that waited this long for the database and got nothing finds no shorter queue in one. */
const retryAfter = 5;

/** The same error, or SERVER_BUSY in its place with the error as its cause. */
export function busyWhereOverloaded(error: unknown): unknown {
	if (error instanceof AppError || !isOverloaded(error)) return error;
	return new AppError("SERVER_BUSY", { cause: error, retryAfter });
}

/** `depth`: how far causes are followed. */
function isOverloaded(error: unknown, depth = 4): boolean {
	if (!(error instanceof Error)) return false;
	const code: unknown = Reflect.get(error, "code");
	if (typeof code === "string" && codes.includes(code)) return true;
	if (error.message.includes(poolTimeout)) return true;
	return depth > 0 && isOverloaded(error.cause, depth - 1);
}
