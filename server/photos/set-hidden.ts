import { mayOrganize } from "@/rules/roles";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { hidePhoto } from "./hide-photo";
import { viewPhoto } from "./photo-view";
import { type Asked, seenPhoto } from "./seen-photo";
import { showPhoto } from "./show-photo";

/**
 * Hides a photo without a reason, or shows it, as pages ask that were opened before a photo had a place. For them a
 * photo that waits is hidden. Throws PHOTO_NOT_FOUND, ORGANIZERS_ONLY.
 */
export async function setHidden(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ hidden, ...asked }: Asked & { hidden: boolean },
) {
	const { photo, membership } = await seenPhoto(deps, asked);
	if (!mayOrganize(membership)) throw new AppError("ORGANIZERS_ONLY");
	if (hidden === (photo.place !== "SHOWN")) return viewPhoto(deps, photo, membership);
	const organized = { eventId: photo.eventId, photoId: photo.id, membership };
	return hidden ? hidePhoto(deps, { ...organized, reason: null }) : showPhoto(deps, organized);
}
