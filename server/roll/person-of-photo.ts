import type { Deps } from "../deps";
import { AppError } from "../errors";
import { rollSelect, viewRow } from "./roll-row";

/**
 * The row of the person who added a photo, for an organizer who looks at the photo, and how many photos they have in the event.
 * Throws PHOTO_NOT_FOUND, also if the photo is in another event, and PERSON_NOT_FOUND if they were taken off the roll.
 */
export async function personOfPhoto(
	{ db }: Pick<Deps, "db">,
	{ eventId, photoId }: { eventId: string; photoId: string },
) {
	const photo = await db.photo.findFirst({
		where: { id: photoId, eventId },
		select: { uploaderId: true, uploader: { select: { name: true } } },
	});
	if (!photo) throw new AppError("PHOTO_NOT_FOUND");
	const userId = photo.uploaderId;
	const row = await db.attendance.findUnique({
		where: { eventId_userId: { eventId, userId } },
		select: rollSelect,
	});
	if (!row) throw new AppError("PERSON_NOT_FOUND");
	const photos = await db.photo.count({ where: { eventId, uploaderId: userId } });
	return { ...viewRow(row), name: row.name ?? photo.uploader.name, photos };
}
