import { doorAt, doorPlan } from "@/rules/door";
import { codePath, shownCode } from "@/rules/venue";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { toLocal } from "../events/local-time";
import { venueSelect } from "./find-venue";

/** The code and the door as an organizer sets them. Times are those of the event's own zone. Throws EVENT_NOT_FOUND. */
export async function venueSettings(
	{ db, now, origin }: Pick<Deps, "db" | "now" | "origin">,
	{ eventId }: { eventId: string },
) {
	const venue = await db.event.findUnique({ where: { id: eventId }, select: venueSelect });
	if (!venue) throw new AppError("EVENT_NOT_FOUND");
	const { joinCode, slug, timezone, doorOpensAt, doorClosesAt } = venue;
	const plan = doorPlan(venue);
	const local = (at: Date | null) => at && toLocal(at, timezone);
	return {
		/** The fixed code, for posters; null if there is none. */
		code: joinCode && { text: shownCode(joinCode), url: origin + codePath(slug, joinCode) },
		way: venue.venueWay,
		/** Null means that the door follows the event's own times. */
		...{ doorOpensAt: local(doorOpensAt), doorClosesAt: local(doorClosesAt) },
		/** When it opens and closes in either case. */
		...{ opensAt: toLocal(plan.opensAt, timezone), closesAt: toLocal(plan.closesAt, timezone) },
		door: doorAt(venue, now()),
	};
}
