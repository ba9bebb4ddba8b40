/**
 * A photo that could not be developed is replaceable: the same bytes may be added again, and the failed photo is
 * removed when the new upload is confirmed. It is not removed earlier, because an announcement alone must never
 * remove a photo. A photo can be replaced a few times a day; after that an announcement is answered with the
 * reason why it failed.
 */
import { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { deletePhoto } from "./delete-photo";

interface Attempt {
	limits: Pick<Deps["limits"], "replacementsPerDay">;
	now: Date;
}

/** What replacing needs in addition. */
interface Replacing extends Attempt {
	limits: Pick<Deps["limits"], "replacementsPerDay" | "putUrlSeconds">;
}

const dayMilliseconds = 24 * 60 * 60 * 1_000;

/** A condition on "Photo" that is true for replaceable photos and is never NULL. */
export function replaceable({ limits, now }: Attempt): Prisma.Sql {
	const dayAgo = new Date(now.getTime() - dayMilliseconds);
	return Prisma.sql`(state = 'FAILED' AND
		(replacements < ${limits.replacementsPerDay} OR coalesce("replacementsSince", '-infinity') <= ${dayAgo}))`;
}

/**
 * Removes the replaceable photo of these bytes, if there is one, and returns how often it has been replaced,
 * including this time. Jobs remove its objects.
 */
export async function replaceFailed(
	tx: Prisma.TransactionClient,
	{ eventId, sha256, uploaderId }: { eventId: string; sha256: string; uploaderId: string },
	attempt: Replacing,
): Promise<{ replacements: number; replacementsSince: Date } | null> {
	const same = Prisma.sql`"eventId" = ${eventId}::uuid AND sha256 = ${sha256} AND ${replaceable(attempt)}`;
	const [failed] = await tx.$queryRaw<{ replacements: number; replacementsSince: Date | null }[]>`
		SELECT replacements, "replacementsSince" FROM "Photo" WHERE ${same} FOR UPDATE`;
	if (!failed) return null;
	await deletePhoto(tx, { where: same, actorId: uploaderId, action: "photo.replace", at: attempt });
	const since = failed.replacementsSince;
	const isToday = since && since.getTime() > attempt.now.getTime() - dayMilliseconds;
	return isToday
		? { replacements: failed.replacements + 1, replacementsSince: since }
		: { replacements: 1, replacementsSince: attempt.now };
}
