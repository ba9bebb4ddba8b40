/**
 * An event always keeps an organizer who can act. Whoever takes that right from somebody (leaving, and later the roll)
 * holds the lock, makes the change and then calls `keepAnOrganizer` in the same transaction, so that two who leave at
 * once cannot both be the last but one.
 */
import type { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";

/**
 * Until the transaction ends, nobody else changes who organizes this event. New photos and intents are not held up.
 * Returns false if there is no such event.
 */
export async function lockOrganizers(tx: Prisma.TransactionClient, eventId: string): Promise<boolean> {
	const rows = await tx.$queryRaw<unknown[]>`
		SELECT id FROM "Event" WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`;
	return rows.length > 0;
}

/**
 * Throws LAST_ORGANIZER if no organizer is left who has ever signed in. A row by e-mail does not count, because its
 * address may be mistyped, and then nobody could ever change the event.
 */
export async function keepAnOrganizer(
	tx: Pick<Prisma.TransactionClient, "attendance">,
	eventId: string,
): Promise<void> {
	const left = await tx.attendance.findFirst({
		where: { eventId, role: "ORGANIZER", userId: { not: null } },
		select: { id: true },
	});
	if (!left) throw new AppError("LAST_ORGANIZER");
}
