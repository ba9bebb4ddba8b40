import type { Prisma, RollImport } from "@/prisma/generated/client";
import { AppError } from "../errors";

/**
 * An import, locked until the transaction ends. `done`: also one that was applied. Throws IMPORT_NOT_FOUND, also if it is of
 * another event, and IMPORT_DONE.
 */
export async function lockImport(
	tx: Prisma.TransactionClient,
	{ eventId, importId, done = false }: { eventId: string; importId: string; done?: boolean },
) {
	// One statement, because the parts of a list wait for each other here.
	const [found] = await tx.$queryRaw<
		Pick<RollImport, "people" | "state" | "version" | "stamp" | "decisions">[]
	>`SELECT people, state, version, stamp, decisions FROM "RollImport"
	  WHERE id = ${importId}::uuid AND "eventId" = ${eventId}::uuid FOR NO KEY UPDATE`;
	if (!found) throw new AppError("IMPORT_NOT_FOUND");
	if (!done && found.state !== "OPEN") throw new AppError("IMPORT_DONE");
	return found;
}
