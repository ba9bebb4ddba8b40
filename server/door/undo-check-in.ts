import type { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { refuseArchived } from "../policies/archived";
import { mayUndoCheckIn } from "../policies/door";
import type { Membership } from "../policies/membership";
import type { Limited } from "../rate-limits/rate-limits";
import { asActor } from "../roll/as-actor";
import { type DoorPerson, findDoorPerson } from "./door-person";

interface Undone {
	/** False if somebody has undone it already, or has checked the person in again since. */
	undone: boolean;
	/** As they are now; null for a walk-in who is off the roll again. */
	person: DoorPerson | null;
}

/**
 * Takes one check-in back, the one of this entry of the log. The person has the status that they had before, and may add no
 * more photos unless somebody of their household is in. A walk-in whom nobody has written anything else about leaves the
 * roll again. Repeating is safe. Throws PERSON_NOT_FOUND, ORGANIZERS_ONLY if it was not made at the door,
 * EVENT_ARCHIVED, ASKED_TOO_OFTEN.
 */
export async function undoCheckIn(
	{ db, limit }: Pick<Deps, "db"> & Limited<"doorPress">,
	{
		eventId,
		membership,
		personId,
		entry,
	}: { eventId: string; membership: Membership; personId: string; entry: string },
): Promise<Undone> {
	const { userId } = membership;
	await limit.doorPress({ userId, eventId });
	return db.$transaction(async (tx) => {
		await refuseArchived(tx, { eventId });
		await asActor(tx, { actorId: userId, how: "UNDO" });
		const [locked] = await tx.$queryRaw<unknown[]>`
			SELECT FROM "Attendance" WHERE id = ${personId}::uuid AND "eventId" = ${eventId}::uuid FOR UPDATE`;
		const last = await tx.rollEntry.findFirst({
			where: { attendanceId: personId, eventId },
			orderBy: { id: "desc" },
		});
		// A walk-in whose check-in somebody has just undone.
		if (!locked && last?.to === null) return { undone: false, person: null };
		if (!locked) throw new AppError("PERSON_NOT_FOUND");
		if (last?.to !== "ATTENDED" || String(last.id) !== entry)
			return { undone: false, person: await findDoorPerson(tx, { eventId, membership, personId }) };
		if (!mayUndoCheckIn(membership, last)) throw new AppError("ORGANIZERS_ONLY");
		if (last.from === null && last.how === "DOOR" && (await removeWalkIn(tx, personId)))
			return { undone: true, person: null };
		await tx.attendance.update({
			where: { id: personId },
			data: { status: last.from ?? "REGISTERED", checkedInAt: last.checkedInAt },
		});
		return { undone: true, person: await findDoorPerson(tx, { eventId, membership, personId }) };
	});
}

/** Returns whether they are gone. What an organizer wrote about them since, or what belongs to them, keeps them. */
async function removeWalkIn(tx: Prisma.TransactionClient, id: string): Promise<boolean> {
	const { count } = await tx.attendance.deleteMany({
		where: {
			...{ id, role: "ATTENDEE", userId: null, email: null, group: null, note: null, ticketCode: null },
			...{ guardianId: null, dependants: { none: {} }, merges: { none: {} } },
			...{ photosFor: { none: {} }, uploadsFor: { none: {} } },
		},
	});
	return count > 0;
}
