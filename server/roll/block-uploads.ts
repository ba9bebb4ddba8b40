/**
 * An organizer blocks what is added by or for somebody on the roll, until they unblock it.
 *
 * It holds for what is under way as well. The person's row is locked, as it is by everything that starts or confirms an upload
 * (../policies/uploads.ts), so a confirm comes before the block, and its photo is one of those that `photos` is about, or
 * after it, and is refused. Uploads that have not become photos are cancelled like those that a person cancels
 * (../uploads/cancel-upload.ts): whatever arrives by a URL that was signed before becomes no photo, and the sweep removes it.
 */
import type { Prisma } from "@/prisma/generated/client";
import type { PhotosOfRemoved } from "@/rules/roll";
import { writeAudit, writeAudits } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { lockRows, type RollRow } from "./lock-rows";
import { photosOf, settlePhotos } from "./photos-of-people";

interface Blocking {
	eventId: string;
	membership: Membership;
	personId: string;
	/** What becomes of the photos that they added, and of those that were added for them. */
	photos: PhotosOfRemoved;
}

/** Milliseconds. Somebody may have as many photos as one person may add. */
const patience = 60_000;

/**
 * Returns how many photos were hidden or removed. Repeating is safe, also with another choice of `photos`. Throws
 * PERSON_NOT_FOUND, and ORGANIZER_NOT_BLOCKED.
 */
export async function blockUploads(
	{ db, storage, limits, now }: Pick<Deps, "db" | "storage" | "limits" | "now">,
	{ eventId, membership, personId, photos }: Blocking,
): Promise<{ photos: number }> {
	const actorId = membership.userId;
	const { changed, keys } = await db.$transaction(
		async (tx) => {
			const [row] = await lockRows(tx, eventId, [personId]);
			if (!row) throw new AppError("PERSON_NOT_FOUND");
			if (row.role === "ORGANIZER") throw new AppError("ORGANIZER_NOT_BLOCKED");
			const isNew = row.uploadsBlockedAt === null;
			if (isNew)
				await tx.attendance.update({
					where: { id: row.id },
					data: { uploadsBlockedAt: now(), uploadsBlockedById: actorId },
				});
			await cancelUploads(tx, row);
			const theirs = await photosOf(tx, { eventId, rows: [row], photos });
			const keys = await settlePhotos(tx, theirs, {
				...{ eventId, actorId, photos, reason: "BLOCKED", at: { limits, now: now() } },
			});
			if (isNew || theirs.length > 0)
				await writeAudit(tx, {
					...{ eventId, actorId, action: "uploads.block", subject: { membershipId: row.id } },
					details: { photos, count: theirs.length },
				});
			return { changed: theirs.length, keys };
		},
		{ timeout: patience },
	);
	// The photos are gone for everybody, so a store that does not respond is no error. The sweep removes the objects.
	if (keys.length > 0) await storage.remove(keys).catch(() => undefined);
	return { photos: changed };
}

/** Every upload by or for them that has not become a photo, whatever state it has. */
const cancelUploads = (tx: Prisma.TransactionClient, { id, eventId, userId }: RollRow) =>
	// A lease is moved, so that its holder makes no photo any more.
	tx.$executeRaw`
		UPDATE "Upload" SET state = 'CANCELLED', cancellations = cancellations + 1,
		       "removingUntil" = "removingUntil" + interval '1 millisecond'
		WHERE "eventId" = ${eventId}::uuid AND state <> 'CANCELLED'
		  AND ("uploaderId" = ${userId}::uuid OR "forId" = ${id}::uuid)`;

/**
 * Takes a block back. Photos that were hidden with it, and that nobody has decided about since, are again where they were.
 * Returns how many these are. Repeating is safe. Throws PERSON_NOT_FOUND.
 */
export async function unblockUploads(
	{ db, now }: Pick<Deps, "db" | "now">,
	{ eventId, membership, personId }: Omit<Blocking, "photos">,
): Promise<{ photos: number }> {
	const actorId = membership.userId;
	return db.$transaction(
		async (tx) => {
			const [row] = await lockRows(tx, eventId, [personId]);
			if (!row) throw new AppError("PERSON_NOT_FOUND");
			if (row.uploadsBlockedAt === null) return { photos: 0 };
			await tx.attendance.update({
				where: { id: row.id },
				data: { uploadsBlockedAt: null, uploadsBlockedById: null },
			});
			const photos = await putBack(tx, row, { actorId, now: now() });
			await writeAudit(tx, {
				...{ eventId, actorId, action: "uploads.unblock", subject: { membershipId: row.id } },
				details: { count: photos },
			});
			return { photos };
		},
		{ timeout: patience },
	);
}

/** The log says where each photo was before the block. Returns how many are back there. */
async function putBack(
	tx: Prisma.TransactionClient,
	{ id, eventId, userId }: RollRow,
	{ actorId, now }: { actorId: string; now: Date },
): Promise<number> {
	const back = await tx.$queryRaw<{ id: string }[]>`
		WITH hidden AS (
			SELECT DISTINCT ON (subject) subject::uuid AS id, coalesce(details->>'from', 'SHOWN') AS place
			FROM "AuditEntry"
			WHERE "eventId" = ${eventId}::uuid AND action = 'photo.hide' AND details->>'reason' = 'BLOCKED'
			ORDER BY subject, "createdAt" DESC
		), theirs AS (
			SELECT p.id, hidden.place FROM "Photo" p JOIN hidden ON hidden.id = p.id
			WHERE p."eventId" = ${eventId}::uuid AND p.place = 'HIDDEN' AND p."placeReason" = 'BLOCKED'
			  AND (p."uploaderId" = ${userId}::uuid OR p."forId" = ${id}::uuid)
			ORDER BY p.id FOR UPDATE OF p
		)
		UPDATE "Photo" p SET place = theirs.place::"PhotoPlace", "placeReason" = NULL, "placeNote" = NULL,
		       "placedById" = ${actorId}::uuid, "placedAt" = ${now}
		FROM theirs WHERE p.id = theirs.id
		RETURNING p.id`;
	await writeAudits(
		tx,
		back.map(({ id: photoId }) => ({
			...({ eventId, actorId, action: "photo.show" } as const),
			...{ subject: { photoId }, details: { from: "HIDDEN" as const } },
		})),
	);
	return back.length;
}
