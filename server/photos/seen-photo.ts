/** One photo and the place of the person who asks for it. What they may not see does not exist for them. */
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { findPlace, mayEdit, maySee } from "../policies/roll";
import { photoWithUploader, viewPhoto } from "./photo-view";

export interface Asked {
	userId: string;
	photoId: string;
}

/** Throws PHOTO_NOT_FOUND. */
export async function seenPhoto({ db }: Pick<Deps, "db">, { userId, photoId }: Asked) {
	const photo = await db.photo.findUnique({
		where: { id: photoId },
		select: photoWithUploader,
		relationLoadStrategy: "join",
	});
	const place = photo && (await findPlace(db, { eventId: photo.eventId, userId }));
	if (!photo || !place || !maySee(place, photo)) throw new AppError("PHOTO_NOT_FOUND");
	return { photo, place };
}

/** Throws PHOTO_NOT_FOUND, NOT_YOUR_PHOTO. */
export async function editablePhoto(deps: Pick<Deps, "db">, asked: Asked) {
	const found = await seenPhoto(deps, asked);
	if (!mayEdit(found.place, found.photo)) throw new AppError("NOT_YOUR_PHOTO");
	return found;
}

/** Throws PHOTO_NOT_FOUND. */
export async function findPhoto(deps: Pick<Deps, "db" | "storage" | "now">, asked: Asked) {
	const { photo, place } = await seenPhoto(deps, asked);
	return viewPhoto(deps, photo, place);
}
