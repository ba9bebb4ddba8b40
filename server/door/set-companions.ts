import type { Deps } from "../deps";
import { AppError } from "../errors";
import { refuseArchived } from "../policies/archived";
import type { Membership } from "../policies/membership";
import type { Limited } from "../rate-limits/rate-limits";
import { type DoorPerson, findDoorPerson } from "./door-person";

/**
 * Writes down how many companions came with somebody who is in. Somebody who is not in (any more) is left as they are. The
 * last of two who say it at once is right. Throws PERSON_NOT_FOUND, EVENT_ARCHIVED, ASKED_TOO_OFTEN.
 */
export async function setCompanions(
	{ db, limit }: Pick<Deps, "db"> & Limited<"doorPress">,
	{
		eventId,
		membership,
		personId,
		came,
	}: { eventId: string; membership: Membership; personId: string; came: number },
): Promise<{ person: DoorPerson }> {
	await limit.doorPress({ userId: membership.userId, eventId });
	await refuseArchived(db, { eventId });
	await db.attendance.updateMany({
		where: { id: personId, eventId, status: "ATTENDED" },
		data: { plusOnesIn: came },
	});
	const person = await findDoorPerson(db, { eventId, membership, personId });
	if (!person) throw new AppError("PERSON_NOT_FOUND");
	return { person };
}
