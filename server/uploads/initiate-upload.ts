/**
 * Upload, step 1 of 2: allow one person to PUT one exact photo, and record the intent.
 * The roll, the quota and the intent are checked and written in one transaction that locks the person's row on the
 * roll, so sixty simultaneous requests cannot exceed a limit that sixty successive ones could not.
 * Step 2: ./confirm-upload.ts
 */
import { randomUUID } from "node:crypto";
import { knownDevelopFailure } from "@/rules/develop-failures";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { originalKey } from "../photos/object-key";
import { replaceable } from "../photos/replaceable-photo";
import { keptSection } from "../photos/section-choice";
import type { Viewer } from "../policies/membership";
import { mayEdit, maySee } from "../policies/photos";
import { freeableSql, removedPlacesSql, takesPlaceSql, urlDiesAt } from "../policies/quota";
import { checkUploadRight, forWhom, lockUploadRight } from "../policies/uploads";
import type { Limited } from "../rate-limits/rate-limits";
import { countUpload } from "../telemetry/measures";
import { normalizeContentType } from "./content-type";
import { makeRoom } from "./make-room";
import { objectMetadata } from "./object-metadata";
import { type Existing, reserve, type Words } from "./reserve-place";

export interface AnnouncedPhoto {
	eventId: string;
	contentType: string;
	/** Bytes. */
	size: number;
	/** Lower-case hex. */
	sha256: string;
	title: string;
	description: string;
	/** Which of the words a person typed. Without it a description counts as typed, and a title if there is one. */
	typed?: { title: boolean; description: boolean };
	/** The section that the person chose. Without one, or if it is gone, the photo goes by the time it was taken. */
	sectionId?: string | null;
	/** The row of the person for whom the photo is: the uploader's own, or a dependant's; null for whoever it may be for. */
	forId?: string | null;
}

export type InitiatedUpload =
	/** `words` are the upload's: they differ from the announced ones if somebody typed others before. */
	| {
			kind: "put";
			photoId: string;
			url: string;
			headers: Record<string, string>;
			expiresAt: Date;
			words: Words;
	  }
	/**
	 * The event already has these bytes, so there is nothing to send. `kept` is what the photo is called, and whether the
	 * person may change that; null if they may not see the photo.
	 */
	| { kind: "duplicate"; photoId: string; kept: (Words & { mayEdit: boolean }) | null }
	/**
	 * These bytes could not be developed and were already added again as often as is allowed in a day, so there is
	 * nothing to send. `failure` is the reason.
	 */
	| { kind: "failed"; photoId: string; failure: ReturnType<typeof knownDevelopFailure> };

/**
 * Repeating is safe: the same person, event and sha256 keep their photoId and get a fresh URL. The latest title,
 * description and section apply, but words that nobody typed never replace typed ones, except after a cancellation.
 * Throws TYPE_NOT_SUPPORTED, EMPTY_FILE, TOO_LARGE, TOO_MANY_UPLOADS, NOT_ON_THE_ROLL, UPLOADS_BLOCKED,
 * EVENT_ARCHIVED, UPLOADS_NOT_OPEN, UPLOADS_CLOSED, NOT_YOUR_DEPENDANT, QUOTA_REACHED, QUOTA_REACHED_FOR_NOW, SERVER_BUSY (an object of an
 * earlier upload of these bytes is being removed).
 */
