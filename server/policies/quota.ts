/**
 * What takes a place in a person's quota in an event: their photos, and everything that can still be written into the store
 * for them. ../uploads/reserve-place.ts counts it.
 */
import { Prisma } from "@/prisma/generated/client";
import type { Limits } from "../limits";

interface Who {
	eventId: string;
	userId: string;
}

interface At {
	limits: Pick<Limits, "intentSeconds" | "putUrlSeconds">;
	now: Date;
}

/**
 * The `expiresAt` of an intent whose last URL stops working at this moment, for that URL was signed `intentSeconds` before
 * `expiresAt`. There is no column for it, so it is right for rows that the release before wrote as well.
 */
const expiresAtOfDeadUrl = ({ limits, now }: At) =>
	new Date(now.getTime() + (limits.intentSeconds - limits.putUrlSeconds) * 1_000);

/** Whether the intent's last URL no longer starts a PUT. */
export const isUrlDead = (intent: { expiresAt: Date }, at: At) => intent.expiresAt <= expiresAtOfDeadUrl(at);

/** When the last URL of an intent stops working. */
export const urlDiesAt = ({ expiresAt }: { expiresAt: Date }, { limits }: Pick<At, "limits">) =>
	new Date(expiresAt.getTime() - (limits.intentSeconds - limits.putUrlSeconds) * 1_000);

/**
 * The intents whose object may still arrive: those that are open, and those that ended while their URL still works. They
 * are counted when an ended intent becomes a Photo after all, which takes no new place.
 */
export const mayArrive = (at: At): Prisma.UploadWhereInput => ({
	OR: [{ state: "PENDING" }, { expiresAt: { gt: expiresAtOfDeadUrl(at) } }],
});

/**
 * The intents that take a place in their person's quota, as a condition on "Upload": those that are open, and those that
 * ended, until the store was seen to have nothing under their key after their URL had died. Somebody could otherwise fill
 * the store with objects that nobody counts, by ending one upload after another and sending their bytes afterwards.
 */
export const takesPlaceSql = (at: At) => Prisma.sql`(state = 'PENDING' OR NOT ${clearedSql(at)})`;

/** An intent that ended and takes a place, although nothing can be sent any more: looking at its object frees the place. */
export const freeableSql = (at: At) =>
	Prisma.sql`(state <> 'PENDING' AND "expiresAt" <= ${expiresAtOfDeadUrl(at)} AND NOT ${clearedSql(at)})`;

/** An intent that is renewed gets a later `expiresAt`, after which an older `clearedAt` no longer counts. */
const clearedSql = ({ limits }: Pick<At, "limits">) => Prisma.sql`coalesce("clearedAt" >= "expiresAt"
	- make_interval(secs => ${limits.intentSeconds - limits.putUrlSeconds}), false)`;

/** A URL that was signed before this no longer starts a PUT, and a photo that was confirmed before it cannot be written again. */
export const urlsSignedSince = ({ limits, now }: { limits: Pick<Limits, "putUrlSeconds">; now: Date }) =>
	new Date(now.getTime() - limits.putUrlSeconds * 1_000);

/**
 * The jobs of removed photos that still take a place in their person's quota, as a condition on "Job": a photo that is removed
 * a moment after it was confirmed can be written again, until its object was removed once more after its URL had died. Then
 * the job forgets whose it is (../photos/delete-photo.ts, ../jobs/remove-objects.ts).
 */
export const holdsPlaceSql = ({ eventId, userId }: Who) => Prisma.sql`(kind = 'REMOVE_OBJECT'
	AND "personId" = ${userId}::uuid AND starts_with(subject, ${`uploads/event_${eventId}/`}))`;

/** The same as rows like those of the intents that ended. */
export const removedPlacesSql = (at: At, who: Who) => Prisma.sql`
	SELECT 'CANCELLED'::"UploadState" AS state,
	       "createdAt" + make_interval(secs => ${at.limits.intentSeconds}) AS "expiresAt",
	       "createdAt" <= ${urlsSignedSince(at)} AS freeable
	FROM "Job" WHERE ${holdsPlaceSql(who)}`;
