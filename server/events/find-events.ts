/** The events of a person, which are those on whose roll they are. For a stranger an event does not exist. */
import type { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { AppError, errorTable } from "../errors";
import type { Membership } from "../policies/membership";
import { visibleTo } from "../policies/photos";
import { uploadRefusal } from "../policies/uploads";

const eventSelect = {
	id: true,
	slug: true,
	name: true,
	venue: true,
	timezone: true,
	startsAt: true,
	endsAt: true,
	uploadsOpenAt: true,
	uploadsCloseAt: true,
} satisfies Prisma.EventSelect;

/** The person's events, newest first, with the number of photos that the person can see. */
export async function listEvents({ db }: Pick<Deps, "db">, { userId }: { userId: string }) {
	const memberships = await db.attendance.findMany({
		where: { userId },
		orderBy: [{ event: { startsAt: "desc" } }, { eventId: "asc" }],
		select: { role: true, status: true, event: { select: eventSelect } },
		relationLoadStrategy: "join",
	});
	const counts = await visibleCounts(
		{ db },
		memberships.map(({ event, role, status }) => ({
			eventId: event.id,
			membership: { userId, role, status },
		})),
	);
	return memberships.map(({ event: { uploadsOpenAt, uploadsCloseAt, ...event }, role, status }) => ({
		...event,
		photoCount: counts.get(event.id) ?? 0,
		role,
		status,
	}));
}

/** Throws EVENT_NOT_FOUND, also if the person is not on the roll. */
export async function findEvent(
	{ db, limits, now }: Pick<Deps, "db" | "limits" | "now">,
	{ slug, userId }: { slug: string; userId: string },
) {
	const found = await db.attendance.findFirst({
		where: { userId, event: { slug } },
		select: { role: true, status: true, event: { select: eventSelect } },
		relationLoadStrategy: "join",
	});
	if (!found) throw new AppError("EVENT_NOT_FOUND");
	const { event, role, status } = found;
	const membership: Membership = { userId, role, status };
	const { uploadsOpenAt, ...shown } = event;
	const refusal = uploadRefusal(membership, event, now());
	const counts = await visibleCounts({ db }, [{ eventId: event.id, membership }]);
	return {
		...shown,
		photoCount: counts.get(event.id) ?? 0,
		role,
		status,
		uploads: refusal
			? ({ allowed: false, code: refusal, reason: errorTable[refusal].message } as const)
			: ({ allowed: true } as const),
		maxPhotoBytes: limits.photoBytes,
	};
}

/** Counts the photos of all events in one query, because one query per event would take longer. */
async function visibleCounts(
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
