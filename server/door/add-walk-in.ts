import type { Deps } from "../deps";
import { AppError } from "../errors";
import { refuseArchived } from "../policies/archived";
import type { Membership } from "../policies/membership";
import type { Limited } from "../rate-limits/rate-limits";
import { asActor } from "../roll/as-actor";
import { type DoorPerson, findDoorPerson } from "./door-person";

/**
 * Puts somebody on the roll who came without being on it, by name, and checks them in. `personId` is made by the page, so that
 * repeating it after a lost answer adds nobody twice: the answer is then `already`. Throws PERSON_NOT_FOUND if the id is that
 * of a row of another event, EVENT_ARCHIVED, ASKED_TOO_OFTEN.
 */
export async function addWalkIn(
	{ db, now, limit }: Pick<Deps, "db" | "now"> & Limited<"doorPress">,
	{
		eventId,
		membership,
		personId,
		name,
		plusOnes,
	}: { eventId: string; membership: Membership; personId: string; name: string; plusOnes: number },
): Promise<{ already: boolean; person: DoorPerson }> {
	const { userId } = membership;
	await limit.doorPress({ userId, eventId });
	return db.$transaction(async (tx) => {
		await refuseArchived(tx, { eventId });
		await asActor(tx, { actorId: userId, how: "DOOR" });
		const added = await tx.$executeRaw`
			INSERT INTO "Attendance" (id, "eventId", name, "plusOnes", status, "checkedInAt")
			VALUES (${personId}::uuid, ${eventId}::uuid, ${name}, ${plusOnes}, 'ATTENDED', ${now()})
			ON CONFLICT (id) DO NOTHING`;
		const person = await findDoorPerson(tx, { eventId, membership, personId });
		if (!person) throw new AppError("PERSON_NOT_FOUND");
		return { already: added === 0, person };
	});
}
