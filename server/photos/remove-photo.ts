/**
 * Removing a photo with all its objects. The row goes first, and in the same transaction the objects' keys are
 * written down: a call that dies in between leaves nothing behind that the sweep does not finish.
 */
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { renditionKey } from "./object-key";
import { type Asked, editablePhoto } from "./seen-photo";

/** Throws PHOTO_NOT_FOUND (also the second time), NOT_YOUR_PHOTO. */
export async function removePhoto(
	deps: Pick<Deps, "db" | "storage">,
	asked: Asked,
): Promise<{ photoId: string }> {
	const { photo } = await editablePhoto(deps, asked);
	const keys = await deps.db.$transaction(async (tx) => {
		// What developing wrote since the row was read counts as well: delete by id, then name what was there.
		const [gone] = await tx.$queryRaw<{ renditionWidths: number[] }[]>`
			DELETE FROM "Photo" WHERE id = ${photo.id}::uuid RETURNING "renditionWidths"`;
		if (!gone) throw new AppError("PHOTO_NOT_FOUND");
		const doomed = [
			photo.key,
			...gone.renditionWidths.map((width) => renditionKey(photo.eventId, photo.id, width)),
		];
		await tx.objectRemoval.createMany({ data: doomed.map((key) => ({ key })), skipDuplicates: true });
		await tx.auditEntry.create({
			data: { eventId: photo.eventId, actorId: asked.userId, action: "photo.remove", subject: photo.id },
		});
		return doomed;
	});
	// The photo is gone for everybody by now; a store that does not answer must not turn that into an error. What was
	// written down stays for the sweep: a PUT that is still under way, or a developer at work, may bring one back.
	await deps.storage.remove(keys).catch(() => undefined);
	return { photoId: photo.id };
}
