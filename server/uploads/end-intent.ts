/**
 * Settles an intent that has ended: its object is looked at, then removed, or made a Photo after all.
 *
 * No object is removed on a row's word alone, because the row may come from an older dump than the object. What matches
 * the intent becomes a Photo, whatever state the row has. It is removed only where another photo of the same bytes has
 * its object, or where the roll or the quota still refuses it after `tombstoneSeconds`.
 *
 * No connection is held while the store is asked. A lease on the row (`removingUntil`, by the database's clock) stands in
 * for the lock, so that no Photo can ever point at an object that was just deleted:
 *  - Announcing the same bytes again is answered SERVER_BUSY while the lease runs (./initiate-upload.ts), so nobody gets
 *    a URL for a key whose object is about to go. The lease is taken only on the row exactly as it was read, so an
 *    intent that was announced again in the meantime is left alone.
 *  - Two sweeps: only one can hold the lease, and only what is seen while holding it counts. A Photo is made of an ended
 *    intent only by the holder, in the statement that ends the lease.
 *  - A PUT between look and removal: the store refuses it where something lies there (write-once). Where nothing lies
 *    there nothing is removed, and the next sweep finds what arrived.
 *  - A process that dies between the steps leaves the lease to run out. The next sweep takes the row up (../jobs/sweep.ts).
 *  - A process that stalls looks at its watch before it removes. `leaseSeconds` is longer than all steps together, so a
 *    request that leaves in time is answered or given up before anybody else may act on the key.
 */
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { EndedState, Intent } from "./intent";
import { lookAtObject, type Seen } from "./look-at-object";
import { photoFromIntent } from "./photo-from-intent";

type EndDeps = Pick<Deps, "db" | "storage" | "limits" | "now">;

/** The store takes up to a minute to remove (../storage/s3-store.ts). */
const leaseSeconds = 120;
/** Milliseconds for all looks together. */
const lookPatience = 30_000;
/** Milliseconds after the lease was taken in which a removal may begin: the minute it takes must fit in as well. */
const removeBefore = 45_000;

/**
 * "changed": somebody else has confirmed, renewed or ended the intent, or is at it now; nothing was done.
 * "kept": the object matches and may not become a Photo yet.
 * "removed": nothing is there any more, and the row remembers how the intent ended.
 * "forgotten": the same, and the row is gone because it need not be remembered any longer.
 */
export type Settled = "changed" | "confirmed" | "kept" | "removed" | "forgotten";

interface Lease {
	intent: Intent;
	until: Date;
	takenAt: number;
}

/**
 * `state`: what the row says from here on. Repeating is safe. Throws STORAGE_UNAVAILABLE; the intent has then ended, and
 * a sweep finishes the rest.
 */
export async function endIntent(deps: EndDeps, intent: Intent, state: EndedState): Promise<Settled> {
	const lease = await takeLease(deps, intent, state);
	if (!lease) return "changed";
	const signal = AbortSignal.timeout(lookPatience);
	const seen = await lookAtObject(deps, intent, { signal });
	const fate = seen.is === "asAnnounced" ? await placeOf(deps, lease, seen, signal) : seen.is;
	if (fate === "confirmed" || fate === "changed") return fate;
	if (fate === "kept") {
		// The next look comes after the same time, so that what is kept for days does not hold up the others.
		await giveBack(deps, lease, isLongEnded(deps, intent) ? { expiresAt: deps.now() } : {});
		return "kept";
	}
	if (fate === "other") {
		if (Date.now() - lease.takenAt > removeBefore) throw new AppError("STORAGE_UNAVAILABLE");
		await deps.storage.remove([intent.key]);
	}
	// What has ended just now is remembered, so that a confirm that looks again learns how it ended.
	if (intent.state === "PENDING" || !isLongEnded(deps, intent)) {
		await giveBack(deps, lease);
		return "removed";
	}
	await deps.db.upload.deleteMany({ where: held(lease) });
	return "forgotten";
}

/** Whether no straggling object can arrive any more, so that the row need not be remembered. */
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

/** Where an object that matches its intent belongs: "other" is one that may be removed. */
async function placeOf(
	deps: EndDeps,
	lease: Lease,
	{ contentType }: Extract<Seen, { is: "asAnnounced" }>,
	signal: AbortSignal,
): Promise<"confirmed" | "changed" | "kept" | "other"> {
	const { intent } = lease;
	try {
		const making = { where: held(lease), contentType, quota: deps.limits.photosPerPerson };
		const made = await photoFromIntent(deps, intent, making);
		if (made === "changed") return "changed";
		if (made === "sameBytes") return (await otherIsThere(deps, intent, signal)) ? "other" : "kept";
		return "confirmed";
	} catch (error) {
		const refused = error instanceof AppError && ["NOT_ON_THE_ROLL", "QUOTA_REACHED"].includes(error.code);
		if (!refused) throw error;
		return isLongEnded(deps, intent) ? "other" : "kept";
	}
}

/** Whether the photo that has the same bytes has its original, too. */
async function otherIsThere({ db, storage }: EndDeps, intent: Intent, signal: AbortSignal): Promise<boolean> {
	const { eventId, sha256, size } = intent;
	const other = await db.photo.findUnique({
		where: { eventId_sha256: { eventId, sha256 } },
		select: { key: true },
	});
	return other !== null && (await storage.head(other.key, { signal }))?.size === size;
}

async function giveBack({ db }: EndDeps, lease: Lease, also: { expiresAt?: Date } = {}): Promise<void> {
	await db.upload.updateMany({ where: held(lease), data: { removingUntil: null, ...also } });
}

/** The row while nobody else has taken the lease, which is only possible after it has run out. */
const held = ({ intent, until }: Lease) => ({ id: intent.id, removingUntil: until });
