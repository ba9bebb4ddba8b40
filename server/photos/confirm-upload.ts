/**
 * Upload, step 2 of 2: turn bytes already in S3 into a Photo.
 * S3 is the only witness: size and type come from HeadObject and the first bytes, never from the client.
 * Deleting the intent and inserting the photo are one transaction, so of twenty confirms at once one does it
 * and nineteen find it done. Step 1: ./initiate-upload.ts
 */
import type { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { sameFamily, sniffBytes, sniffType } from "../images/sniff";
import { findPlace, maySee, type Place } from "../policies/roll";
import { isUniqueViolation } from "../unique-violation";
import { replaceFailed } from "./failed-photo";
import { discardIntent, findIntent, type Intent, isPending, samePending } from "./intent";
import { isSamePhoto } from "./object-metadata";
import { type PhotoRow, type PhotoView, photoSelect, photoWithUploader, viewPhoto } from "./photo-view";

type ConfirmDeps = Pick<Deps, "db" | "storage" | "now" | "limits">;

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
	if (!intent.role || intent.status !== "ATTENDED") throw new AppError("NOT_ON_THE_ROLL");
	if (intent.state === "EXPIRED") throw new AppError("UPLOAD_EXPIRED");
	if (intent.state === "REJECTED") throw new AppError("UPLOAD_MISMATCH");
	if (intent.state === "DUPLICATE") return confirmedBefore(deps, { userId, photo: sameBytes(intent) });

	const arrived = await compare(deps, intent);
	if (arrived === "nothing" && (await isPending(deps.db, intent))) throw new AppError("UPLOAD_MISSING");
	if (arrived === "other" && (await discardIntent(deps, intent, "REJECTED"))) {
		throw new AppError("UPLOAD_MISMATCH");
	}
	const row = arrived === "asAnnounced" && (await turnIntoPhoto(deps, intent));
	// Another confirm, a sweep or a new announcement came first: look again at how things stand now.
	if (!row) return confirmUpload(deps, { userId, photoId });
	const viewer: Place = { userId, role: intent.role, status: intent.status };
	return {
		photo: await viewPhoto(deps, { ...row, uploader: { name: intent.uploaderName } }, viewer),
		created: true,
	};
}

/** What is stored under the intent's key, beside what was announced. */
async function compare(
	{ storage }: ConfirmDeps,
	intent: Intent,
): Promise<"asAnnounced" | "other" | "nothing"> {
	const [stored, start] = await Promise.all([
		storage.head(intent.key),
		storage.readStart(intent.key, sniffBytes),
	]);
	if (!stored) return "nothing";
	if (stored.size !== intent.size || stored.contentType !== intent.contentType) return "other";
	if (
		!isSamePhoto(stored.metadata, {
			photoId: intent.id,
			eventId: intent.eventId,
			uploaderId: intent.uploaderId,
		})
	) {
		return "other";
	}
	// It arrived between the two answers.
	if (!start) return "nothing";
	const sniffed = sniffType(start);
	return sniffed && sameFamily(intent.contentType, sniffed) ? "asAnnounced" : "other";
}

/** The new row, or null where this call is not the one that may make it. */
async function turnIntoPhoto(
	deps: ConfirmDeps,
	intent: Intent,
	{ replacing } = { replacing: false },
): Promise<PhotoRow | null> {
	const { id, eventId, uploaderId, key, sha256, contentType, size, title, description } = intent;
	try {
		return await deps.db.$transaction(async (tx) => {
			const taken = await tx.upload.deleteMany({ where: samePending(intent) });
			if (taken.count === 0) return null;
			const replaced =
				replacing && (await replaceFailed(tx, intent, { limits: deps.limits, now: deps.now() }));
			return tx.photo.create({
				data: {
					...{ id, eventId, uploaderId, key, sha256, contentType, size, title, description },
					hidden: intent.moderation === "BEFORE",
					createdAt: deps.now(),
					...(replaced || {}),
				},
				select: photoSelect,
			});
		});
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		// A photo of these bytes is there, perhaps one that failed. To ask first would cost every confirm a query.
		if (!replacing) return turnIntoPhoto(deps, intent, { replacing: true });
		// Somebody else's upload of the same bytes was confirmed a moment ago: theirs is the photo.
		await discardIntent(deps, intent, "DUPLICATE");
		return null;
	}
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
	const place = await findPlace(deps.db, { eventId: photo.eventId, userId });
	if (place?.status !== "ATTENDED") throw new AppError("NOT_ON_THE_ROLL");
	if (!maySee(place, photo)) throw new AppError("UPLOAD_EXPIRED");
	return { photo: await viewPhoto(deps, photo, place), created: false };
}

const sameBytes = ({ eventId, sha256 }: Intent) => ({ eventId, sha256 });
