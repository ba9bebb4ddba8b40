/**
 * Takes people off the roll. Everything happens in one transaction, the photos included, so that nobody is off the roll
 * with photos that should have gone, or the other way round.
 */
import type { Prisma } from "@/prisma/generated/client";
import type { PhotosOfRemoved } from "@/rules/roll";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { asActor } from "./as-actor";
import { lockMarkedPhotos } from "./lock-marked-photos";
import { lockRows, type RollRow } from "./lock-rows";
import { photosOf, settlePhotos } from "./photos-of-people";

/** Milliseconds. Somebody with the most photos that one person may have is removed in a few seconds. */
const patience = 60_000;

/**
 * Returns how many people left and how many photos were hidden or removed with them: those that they added, and those that
 * their guardian added for them. Dependants of somebody who leaves stay, without a guardian. Repeating is safe. Throws
 * ORGANIZER_STAYS if an organizer is among them: they step down first, and the last one cannot.
 */
export async function removePeople(
	{ db, storage, limits, now }: Pick<Deps, "db" | "storage" | "limits" | "now">,
	{
		eventId,
		membership,
		personIds,
		photos,
	}: { eventId: string; membership: Membership; personIds: string[]; photos: PhotosOfRemoved },
): Promise<{ people: number; photos: number }> {
	const actorId = membership.userId;
	const { people, changed, keys } = await db.$transaction(
		async (tx) => {
			await asActor(tx, { actorId, how: "BY_HAND" });
			const going = await lockRows(tx, eventId, personIds);
			if (going.some(({ role }) => role === "ORGANIZER")) throw new AppError("ORGANIZER_STAYS");
			// Before the rows go, because a photo then no longer says for whom it was.
			const theirs = await photosOf(tx, { eventId, rows: going, photos });
			await lockMarkedPhotos(
				tx,
				going.map(({ id }) => id),
			);
			await tx.attendance.deleteMany({ where: { id: { in: going.map(({ id }) => id) } } });
			await refuseAtDoor(tx, { eventId, actorId, now: now(), rows: going });
			const keys = await settlePhotos(tx, theirs, { eventId, actorId, photos, at: { limits, now: now() } });
			return { people: going.length, changed: theirs.length, keys };
		},
		{ timeout: patience },
	);
	// The photos are gone for everybody, so a store that does not respond is no error. The sweep removes the objects.
	if (keys.length > 0) await storage.remove(keys).catch(() => undefined);
	return { people, photos: changed };
}

/** The venue code does not bring them back. An organizer can, where those are listed who were refused. */
async function refuseAtDoor(
	tx: Prisma.TransactionClient,
	{ eventId, actorId, now, rows }: { eventId: string; actorId: string; now: Date; rows: readonly RollRow[] },
): Promise<void> {
	const ids = rows.flatMap(({ userId }) => userId ?? []);
	await tx.$executeRaw`
		INSERT INTO "VenueRequest" (id, "eventId", "userId", state, "askedAt", "decidedAt", "decidedById")
		SELECT gen_random_uuid(), ${eventId}::uuid, gone, 'REFUSED', ${now}, ${now}, ${actorId}::uuid
		FROM unnest(${ids}::uuid[]) gone
		ON CONFLICT ("eventId", "userId") DO UPDATE
			SET state = 'REFUSED', "decidedAt" = excluded."decidedAt", "decidedById" = excluded."decidedById"`;
}
