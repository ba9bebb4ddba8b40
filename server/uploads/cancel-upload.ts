/**
 * Ends an upload because its person no longer wants the photo. Its URL, if there is one, works for a few more minutes, and a
 * PUT may be under way: until then the upload keeps its place in the quota (../policies/quota.ts), and whatever arrives
 * is removed by the sweep and does not become a Photo (./end-intent.ts).
 */
import type { Deps } from "../deps";
import { AppError } from "../errors";

/**
 * "ended": there will be no photo, unless the same bytes are announced again. "photo": the upload had become a Photo, which
 * stays as it is. Repeating is safe. Throws UPLOAD_NOT_FOUND, also for somebody else's upload.
 */
export async function cancelUpload(
	{ db }: Pick<Deps, "db">,
	{ userId, photoId }: { userId: string; photoId: string },
): Promise<{ is: "ended" | "photo" }> {
	// A lease is moved by a millisecond: then its holder makes no Photo any more, because the lease is no longer the one that
	// it took, and nobody gets a URL while the holder may still be removing the object.
	const ended = await db.$executeRaw`
		UPDATE "Upload" SET state = 'CANCELLED', cancellations = cancellations + 1,
		       "removingUntil" = "removingUntil" + interval '1 millisecond'
		WHERE id = ${photoId}::uuid AND "uploaderId" = ${userId}::uuid AND state <> 'CANCELLED'`;
	if (ended > 0) return { is: "ended" };
	const own = { where: { id: photoId, uploaderId: userId } };
	if ((await db.upload.count(own)) > 0) return { is: "ended" };
	if ((await db.photo.count(own)) > 0) return { is: "photo" };
	throw new AppError("UPLOAD_NOT_FOUND");
}
