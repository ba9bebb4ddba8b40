/** What lists of events and one event have in common: their fields, and how many photos a person can see. */
import type { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { visibleTo } from "../policies/photos";

export const eventSelect = {
	id: true,
	slug: true,
	name: true,
	venue: true,
	timezone: true,
	locale: true,
	startsAt: true,
	endsAt: true,
	uploadsOpenAt: true,
	uploadsCloseAt: true,
} satisfies Prisma.EventSelect;

/** Counts the photos of all events in one query, because one query per event would take longer. */
export async function visibleCounts(
	{ db }: Pick<Deps, "db">,
	events: { eventId: string; membership: Membership }[],
) {
	const groups = await db.photo.groupBy({
		by: ["eventId"],
		where: { OR: events.map(({ eventId, membership }) => ({ AND: [{ eventId }, visibleTo(membership)] })) },
		_count: { _all: true },
	});
	return new Map(groups.map((group) => [group.eventId, group._count._all]));
}
