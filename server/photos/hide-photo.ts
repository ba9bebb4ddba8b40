import { mayOrganize } from "@/rules/roles";
import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { viewPhoto } from "./photo-view";
import { type Asked, seenPhoto } from "./seen-photo";

/**
 * Hides a photo from the album and the live wall, or shows it again. Its uploader and the organizers still see a
 * hidden photo in the album. Repeating is safe. Throws PHOTO_NOT_FOUND, ORGANIZERS_ONLY.
 */
export async function hidePhoto(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ hidden, ...asked }: Asked & { hidden: boolean },
) {
	const { photo, membership } = await seenPhoto(deps, asked);
	if (!mayOrganize(membership)) throw new AppError("ORGANIZERS_ONLY");
	if (photo.hidden === hidden) return viewPhoto(deps, photo, membership);
	await deps.db.$transaction(async (tx) => {
		const { count } = await tx.photo.updateMany({ where: { id: photo.id }, data: { hidden } });
		if (count === 0) throw new AppError("PHOTO_NOT_FOUND");
		const action = hidden ? "photo.hide" : "photo.show";
		const subject = { photoId: photo.id };
		await writeAudit(tx, { eventId: photo.eventId, actorId: asked.userId, action, subject });
	});
	return viewPhoto(deps, { ...photo, hidden }, membership);
}
