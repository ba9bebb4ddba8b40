/** Changes the words of a photo that its person is still adding, whether or not it has become a Photo in the meantime. */
import type { Deps } from "../deps";
import { AppError } from "../errors";

/**
 * A field that is left out stays. The Photo is made with the words that its upload has at that moment; those in the object's
 * metadata may be older (./object-metadata.ts). `is` says what the words were changed of. Repeating is safe.
 * Throws UPLOAD_NOT_FOUND, also for somebody else's upload, and for the photo of a person who was taken off the roll.
 */
export async function rewordUpload(
	{ db }: Pick<Deps, "db">,
	{
		userId,
		photoId,
		title,
		description,
	}: { userId: string; photoId: string; title?: string; description?: string },
): Promise<{ is: "upload" | "photo" }> {
	const own = { id: photoId, uploaderId: userId };
	const upload = await db.upload.updateMany({
		where: own,
		data: {
			...(title !== undefined && { title, titleTyped: true }),
			...(description !== undefined && { description, descriptionTyped: true }),
		},
	});
	if (upload.count > 0) return { is: "upload" };
	// A confirm deletes the upload and makes the photo in one transaction, so one of the two is always found.
	const photo = await db.photo.updateMany({
		where: { ...own, event: { roll: { some: { userId } } } },
		data: { title, description },
	});
	if (photo.count > 0) return { is: "photo" };
	throw new AppError("UPLOAD_NOT_FOUND");
}
