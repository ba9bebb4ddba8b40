/**
 * One photo and the membership of the person who asks for it. A photo that they may not see does not exist for
 * them.
 */
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { findMembership } from "../policies/membership";
import { mayEdit, maySee } from "../policies/photos";
import { photoFor } from "./photo-view";

export interface Asked {
	userId: string;
	photoId: string;
}

/** Throws PHOTO_NOT_FOUND. */
export async function seenPhoto({ db }: Pick<Deps, "db">, { userId, photoId }: Asked) {
	const photo = await db.photo.findUnique({
		where: { id: photoId },
		select: photoFor({ userId }),
		relationLoadStrategy: "join",
	});
	const membership = photo && (await findMembership(db, { eventId: photo.eventId, userId }));
	if (!photo || !membership || !maySee(membership, photo)) throw new AppError("PHOTO_NOT_FOUND");
	return { photo, membership };
}

/** Throws PHOTO_NOT_FOUND, NOT_YOUR_PHOTO. */
export async function editablePhoto(deps: Pick<Deps, "db">, asked: Asked) {
	const found = await seenPhoto(deps, asked);
	if (!mayEdit(found.membership, found.photo)) throw new AppError("NOT_YOUR_PHOTO");
	return found;
}
