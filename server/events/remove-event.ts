import type { Deps } from "../deps";
import { AppError } from "../errors";

/**
 * Deletes an event without photos, with its roll and its log. Objects of uploads that were not confirmed yet are noted for
 * the sweep by a trigger. Its addresses stay taken. Throws EVENT_HAS_PHOTOS, and EVENT_NOT_FOUND if it is repeated.
 */
export async function removeEvent(
	{ db }: Pick<Deps, "db">,
	{ eventId }: { eventId: string },
): Promise<{ removed: true }> {
	return db.$transaction(async (tx) => {
		// In the order in which an upload takes its locks: first the row on the roll, then the event. The other way round
		// the two could wait for each other.
		await tx.$queryRaw`SELECT id FROM "Attendance" WHERE "eventId" = ${eventId}::uuid ORDER BY id FOR UPDATE`;
		const found = await tx.$queryRaw<unknown[]>`
			SELECT id FROM "Event" WHERE id = ${eventId}::uuid FOR UPDATE`;
		if (found.length === 0) throw new AppError("EVENT_NOT_FOUND");
		if (await tx.photo.findFirst({ where: { eventId }, select: { id: true } }))
			throw new AppError("EVENT_HAS_PHOTOS");
		await tx.event.delete({ where: { id: eventId } });
		return { removed: true };
	});
}
