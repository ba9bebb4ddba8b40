/**
 * Upload, step 2 of 2: turn bytes already in S3 into a Photo.
 * S3 is the only witness: size and type come from HeadObject and the first bytes, never from the client.
 * Of twenty confirms at once one makes the Photo (./photo-from-intent.ts) and nineteen find it made.
 * Step 1: ./initiate-upload.ts
 */
import type { Prisma } from "@/prisma/generated/client";
import { hasAttended } from "@/rules/roles";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { type PhotoRow, type PhotoView, photoWithUploader, viewPhoto } from "../photos/photo-view";
import { findMembership, type Membership } from "../policies/membership";
import { maySee } from "../policies/photos";
import { endIntent } from "./end-intent";
import { findIntent, type Intent, isUnchanged, sameIntent } from "./intent";
import { lookAtObject } from "./look-at-object";
import { photoFromIntent } from "./photo-from-intent";

type ConfirmDeps = Pick<Deps, "db" | "storage" | "limits" | "now">;

/**
 * Repeating is safe and answers the same. `created` tells the one call that made the Photo.
 * The upload window is not checked again: a photo begun in time counts, however bad the network.
 * Throws UPLOAD_MISSING (send the bytes, then ask again), UPLOAD_MISMATCH (the object is deleted and the intent
 * ended), UPLOAD_EXPIRED (announce it again), UPLOAD_NOT_FOUND, NOT_ON_THE_ROLL.
 */
export async function confirmUpload(
	deps: ConfirmDeps,
	{ userId, photoId }: { userId: string; photoId: string },
): Promise<{ photo: PhotoView; created: boolean }> {
	const intent = await findIntent(deps.db, photoId);
	if (!intent) return confirmedBefore(deps, { userId, photo: { id: photoId, uploaderId: userId } });
	// Whether the id of somebody else's upload exists is nobody's business.
	if (intent.uploaderId !== userId) throw new AppError("UPLOAD_NOT_FOUND");
	if (!intent.role || !intent.status || !hasAttended(intent)) throw new AppError("NOT_ON_THE_ROLL");
	if (intent.state === "EXPIRED") throw new AppError("UPLOAD_EXPIRED");
	if (intent.state === "REJECTED") throw new AppError("UPLOAD_MISMATCH");
	if (intent.state === "DUPLICATE") return confirmedBefore(deps, { userId, photo: sameBytes(intent) });

	const row = await lookAndMake(deps, intent);
	// Another confirm, a sweep or a new announcement came first: look again at how things stand now.
	if (!row) return confirmUpload(deps, { userId, photoId });
	const viewer: Membership = { userId, role: intent.role, status: intent.status };
	return {
		photo: await viewPhoto(deps, { ...row, uploader: { name: intent.uploaderName } }, viewer),
		created: true,
	};
}

/** The new row, or null where this call is not the one that may make it. */
async function lookAndMake(deps: ConfirmDeps, intent: Intent): Promise<PhotoRow | null> {
	const seen = await lookAtObject(deps, intent);
	if (seen.is === "nothing") {
		if (await isUnchanged(deps.db, intent)) throw new AppError("UPLOAD_MISSING");
		return null;
	}
	if (seen.is === "other") {
		if ((await endIntent(deps, intent, "REJECTED")) === "removed") throw new AppError("UPLOAD_MISMATCH");
		return null;
	}
	const making = { where: sameIntent(intent), contentType: seen.contentType };
	const made = await photoFromIntent(deps, intent, making);
	// Somebody else's upload of the same bytes was confirmed a moment ago: theirs is the photo.
	if (made === "sameBytes") await endIntent(deps, intent, "DUPLICATE");
	return made === "changed" || made === "sameBytes" ? null : made;
}

/**
 * Of a confirm that comes after the fact: the photo, told to its viewer as the first answer told it. Somebody else's
 * of the same bytes that its viewer may not see is not told at all: their upload has ended, and announcing it again
 * says that the bytes are there.
 */
async function confirmedBefore(
	deps: ConfirmDeps,
	{ userId, photo: where }: { userId: string; photo: Prisma.PhotoWhereInput },
): Promise<{ photo: PhotoView; created: false }> {
	const photo = await deps.db.photo.findFirst({
		where,
		select: photoWithUploader,
		relationLoadStrategy: "join",
	});
	if (!photo) throw new AppError("UPLOAD_NOT_FOUND");
	const membership = await findMembership(deps.db, { eventId: photo.eventId, userId });
	if (!membership || !hasAttended(membership)) throw new AppError("NOT_ON_THE_ROLL");
	if (!maySee(membership, photo)) throw new AppError("UPLOAD_EXPIRED");
	return { photo: await viewPhoto(deps, photo, membership), created: false };
}

const sameBytes = ({ eventId, sha256 }: Intent) => ({ eventId, sha256 });
