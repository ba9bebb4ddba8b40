import { type DoorState, doorAt } from "@/rules/door";
import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import type { Limited } from "../rate-limits/rate-limits";
import { venueSelect } from "./find-venue";
import { lockVenue } from "./lock-venue";

/** Whether the door is open, and until when. Throws EVENT_NOT_FOUND. */
export async function findDoor(
	{ db, now }: Pick<Deps, "db" | "now">,
	{ eventId }: { eventId: string },
): Promise<DoorState> {
	const venue = await db.event.findUnique({ where: { id: eventId }, select: venueSelect });
	if (!venue) throw new AppError("EVENT_NOT_FOUND");
	return doorAt(venue, now());
}

/** Opens or closes the door now. Opening an open door changes nothing. Throws EVENT_NOT_FOUND, EVENT_ARCHIVED, ASKED_TOO_OFTEN. */
export async function setDoor(
	{ db, now, limit }: Pick<Deps, "db" | "now"> & Limited<"doorPress">,
	{
		eventId,
		membership: { userId: actorId },
		open,
	}: { eventId: string; membership: Pick<Membership, "userId">; open: boolean },
): Promise<DoorState> {
	await limit.doorPress({ userId: actorId, eventId });
	return db.$transaction(async (tx) => {
		const venue = await lockVenue(tx, eventId);
		if (venue.archivedAt) throw new AppError("EVENT_ARCHIVED");
		const before = doorAt(venue, now());
		if (before.isOpen === open) return before;
		const after = { doorSet: open ? "OPEN" : "CLOSED", doorSetAt: now() } as const;
		await tx.event.update({ where: { id: eventId }, data: after, select: { id: true } });
		await writeAudit(tx, {
			...{ eventId, actorId, action: open ? "door.open" : "door.close" },
			...{ subject: { eventId }, details: null },
		});
		return doorAt({ ...venue, ...after }, now());
	});
}
