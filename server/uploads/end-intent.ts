/**
 * Settles an intent that has ended: its object is checked, and is then either removed or made into a Photo after all.
 *
 * No object is removed because of a row alone, because a row restored from a dump may be older than the object. An
 * object that matches the intent becomes a Photo, whatever state the row has. A matching object is removed only if
 * another photo of the same bytes has its own object, if the roll or the quota still refuses it after
 * `tombstoneSeconds`, or if its URL was signed before its person cancelled the upload (./cancel-upload.ts)
 * or an organizer blocked them (../roll/block-uploads.ts).
 *
 * No database connection is held during requests to the store. Instead of a lock there is a lease on the row
 * (`removingUntil`, by the database's clock), so that no Photo can ever point at an object that was just deleted:
 *  - Announcing the same bytes again is answered SERVER_BUSY while the lease runs (./initiate-upload.ts), so
 *    nobody gets a URL for a key whose object is about to be removed. The lease is taken only if the row is
 *    exactly as it was read, so an intent that was announced again in the meantime is left alone.
 *  - Two sweeps: only one can hold the lease, and only what it sees while holding the lease counts. Only the
 *    holder makes a Photo from an ended intent, in the statement that ends the lease.
 *  - A PUT between the check and the removal: if the key has an object, the store refuses the PUT (write-once). If
 *    it has none, nothing is removed, and the next sweep finds the object that arrived.
 *  - If a process dies between the steps, its lease runs out and the next sweep handles the row (../jobs/sweep.ts).
 *  - A process that stalls checks the time before it removes the object. `leaseSeconds` is longer than all steps
 *    together, so a removal that starts in time ends or times out before another process may act on the key.
 */
import type { Deps } from "../deps";
import { AppError, type ErrorCode } from "../errors";
import type { EndedState, Intent } from "./intent";
import { lookAtObject, type Seen } from "./look-at-object";
import { photoFromIntent } from "./photo-from-intent";

type EndDeps = Pick<Deps, "db" | "storage" | "limits" | "now">;

/** Removing an object may take up to a minute (../storage/s3-store.ts), and the lease must outlast it. */
const leaseSeconds = 120;
/** Milliseconds that all checks of the object may take together. */
const lookPatience = 30_000;
/**
 * Milliseconds after taking the lease until which a removal may begin. The minute that it may take still fits in
 * the lease.
 */
const removeBefore = 45_000;

/**
 * "changed": another call has confirmed, renewed or ended the intent, or is doing so now; nothing was done.
 * "kept": the object matches but may not become a Photo yet.
 * "removed": there is no object any more, and the row records how the intent ended.
 * "forgotten": there is no object any more, and the row was deleted because it is no longer needed.
 */
export type Settled = "changed" | "confirmed" | "kept" | "removed" | "forgotten";

interface Lease {
	intent: Intent;
	until: Date;
	takenAt: number;
}

/**
 * `state` is the row's new state. Repeating is safe. Throws STORAGE_UNAVAILABLE; the intent has then ended, and a
 * sweep finishes the rest.
 */
export async function endIntent(deps: EndDeps, intent: Intent, state: EndedState): Promise<Settled> {
	const startedAt = deps.now();
	const lease = await takeLease(deps, intent, state);
	if (!lease) return "changed";
	const signal = AbortSignal.timeout(lookPatience);
	const seen = await lookAtObject(deps, intent, { signal });
	const fate = seen.is === "asAnnounced" ? await decideFate(deps, lease, seen, signal) : seen.is;
	if (fate === "confirmed" || fate === "changed") return fate;
	if (fate === "kept") {
		// An `expiresAt` of now makes the intent due again only after another `tombstoneSeconds`, so that intents that
		// are kept for days do not delay the others.
		await giveBack(deps, lease, isLongEnded(deps, intent) ? { expiresAt: deps.now() } : {});
		return "kept";
	}
	if (fate === "other") {
		if (Date.now() - lease.takenAt > removeBefore) throw new AppError("STORAGE_UNAVAILABLE");
		await deps.storage.remove([intent.key]);
	}
	// The row of an intent that has just ended is kept, so that a repeated confirm can answer how it ended.
	if (intent.state === "PENDING" || !isLongEnded(deps, intent)) {
		// It frees the place in the quota only if the URL had died by then (../policies/quota.ts).
		await giveBack(deps, lease, { clearedAt: startedAt });
		return "removed";
	}
	await deps.db.upload.deleteMany({ where: held(lease) });
	return "forgotten";
}

/** Whether no object can arrive late any more, so that the row is no longer needed. */
export const isLongEnded = ({ limits, now }: Pick<Deps, "limits" | "now">, { expiresAt }: Intent) =>
	expiresAt.getTime() < now().getTime() - limits.tombstoneSeconds * 1_000;

async function takeLease({ db }: EndDeps, intent: Intent, state: EndedState): Promise<Lease | null> {
	const takenAt = Date.now();
	const [row] = await db.$queryRaw<{ until: Date }[]>`
		UPDATE "Upload"
		SET state = ${state}::"UploadState", "removingUntil" = clock_timestamp() + ${leaseSeconds} * interval '1 second'
		WHERE id = ${intent.id}::uuid AND state = ${intent.state}::"UploadState" AND size = ${intent.size}
		  AND "contentType" = ${intent.contentType} AND "expiresAt" = ${intent.expiresAt}
		  AND ("removingUntil" IS NULL OR "removingUntil" <= clock_timestamp())
		RETURNING "removingUntil" AS until`;
	return row ? { intent, until: row.until, takenAt } : null;
}

/** Decides what becomes of an object that matches its intent. "other" means that it may be removed. */
async function decideFate(
	deps: EndDeps,
	lease: Lease,
	{ contentType, cancellationsBefore }: Extract<Seen, { is: "asAnnounced" }>,
	signal: AbortSignal,
): Promise<"confirmed" | "changed" | "kept" | "other"> {
	const { intent } = lease;
	// If the URL was signed after the cancellation, the upload was announced again, and the row is from an older dump.
	if (intent.state === "CANCELLED" && cancellationsBefore < intent.cancellations) return "other";
	try {
		const making = { where: held(lease), contentType, quota: deps.limits.photosPerPerson };
		const made = await photoFromIntent(deps, intent, making);
		if (made === "changed") return "changed";
		if (made === "sameBytes") return (await otherIsThere(deps, intent, signal)) ? "other" : "kept";
		return "confirmed";
	} catch (error) {
		const codes: ErrorCode[] = ["NOT_ON_THE_ROLL", "UPLOADS_BLOCKED", "QUOTA_REACHED"];
		const refused = error instanceof AppError && codes.includes(error.code);
		if (!refused) throw error;
		return isLongEnded(deps, intent) ? "other" : "kept";
	}
}

/** Whether the other photo of these bytes has its original in the store. */
async function otherIsThere({ db, storage }: EndDeps, intent: Intent, signal: AbortSignal): Promise<boolean> {
	const { eventId, sha256, size } = intent;
	const other = await db.photo.findUnique({
		where: { eventId_sha256: { eventId, sha256 } },
		select: { key: true },
	});
	return other !== null && (await storage.head(other.key, { signal }))?.size === size;
}

async function giveBack(
	{ db }: EndDeps,
	lease: Lease,
	also: { expiresAt?: Date; clearedAt?: Date } = {},
): Promise<void> {
	await db.upload.updateMany({ where: held(lease), data: { removingUntil: null, ...also } });
}

/** Matches the row only while this lease is the latest one. Another can be taken only after this one has run out. */
const held = ({ intent, until }: Lease) => ({ id: intent.id, removingUntil: until });
