/**
 * Looks at the objects of intents that have ended. What still matches its intent becomes a Photo, unless its person cancelled
 * the upload; anything else is removed once no URL can write it again; and what ended long ago is forgotten.
 */
import { isUrlDead } from "../policies/uploads";
import { endIntent, isLongEnded } from "../uploads/end-intent";
import { findIntent, type Intent } from "../uploads/intent";
import { lookAtObject } from "../uploads/look-at-object";
import { forEach, leftToNext, pageSize, type SweepDeps, type SweepStep } from "./sweep-step";

export const settleEnded: SweepStep = async (deps, sweep) => {
	await forEach(await endedIntents(deps), sweep, async (id) => {
		const end = await lookAgain(deps, id);
		if (end) sweep.report[end] += 1;
	});
};

/**
 * First the intents that are to be forgotten, and those whose lease ran out because its process died. The others are looked
 * at as well, because the row may be older than its object: a photo that an older dump calls EXPIRED is back after one
 * sweep. They come in random order, so that those that stay as they are do not hold up the rest.
 */
async function endedIntents({ db, limits, now }: SweepDeps): Promise<string[]> {
	const longAgo = new Date(now().getTime() - limits.tombstoneSeconds * 1_000);
	const rows = await db.$queryRaw<{ id: string }[]>`
		SELECT id FROM "Upload"
		WHERE state <> 'PENDING' AND ("removingUntil" IS NULL OR "removingUntil" <= clock_timestamp())
		ORDER BY ("expiresAt" < ${longAgo} OR "removingUntil" IS NOT NULL) DESC, random()
		LIMIT ${pageSize}`;
	return rows.map(({ id }) => id);
}

/** Reads the row again, because it may have been announced again and ended since, and may have a straggler to wait for. */
async function lookAgain(deps: SweepDeps, id: string): Promise<"confirmed" | "forgotten" | "failed" | null> {
	try {
		const intent = await findIntent(deps.db, id);
		if (!intent || intent.state === "PENDING") return null;
		const due = intent.removalBegun || isLongEnded(deps, intent);
		if (!due && !(await needsSettling(deps, intent))) return null;
		const end = await endIntent(deps, intent, intent.state);
		return end === "confirmed" || end === "forgotten" ? end : null;
	} catch (error) {
		deps.log.error({ err: error, photoId: id }, leftToNext);
		return "failed";
	}
}

/**
 * It is looked at without the lease first, because most of these intents have nothing in the store. What is there and was
 * not announced stays while its URL works, because a key that has an object cannot be written again.
 */
async function needsSettling(deps: SweepDeps, intent: Intent): Promise<boolean> {
	const { is } = await lookAtObject(deps, intent);
	return (
		is === "asAnnounced" || (is === "other" && isUrlDead(intent, { limits: deps.limits, now: deps.now() }))
	);
}
