import type { Deps } from "../deps";
import { AppError } from "../errors";
import { mayReadOriginal } from "../policies/photos";
import { renditionKey } from "./object-key";
import { downloadName } from "./photo-view";
import { type Asked, seenPhoto } from "./seen-photo";

/**
 * Milliseconds. The browser's timeout is thirty seconds, and until then it should learn that the store did not
 * respond.
 */
const storePatience = 15_000;

/**
 * A URL that saves the photo as a file: the original for people who may read it (../policies/photos.ts), the largest rendition for
 * everybody else. The browser asks for it on demand, because signing one for each photo of a list would cost more
 * than the list itself. The object is checked first, because a page can show our errors but cannot read the
 * store's.
 * Throws PHOTO_NOT_FOUND (also when there is no rendition yet), FILE_MISSING, STORAGE_UNAVAILABLE.
 */
export async function downloadPhoto(deps: Pick<Deps, "db" | "storage" | "now">, asked: Asked) {
	const { photo, membership } = await seenPhoto(deps, asked);
	const sign = async (key: string, contentType: string) => {
		const object = await deps.storage.head(key, { signal: AbortSignal.timeout(storePatience) });
		if (!object) throw new AppError("FILE_MISSING");
		const name = downloadName({ ...photo, contentType });
		const options = { now: deps.now(), downloadName: name, contentType };
		return { url: await deps.storage.presignGet(key, options) };
	};
	const event = await deps.db.event.findUniqueOrThrow({
		where: { id: photo.eventId },
		select: { shareOriginals: true },
	});
	if (mayReadOriginal(membership, photo, event)) return sign(photo.key, photo.contentType);
	const largest = photo.state === "READY" ? photo.renditionWidths.at(-1) : undefined;
	if (!largest) throw new AppError("PHOTO_NOT_FOUND");
	return sign(renditionKey(photo, largest), "image/webp");
}
