import { Prisma } from "@/prisma/generated/client";

/** Milliseconds. The longest list takes a few seconds. A transaction that takes too long ends only when its statement does. */
const statementTimeout = 30_000;

/**
 * Runs statements over a whole list in this transaction. The planner knows nothing of rows that have just been written, and
 * would compare each with each; and compiling a statement that runs once takes longer than the statement.
 */
export async function forWholeList<T>(tx: Prisma.TransactionClient, work: () => Promise<T>): Promise<T> {
	await tx.$executeRaw`SET LOCAL statement_timeout = ${Prisma.raw(String(statementTimeout))}`;
	await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
	await tx.$executeRaw`SET LOCAL jit = off`;
	const result = await work();
	await tx.$executeRaw`SET LOCAL enable_nestloop = on`;
	return result;
}
