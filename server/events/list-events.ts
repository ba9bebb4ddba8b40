import type { Deps } from "../deps";
import { coverSelect, eventSelect, viewCover, visibleCounts } from "./event-fields";

/** The person's events, newest first, with the number of photos that the person can see. */
export async function listEvents(deps: Pick<Deps, "db" | "storage" | "now">, { userId }: { userId: string }) {
	const memberships = await deps.db.attendance.findMany({
		where: { userId },
		orderBy: [{ event: { startsAt: "desc" } }, { eventId: "asc" }],
		select: {
			...{ role: true, status: true },
			event: { select: { ...eventSelect, cover: { select: coverSelect } } },
		},
		relationLoadStrategy: "join",
	});
	const counts = await visibleCounts(
		deps,
		memberships.map(({ event, role, status }) => ({
			eventId: event.id,
			membership: { userId, role, status },
		})),
	);
	return Promise.all(
		memberships.map(async ({ event, role, status }) => {
			const { uploadsOpenAt, uploadsCloseAt, cover, ...shown } = event;
			return {
				...shown,
				cover: await viewCover(deps, cover),
				photoCount: counts.get(event.id) ?? 0,
				role,
				status,
			};
		}),
	);
}
