import type { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";

/**
 * An import, locked until the transaction ends. `done`: also one that was applied. Throws IMPORT_NOT_FOUND, also if it is of
 * another event, and IMPORT_DONE.
 */
export async function lockImport(
	tx: Prisma.TransactionClient,
	{ eventId, importId, done = false }: { eventId: string; importId: string; done?: boolean },
) {
	await tx.$queryRaw`SELECT FROM "RollImport" WHERE id = ${importId}::uuid FOR NO KEY UPDATE`;
	const found = await tx.rollImport.findFirst({ where: { id: importId, eventId } });
	if (!found) throw new AppError("IMPORT_NOT_FOUND");
	if (!done && found.state !== "OPEN") throw new AppError("IMPORT_DONE");
	return found;
}
