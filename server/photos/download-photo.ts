import type { Deps } from "../deps";
import { AppError } from "../errors";
import { mayReadOriginal } from "../policies/photos";
import { renditionKey } from "./object-key";
import { downloadName } from "./photo-view";
import { type Asked, seenPhoto } from "./seen-photo";

/** Milliseconds. The browser gives up after thirty seconds, and should hear by then which part did not answer. */
const storePatience = 15_000;

/**
 * A URL that saves the photo as a file: the original for whoever may read it, the largest rendition for everybody
 * else. Asked for when it is wanted, because signing one for each photo of a list would cost more than the list.
 * The object is looked at first, because a page can say what an error means, and what the store says it cannot read.
 * Throws PHOTO_NOT_FOUND, also where there is nothing to read yet, FILE_MISSING, STORAGE_UNAVAILABLE.
 */
export async function downloadPhoto(deps: Pick<Deps, "db" | "storage" | "now">, asked: Asked) {
	const { photo, membership } = await seenPhoto(deps, asked);
	const sign = async (key: string, contentType: string) => {
		const object = await deps.storage.head(key, { signal: AbortSignal.timeout(storePatience) });
		if (!object) throw new AppError("FILE_MISSING");
		const name = downloadName({ title: photo.title, contentType });
		return { url: await deps.storage.presignGet(key, { now: deps.now(), downloadName: name }) };
	};
	if (mayReadOriginal(membership, photo)) return sign(photo.key, photo.contentType);
	const largest = photo.state === "READY" ? photo.renditionWidths.at(-1) : undefined;
	if (!largest) throw new AppError("PHOTO_NOT_FOUND");
	return sign(renditionKey(photo.eventId, photo.id, largest), "image/webp");
}
