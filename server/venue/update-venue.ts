import { doorPlan } from "@/rules/door";
import type { VenueWay } from "@/rules/venue";
import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { toInstant, toLocal } from "../events/local-time";
import type { Membership } from "../policies/membership";
import { lockVenue } from "./lock-venue";

export interface VenueChange {
	way: VenueWay;
	/** Times of the event's zone, "2026-10-10T09:00"; null for those of the event. */
	doorOpensAt: string | null;
	doorClosesAt: string | null;
}

/** Repeating is safe. Throws DOOR_CLOSES_TOO_EARLY, EVENT_NOT_FOUND. */
export async function updateVenue(
	{ db }: Pick<Deps, "db">,
	{
		eventId,
		membership,
		way,
		...times
	}: VenueChange & { eventId: string; membership: Pick<Membership, "userId"> },
): Promise<void> {
	await db.$transaction(async (tx) => {
		const venue = await lockVenue(tx, eventId);
		// A time that the organizer left alone stays the same instant, even if a clock shows it twice.
		const instant = (given: string | null, stored: Date | null) =>
			given && stored && toLocal(stored, venue.timezone) === given
				? stored
				: given && toInstant(given, venue.timezone);
		const doorOpensAt = instant(times.doorOpensAt, venue.doorOpensAt) || null;
		const doorClosesAt = instant(times.doorClosesAt, venue.doorClosesAt) || null;
		const { opensAt, closesAt } = doorPlan({ ...venue, doorOpensAt, doorClosesAt });
		if (closesAt <= opensAt) throw new AppError("DOOR_CLOSES_TOO_EARLY");
		const fields = [
			...(way === venue.venueWay ? [] : ["venueWay"]),
			...(doorOpensAt?.getTime() === venue.doorOpensAt?.getTime() ? [] : ["doorOpensAt"]),
			...(doorClosesAt?.getTime() === venue.doorClosesAt?.getTime() ? [] : ["doorClosesAt"]),
		];
		if (fields.length === 0) return;
		await tx.event.update({
			where: { id: eventId },
			data: { venueWay: way, doorOpensAt, doorClosesAt },
			select: { id: true },
		});
		await writeAudit(tx, {
			...{ eventId, actorId: membership.userId, action: "venue.update" },
			...{ subject: { eventId }, details: { fields } },
		});
	});
}