export async function initiateUpload(
	deps: Pick<Deps, "db" | "storage" | "limits" | "now"> & Limited<"upload">,
	{ userId, ...photo }: AnnouncedPhoto & { userId: string },
): Promise<InitiatedUpload> {
	const { db, storage, limits } = deps;
	const contentType = normalizeContentType(photo.contentType);
	if (photo.size === 0) throw new AppError("EMPTY_FILE");
	if (photo.size > limits.photoBytes) {
		throw new AppError("TOO_LARGE", {
			params: { size: megabytes(photo.size), limit: megabytes(limits.photoBytes) },
		});
	}
	const now = deps.now();
	// This comes before the rate limit, which writes a row: otherwise a stranger could write one for every event id.
	await checkUploadRight(db, { eventId: photo.eventId, userId, now });
	await deps.limit.upload({ userId, eventId: photo.eventId });

	const newId = randomUUID();
	const announce = () =>
		db.$transaction(async (tx) => {
			const { household, viewer } = await lockUploadRight(tx, { eventId: photo.eventId, userId, now });
			const reserved = await reserve(tx, {
				...photo,
				forId: forWhom(household, photo.forId ?? null),
				sectionId: await keptSection(tx, photo),
				userId,
				contentType,
				id: newId,
				expiresAt: new Date(now.getTime() + limits.intentSeconds * 1_000),
				typed: photo.typed ?? { title: photo.title !== "", description: true },
				quota: limits.photosPerPerson,
				key: (id) => originalKey(photo.eventId, id, contentType),
				replaceable: replaceable({ limits, now }),
				takesPlace: takesPlaceSql({ limits, now }),
				freeable: freeableSql({ limits, now }),
				removedPlaces: removedPlacesSql({ limits, now }, { eventId: photo.eventId, userId }),
			});
			return { reserved, viewer };
		});
	let { reserved, viewer } = await announce();
	const { freeable } = reserved;
	if (freeable && (await makeRoom(deps, { eventId: photo.eventId, userId })))
		({ reserved, viewer } = await announce());
	const { existing, intent } = reserved;
	if (existing?.state === "FAILED")
		return {
			kind: "failed",
			photoId: existing.id,
			failure: knownDevelopFailure(existing.failure ?? "GAVE_UP"),
		};
	if (existing) return { kind: "duplicate", photoId: existing.id, kept: wordsFor(viewer, existing) };
	if (!intent && reserved.full) throw quotaReached(deps, now, reserved.freeWith);
	// The key's object may be about to be removed (./end-intent.ts), and nobody may get a URL for the key before it is.
	if (!intent) throw new AppError("SERVER_BUSY", { retryAfter: 3 });

	// Announcing the same bytes again renews their intent, which was counted before.
	if (intent.id === newId) countUpload("begun");
	const { title, description, cancellations, sectionId, forId } = intent;
	const signed = await storage.presignPut({
		key: intent.key,
		contentType,
		size: photo.size,
		sha256Hex: photo.sha256,
		metadata: objectMetadata({
			...{ photoId: intent.id, eventId: photo.eventId, uploaderId: userId },
			...{ sha256: photo.sha256, title, description, cancellations, sectionId, forId },
		}),
		expiresIn: limits.putUrlSeconds,
	});
	return {
		kind: "put",
		photoId: intent.id,
		...signed,
		expiresAt: new Date(now.getTime() + limits.putUrlSeconds * 1_000),
		words: { title, description },
	};
}

/** The words of an existing photo, as far as this person may read them. */
function wordsFor(viewer: Viewer, photo: Existing) {
	if (!maySee(viewer, photo)) return null;
	const { title, description } = photo;
	return { title, description, mayEdit: mayEdit(viewer, photo) };
}

/** `freeWith` is the `expiresAt` of the ended intent whose place is the one to wait for. */
function quotaReached({ limits }: Pick<Deps, "limits">, now: Date, freeWith: Date | null): AppError {
	const limit = limits.photosPerPerson;
	if (!freeWith) return new AppError("QUOTA_REACHED", { params: { limit } });
	const wait = urlDiesAt({ expiresAt: freeWith }, { limits }).getTime() - now.getTime();
	return new AppError("QUOTA_REACHED_FOR_NOW", {
		params: { limit, minutes: Math.max(1, Math.ceil(wait / 60_000)) },
	});
}

/**
 * Megabytes, rounded up to a tenth, so that a file just over the limit is never shown with the limit's own number.
 */
const megabytes = (bytes: number) => Math.ceil(bytes / 100_000) / 10;
