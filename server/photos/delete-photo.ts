/**
 * The row of a photo goes, and in the same transaction the keys of its objects are written down: a call that dies in
 * between leaves nothing behind that the sweep does not finish. By whom is kept, too.
 */
import type { Prisma } from "@/prisma/generated/client";
import { renditionKey } from "./object-key";

interface Gone {
	id: string;
	eventId: string;
	key: string;
	renditionWidths: number[];
}

/** The keys of its objects, or null where no photo meets the condition (any more). */
export async function deletePhoto(
	tx: Prisma.TransactionClient,
	{ where, actorId, action }: { where: Prisma.Sql; actorId: string; action: string },
): Promise<string[] | null> {
	// What developing wrote since the row was read counts as well: delete, then name what was there.
	const [gone] = await tx.$queryRaw<Gone[]>`
		DELETE FROM "Photo" WHERE ${where} RETURNING id, "eventId", key, "renditionWidths"`;
	if (!gone) return null;
	const { id, eventId, key, renditionWidths } = gone;
	const keys = [key, ...renditionWidths.map((width) => renditionKey(eventId, id, width))];
	await tx.objectRemoval.createMany({ data: keys.map((doomed) => ({ key: doomed })), skipDuplicates: true });
	await tx.auditEntry.create({ data: { eventId, actorId, action, subject: id } });
	return keys;
}
