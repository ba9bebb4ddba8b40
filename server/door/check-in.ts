import type { Deps } from "../deps";
import { AppError } from "../errors";
import { refuseArchived } from "../policies/archived";
import type { Membership } from "../policies/membership";
import type { Limited } from "../rate-limits/rate-limits";
import { asActor } from "../roll/as-actor";
import { type DoorPerson, findDoorPerson } from "./door-person";

/**
 * Checks somebody in. Of two stewards who do it at once the first one's time is kept, and the second is answered `already`
 * with that time and who it was. So repeating is safe, for instance when the answer was lost. Throws PERSON_NOT_FOUND,
 * EVENT_ARCHIVED, ASKED_TOO_OFTEN.
 */
export async function checkIn(
	{ db, now, limit }: Pick<Deps, "db" | "now"> & Limited<"doorPress">,
	{ eventId, membership, personId }: { eventId: string; membership: Membership; personId: string },
): Promise<{ already: boolean; person: DoorPerson }> {
	const { userId } = membership;
	await limit.doorPress({ userId, eventId });
	return db.$transaction(async (tx) => {
		await refuseArchived(tx, { eventId });
		await asActor(tx, { actorId: userId, how: "DOOR" });
		// The second one waits here for the first one's row, and then finds it as the first one left it.
		const changed = await tx.$executeRaw`
			UPDATE "Attendance" SET status = 'ATTENDED', "checkedInAt" = ${now()}
			WHERE id = ${personId}::uuid AND "eventId" = ${eventId}::uuid AND status <> 'ATTENDED'`;
		const person = await findDoorPerson(tx, { eventId, membership, personId });
		if (!person) throw new AppError("PERSON_NOT_FOUND");
		return { already: changed === 0, person };
	});
}
