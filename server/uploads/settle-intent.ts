/**
 * Looks at the object of an intent that has ended. What still matches the intent becomes a Photo, unless its person cancelled
 * the upload; anything else is removed once no URL can write it again; and what ended long ago is forgotten. The sweep does
 * this for every ended intent (../jobs/settle-ended.ts), and announcing a photo for some of its person's when their quota
 * is full (./make-room.ts).
 */
import type { Deps } from "../deps";
import { isUrlDead } from "../policies/quota";
import { endIntent, isLongEnded } from "./end-intent";
import { findIntent, type Intent, sameIntent } from "./intent";
import { lookAtObject } from "./look-at-object";

type SettleDeps = Pick<Deps, "db" | "storage" | "limits" | "now">;

/**
 * "cleared": there is nothing under the key any more, and the intent no longer takes a place in the quota. null: the intent
 * stays as it is, or another call is at it. Repeating is safe. Throws STORAGE_UNAVAILABLE.
 */
export async function settleIntent(
	deps: SettleDeps,
	id: string,
	{ signal }: { signal?: AbortSignal } = {},
): Promise<"confirmed" | "forgotten" | "cleared" | null> {
	// The row is read again, because it may have been announced again and ended since, and may have a straggler to wait for.
	const intent = await findIntent(deps.db, id);
	if (!intent || intent.state === "PENDING") return null;
	const due = intent.removalBegun || isLongEnded(deps, intent);
	if (!due) {
		const seen = await look(deps, intent, signal);
		if (seen === "cleared") return seen;
		if (seen === "leave") return null;
	}
	const end = await endIntent(deps, intent, intent.state);
	if (end === "removed") return "cleared";
	return end === "confirmed" || end === "forgotten" ? end : null;
}

/**
 * It is looked at without the lease first, because most of these intents have nothing in the store. What is there and was
 * not announced stays while its URL works, because a key that has an object cannot be written again.
 */
async function look(
	deps: SettleDeps,
	intent: Intent,
	signal?: AbortSignal,
): Promise<"settle" | "cleared" | "leave"> {
	const now = deps.now();
	const urlIsDead = isUrlDead(intent, { limits: deps.limits, now });
	if (!(await deps.storage.head(intent.key, { signal }))) {
		if (!urlIsDead) return "leave";
		const { count } = await deps.db.upload.updateMany({
			where: { ...sameIntent(intent), removingUntil: null },
			data: { clearedAt: now },
		});
		return count > 0 ? "cleared" : "leave";
	}
	const { is } = await lookAtObject(deps, intent, { signal });
	return is === "asAnnounced" || (is === "other" && urlIsDead) ? "settle" : "leave";
}
