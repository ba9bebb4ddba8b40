/**
 * Upload, step 2 of 2: turn bytes already in S3 into a Photo.
 * Only S3 is trusted: size and type come from HeadObject and the first bytes, never from the client.
 * If twenty confirms come at once, one makes the Photo (./photo-from-intent.ts) and the others return it.
 * Step 1: ./initiate-upload.ts
 */
import type { Prisma } from "@/prisma/generated/client";
import type { OtherKind } from "@/rules/other-kinds";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { type PhotoRow, type PhotoView, photoFor, viewPhoto } from "../photos/photo-view";
import { findMembership } from "../policies/membership";
import { maySee } from "../policies/photos";
import { checkAttended } from "../policies/uploads";
import { endIntent, type Settled } from "./end-intent";
import { findIntent, type Intent, isUnchanged, sameIntent } from "./intent";
import { lookAtObject } from "./look-at-object";
import { photoFromIntent } from "./photo-from-intent";

type ConfirmDeps = Pick<Deps, "db" | "storage" | "limits" | "now">;

/**
 * Repeating is safe and returns the same photo. `created` is true only for the call that made the Photo.
 * The upload window is not checked again, because a photo that was started in time counts even on a slow network.
 * Throws UPLOAD_MISSING (send the bytes, then confirm again), UPLOAD_MISMATCH and NOT_A_PHOTO (the object was deleted and
 * the intent ended; later confirms answer UPLOAD_MISMATCH), UPLOAD_EXPIRED (its time was up or it was cancelled; announce
 * the photo again), UPLOAD_NOT_FOUND, NOT_ON_THE_ROLL, UPLOADS_BLOCKED (not for an upload that became a Photo before).
 */
export async function confirmUpload(
	deps: ConfirmDeps,
	{ userId, photoId }: { userId: string; photoId: string },
): Promise<{ photo: PhotoView; created: boolean }> {
	const intent = await findIntent(deps.db, photoId);
	if (!intent) return confirmedBefore(deps, { userId, photo: { id: photoId, uploaderId: userId } });
	// The same error as for an unknown id, so that nobody can find out which uploads of other people exist.
	if (intent.uploaderId !== userId) throw new AppError("UPLOAD_NOT_FOUND");
	if (!intent.role || !intent.attended) throw new AppError("NOT_ON_THE_ROLL");
	if (intent.blocked) throw new AppError("UPLOADS_BLOCKED");
	if (intent.state === "EXPIRED" || intent.state === "CANCELLED") throw new AppError("UPLOAD_EXPIRED");
	if (intent.state === "REJECTED") throw new AppError("UPLOAD_MISMATCH");
	if (intent.state === "DUPLICATE") return confirmedBefore(deps, { userId, photo: sameBytes(intent) });

	const row = await confirmIntent(deps, intent);
	if (row === "missing") throw new AppError("UPLOAD_MISSING");
	// Another person's photo has the same bytes, or another confirm, a sweep or a new announcement changed the intent in the
	// meantime, so start over with the new state.
	if (typeof row === "string") return confirmUpload(deps, { userId, photoId });
	if ("refused" in row)
		throw row.refused === null
			? new AppError("UPLOAD_MISMATCH")
			: new AppError("NOT_A_PHOTO", { params: { kind: row.refused } });
	const viewer = { userId, role: intent.role };
	return {
		photo: await viewPhoto(
			deps,
			{
				...{ ...row, uploader: { name: intent.uploaderName }, for: { name: intent.forName } },
				...{ placedBy: null, favouriteOf: [] },
			},
			viewer,
		),
		created: true,
	};
}

/** Milliseconds. A confirm that waits for the store longer would take the place of a call that needs no store. */
const lookPatience = 15_000;

/**
 * Looks at the object of a pending intent, and returns what this call made of the intent: a row of a new Photo; "confirmed"
 * if it became one while it was being ended; `refused` if it ended, with what the file is if it is no photo; "duplicate" if
 * it ended as one; "missing" if there is no object, so it is still pending; and "changed" if another call was faster. Throws
 * NOT_ON_THE_ROLL, STORAGE_UNAVAILABLE.
 */
export async function confirmIntent(
	deps: ConfirmDeps,
	intent: Intent,
): Promise<PhotoRow | { refused: OtherKind | null } | "confirmed" | "duplicate" | "missing" | "changed"> {
	const seen = await lookAtObject(deps, intent, { signal: AbortSignal.timeout(lookPatience) });
	if (seen.is === "nothing") return (await isUnchanged(deps.db, intent)) ? "missing" : "changed";
	if (seen.is === "other") return ended(await endIntent(deps, intent, "REJECTED"), { refused: seen.kind });
	const making = { where: sameIntent(intent), contentType: seen.contentType };
	const made = await photoFromIntent(deps, intent, making);
	// Another person's upload of the same bytes was confirmed a moment ago, and their photo is kept.
	if (made === "sameBytes") return ended(await endIntent(deps, intent, "DUPLICATE"), "duplicate" as const);
	return made;
}

function ended<T>(settled: Settled, as: T): T | "confirmed" | "changed" {
	if (settled === "removed") return as;
	return settled === "confirmed" ? "confirmed" : "changed";
}

/**
 * A repeated confirm returns the same photo. When the photo of these bytes is another person's and the caller may
 * not see it, the answer is UPLOAD_EXPIRED: the caller's intent has ended, and announcing it again answers
 * "duplicate".
 */
async function confirmedBefore(
	deps: ConfirmDeps,
	{ userId, photo: where }: { userId: string; photo: Prisma.PhotoWhereInput },
): Promise<{ photo: PhotoView; created: false }> {
	const photo = await deps.db.photo.findFirst({
		where,
		select: photoFor({ userId }),
		relationLoadStrategy: "join",
	});
	if (!photo) throw new AppError("UPLOAD_NOT_FOUND");
	const membership = await findMembership(deps.db, { eventId: photo.eventId, userId });
	if (!membership) throw new AppError("NOT_ON_THE_ROLL");
	await checkAttended(deps.db, { eventId: photo.eventId, userId });
	if (!maySee(membership, photo)) throw new AppError("UPLOAD_EXPIRED");
	return { photo: await viewPhoto(deps, photo, membership), created: false };
}

const sameBytes = ({ eventId, sha256 }: Intent) => ({ eventId, sha256 });
