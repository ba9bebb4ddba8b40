import type { Prisma } from "@/prisma/generated/client";

/**
 * These rows of the event's roll, locked until the transaction ends. They are locked in one order, so that two who want the
 * same rows do not wait for each other. A row that is not there is left out.
 */
export async function lockRows(tx: Prisma.TransactionClient, eventId: string, ids: readonly string[]) {
	await tx.$queryRaw`
		SELECT FROM "Attendance" WHERE "eventId" = ${eventId}::uuid AND id = ANY(${[...ids]}::uuid[])
		ORDER BY id FOR UPDATE`;
	return tx.attendance.findMany({ where: { eventId, id: { in: [...ids] } }, orderBy: { id: "asc" } });
}

export type RollRow = Awaited<ReturnType<typeof lockRows>>[number];
