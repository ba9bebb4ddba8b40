import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { lockRows } from "./lock-rows";
import { rollSelect, viewRow } from "./roll-row";

/**
 * Lets somebody keep the door, or no longer. An organizer may already, and stays as they are. `version` is that of the row on
 * the screen. Throws PERSON_NOT_FOUND, PERSON_CHANGED if somebody else has changed the row since.
 */
export async function setSteward(
	{ db }: Pick<Deps, "db">,
	{
		eventId,
		membership,
		personId,
		version,
		steward,
	}: { eventId: string; membership: Membership; personId: string; version: number; steward: boolean },
) {
	return db.$transaction(async (tx) => {
		const [row] = await lockRows(tx, eventId, [personId]);
		if (!row) throw new AppError("PERSON_NOT_FOUND");
		if (row.version !== version) throw new AppError("PERSON_CHANGED");
		const role = steward ? ("STEWARD" as const) : ("ATTENDEE" as const);
		if (row.role !== "ORGANIZER" && row.role !== role) {
			await tx.attendance.update({ where: { id: personId }, data: { role } });
			await writeAudit(tx, {
				...{ eventId, actorId: membership.userId, action: steward ? "steward.add" : "steward.remove" },
				...{ subject: { membershipId: personId }, details: null },
			});
		}
		return viewRow(await tx.attendance.findUniqueOrThrow({ where: { id: personId }, select: rollSelect }));
	});
}
