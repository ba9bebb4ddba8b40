import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { shownToAll } from "../policies/photos";

/**
 * Makes a photo of the album the picture of the event; null takes the picture away. Only a photo that everybody sees can
 * be chosen. One that is hidden later is no longer shown (./event-fields.ts). Throws PHOTO_NOT_FOUND.
 */
export async function setCover(
	{ db }: Pick<Deps, "db">,
	{ eventId, userId, photoId }: { eventId: string; userId: string; photoId: string | null },
): Promise<{ photoId: string | null }> {
	return db.$transaction(async (tx) => {
		if (photoId) {
			const where = { id: photoId, eventId, ...shownToAll };
			if (!(await tx.photo.findFirst({ where, select: { id: true } }))) throw new AppError("PHOTO_NOT_FOUND");
		}
		await tx.event.update({ where: { id: eventId }, data: { coverPhotoId: photoId }, select: { id: true } });
		await writeAudit(tx, {
			...{ eventId, actorId: userId, action: "event.cover" },
			...{ subject: { eventId }, details: { photoId } },
		});
		return { photoId };
	});
}
