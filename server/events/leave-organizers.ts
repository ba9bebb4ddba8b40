import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { keepAnOrganizer, lockOrganizers } from "../policies/organizers";

/**
 * The person is no longer an organizer of the event, and stays on its roll. Throws LAST_ORGANIZER if nobody who has
 * signed in would be left, also if several leave at once; ORGANIZERS_ONLY if it is repeated.
 */
export async function leaveOrganizers(
	{ db }: Pick<Deps, "db">,
	{ eventId, userId }: { eventId: string; userId: string },
): Promise<{ left: true }> {
	return db.$transaction(async (tx) => {
		await lockOrganizers(tx, eventId);
		const [left] = await tx.attendance.updateManyAndReturn({
			where: { eventId, userId, role: "ORGANIZER" },
			data: { role: "ATTENDEE" },
			select: { id: true },
		});
		if (!left) throw new AppError("ORGANIZERS_ONLY");
		await keepAnOrganizer(tx, eventId);
		await writeAudit(tx, {
			...{ eventId, actorId: userId, action: "organizer.leave" },
			...{ subject: { membershipId: left.id }, details: null },
		});
		return { left: true };
	});
}
