import type { HideReason } from "@/rules/hide-reasons";
import type { Deps } from "../deps";
import { type Organized, placePhoto } from "./place-photo";

/**
 * Takes a photo out of the album and off the live wall. Its uploader and the organizers still see it, with the reason.
 * Hiding it again with another reason changes the reason. Throws PHOTO_NOT_FOUND.
 */
export const hidePhoto = (
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ reason, note = null, ...photo }: Organized & { reason: HideReason | null; note?: string | null },
) => placePhoto(deps, photo, { place: "HIDDEN", reason, note });
