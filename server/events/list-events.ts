import type { Deps } from "../deps";
import { eventSelect, visibleCounts } from "./event-fields";

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
