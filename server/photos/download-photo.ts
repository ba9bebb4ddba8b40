import type { Deps } from "../deps";
import { AppError } from "../errors";
import { mayReadOriginal } from "../policies/roll";
import { renditionKey } from "./object-key";
import { downloadName } from "./photo-view";
import { type Asked, seenPhoto } from "./seen-photo";

/**
 * A URL that saves the photo as a file: the original for whoever may read it, the largest rendition for everybody
 * else. Asked for when it is wanted, because signing one for each photo of a list would cost more than the list.
 * Throws PHOTO_NOT_FOUND, also where there is nothing to read yet.
 */
export async function downloadPhoto(deps: Pick<Deps, "db" | "storage" | "now">, asked: Asked) {
	const { photo, place } = await seenPhoto(deps, asked);
	const sign = (key: string, contentType: string) =>
		deps.storage.presignGet(key, {
			now: deps.now(),
			downloadName: downloadName({ title: photo.title, contentType }),
		});
	if (mayReadOriginal(place, photo)) return { url: await sign(photo.key, photo.contentType) };
	const largest = photo.state === "READY" ? photo.renditionWidths.at(-1) : undefined;
	if (!largest) throw new AppError("PHOTO_NOT_FOUND");
	return { url: await sign(renditionKey(photo.eventId, photo.id, largest), "image/webp") };
}
