import type { Deps } from "../deps";
import { AppError } from "../errors";
import { viewPhoto } from "./photo-view";
import { type Asked, editablePhoto } from "./seen-photo";

/**
 * Changes a photo's title or description; a field that is left out stays. The object's metadata keeps the first ones.
 * Throws PHOTO_NOT_FOUND, NOT_YOUR_PHOTO.
 */
export async function updatePhoto(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ title, description, ...asked }: Asked & { title?: string; description?: string },
) {
	const { photo, membership } = await editablePhoto(deps, asked);
	const [changed] = await deps.db.photo.updateManyAndReturn({
		where: { id: photo.id },
		data: { title, description },
		select: { title: true, description: true },
	});
	if (!changed) throw new AppError("PHOTO_NOT_FOUND");
	return viewPhoto(deps, { ...photo, ...changed }, membership);
}
