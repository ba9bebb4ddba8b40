import type { Deps } from "../deps";
import { AppError } from "../errors";
import { maySee } from "../policies/photos";
import type { Limited } from "../rate-limits/rate-limits";
import { lockMembership } from "./report-photo";
import { type Asked, seenPhoto } from "./seen-photo";

/**
 * Puts a photo among a person's favourites, or takes it away. It counts by their row on the roll, of which a person has one,
 * however they sign in. Returns how many people have it among theirs now. Repeating is safe. Throws PHOTO_NOT_FOUND,
 * ASKED_TOO_OFTEN.
 */
export async function setFavourite(
	deps: Pick<Deps, "db" | "now"> & Limited<"favourite">,
	{ userId, photoId, favourite }: Asked & { favourite: boolean },
): Promise<{ favourite: boolean; favourites: number }> {
	const { photo, membership } = await seenPhoto(deps, { userId, photoId });
	await deps.limit.favourite({ userId });
	return deps.db.$transaction(async (tx) => {
		// The order of all who lock these: the row on the roll, the photo, what belongs to both.
		const attendanceId = await lockMembership(tx, { eventId: photo.eventId, userId });
		await tx.$queryRaw`SELECT FROM "Photo" WHERE id = ${photoId}::uuid FOR NO KEY UPDATE`;
		const now = await tx.photo.findUnique({
			where: { id: photoId },
			select: { uploaderId: true, state: true, place: true },
		});
		if (!attendanceId || !now || !maySee(membership, now)) throw new AppError("PHOTO_NOT_FOUND");
		if (favourite)
			await tx.favourite.createMany({
				data: [{ photoId, attendanceId, createdAt: deps.now() }],
				skipDuplicates: true,
			});
		else await tx.favourite.deleteMany({ where: { photoId, attendanceId } });
		const { favourites } = await tx.photo.findUniqueOrThrow({
			where: { id: photoId },
			select: { favourites: true },
		});
		return { favourite, favourites };
	});
}
