import type { Deps } from "../deps";
import { viewPhoto } from "./photo-view";
import { type Asked, seenPhoto } from "./seen-photo";

/** One photo as this person sees it. Throws PHOTO_NOT_FOUND. */
export async function findPhoto(deps: Pick<Deps, "db" | "storage" | "now">, asked: Asked) {
	const { photo, membership } = await seenPhoto(deps, asked);
	return viewPhoto(deps, photo, membership);
}
