/**
 * Upload, step 1 of 2: allow one person to PUT one exact photo, and record the intent.
 * The roll, the quota and the intent are checked and written in one transaction that locks the person's row on the
 * roll, so sixty simultaneous requests cannot exceed a limit that sixty successive ones could not.
 * Step 2: ./confirm-upload.ts
 */
import { randomUUID } from "node:crypto";
import type { Prisma } from "@/prisma/generated/client";
import { knownDevelopFailure } from "@/rules/develop-failures";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { originalKey } from "../photos/object-key";
import { replaceable } from "../photos/replaceable-photo";
import { checkUploadRight, lockUploadRight } from "../policies/uploads";
import type { Limited } from "../rate-limits/rate-limits";
import { normalizeContentType } from "./content-type";
import { objectMetadata } from "./object-metadata";

export interface AnnouncedPhoto {
	eventId: string;
	contentType: string;
	/** Bytes. */
	size: number;
	/** Lower-case hex. */
	sha256: string;
	title: string;
	description: string;
}

export type InitiatedUpload =
	| { kind: "put"; photoId: string; url: string; headers: Record<string, string>; expiresAt: Date }
	/** The event already has these bytes, so there is nothing to send. */
	| { kind: "duplicate"; photoId: string }
	/**
	 * These bytes could not be developed and were already added again as often as is allowed in a day, so there is
	 * nothing to send. `failure` is the reason.
	 */
	| { kind: "failed"; photoId: string; failure: ReturnType<typeof knownDevelopFailure> };

/**
 * Repeating is safe: the same person, event and sha256 keep their photoId and get a fresh URL. The latest title and
 * description apply.
 * Throws TYPE_NOT_SUPPORTED, EMPTY_FILE, TOO_LARGE, TOO_MANY_UPLOADS, NOT_ON_THE_ROLL, EVENT_ARCHIVED,
 * UPLOADS_NOT_OPEN, UPLOADS_CLOSED, QUOTA_REACHED, SERVER_BUSY (an object of an earlier upload of these bytes is being removed).
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

	const reserved = await db.$transaction(async (tx) => {
		await lockUploadRight(tx, { eventId: photo.eventId, userId, now });
		return reserve(tx, {
			...photo,
			userId,
			contentType,
			id: randomUUID(),
			expiresAt: new Date(now.getTime() + limits.intentSeconds * 1_000),
			quota: limits.photosPerPerson,
			key: (id) => originalKey(photo.eventId, id, contentType),
			replaceable: replaceable({ limits, now }),
		});
	});
	const { existingId, failure } = reserved;
	if (existingId && failure)
		return { kind: "failed", photoId: existingId, failure: knownDevelopFailure(failure) };
	if (existingId) return { kind: "duplicate", photoId: existingId };
	// The key's object may be about to be removed (./end-intent.ts), and nobody may get a URL for the key before it is.
	if (!reserved.id && !reserved.full) throw new AppError("SERVER_BUSY", { retryAfter: 3 });
	if (!reserved.id || !reserved.key) {
		throw new AppError("QUOTA_REACHED", { params: { limit: limits.photosPerPerson } });
	}

	const signed = await storage.presignPut({
		key: reserved.key,
		contentType,
		size: photo.size,
		sha256Hex: photo.sha256,
		metadata: objectMetadata({ ...photo, photoId: reserved.id, uploaderId: userId }),
		expiresIn: limits.putUrlSeconds,
	});
	return {
		kind: "put",
		photoId: reserved.id,
		...signed,
		expiresAt: new Date(now.getTime() + limits.putUrlSeconds * 1_000),
	};
}

interface Reservation extends AnnouncedPhoto {
	userId: string;
	id: string;
	expiresAt: Date;
	quota: number;
	replaceable: Prisma.Sql;
	key: (id: string) => string;
}

interface Reserved {
	existingId: string | null;
	/** Why the existing photo could not be developed; null for any other. */
	failure: string | null;
	id: string | null;
	key: string | null;
	/** Whether the quota is reached. */
	full: boolean;
}

/**
 * One statement that returns the photo that already has these bytes, or the new or renewed intent, or neither when
 * the quota is reached or a lease on the intent is running. An intent that ended is renewed with its old id and
 * key, so that the sweep still finds whatever arrives under that key. A replaceable failed photo neither blocks
 * the upload nor counts toward the quota.
 */
async function reserve(tx: Prisma.TransactionClient, r: Reservation) {
	const [row] = await tx.$queryRaw<Reserved[]>`
		WITH same AS (
			SELECT id, "uploaderId", state, failure, ${r.replaceable} AS replaceable
			FROM "Photo" WHERE "eventId" = ${r.eventId}::uuid AND sha256 = ${r.sha256}
		), existing AS (
			SELECT id, CASE state WHEN 'FAILED' THEN coalesce(failure, 'GAVE_UP') END AS failure
			FROM same WHERE NOT replaceable
		), taken AS (
			SELECT (SELECT count(*) FROM "Photo"
			        WHERE "eventId" = ${r.eventId}::uuid AND "uploaderId" = ${r.userId}::uuid)
			     - (SELECT count(*) FROM same WHERE "uploaderId" = ${r.userId}::uuid)
			     + (SELECT count(*) FROM "Upload"
			        WHERE "eventId" = ${r.eventId}::uuid AND "uploaderId" = ${r.userId}::uuid
			          AND state = 'PENDING' AND sha256 <> ${r.sha256}) AS photos
		), intent AS (
			INSERT INTO "Upload" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, description, "expiresAt")
			SELECT ${r.id}::uuid, ${r.eventId}::uuid, ${r.userId}::uuid, ${r.key(r.id)}, ${r.sha256}, ${r.contentType},
			       ${r.size}, ${r.title}, ${r.description}, ${r.expiresAt}
			WHERE NOT EXISTS (SELECT FROM existing) AND (SELECT photos FROM taken) < ${r.quota}
			ON CONFLICT ("eventId", "uploaderId", sha256) DO UPDATE SET
				state = 'PENDING', "contentType" = EXCLUDED."contentType", size = EXCLUDED.size,
				title = EXCLUDED.title, description = EXCLUDED.description, "expiresAt" = EXCLUDED."expiresAt",
				"removingUntil" = NULL
			WHERE "Upload"."removingUntil" IS NULL OR "Upload"."removingUntil" <= clock_timestamp()
			RETURNING id, key
		)
		SELECT (SELECT id FROM existing) AS "existingId", (SELECT failure FROM existing) AS failure, intent.id, intent.key,
		       photos >= ${r.quota} AS "full"
		FROM taken LEFT JOIN intent ON true`;
	return row ?? { existingId: null, failure: null, id: null, key: null, full: true };
}

/**
 * Megabytes, rounded up to a tenth, so that a file just over the limit is never shown with the limit's own number.
 */
const megabytes = (bytes: number) => Math.ceil(bytes / 100_000) / 10;
