import type { Deps } from "../deps";
import { isShownToAll } from "../policies/photos";
import { coverSelect, eventSelect, viewCover, visibleCounts } from "./event-fields";
import { firstPhotos } from "./first-photos";

/**
 * The person's events, newest first, with the number of photos that the person can see. An event without a cover has the first
 * photo of its album in its place.
 */
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
	const coverless = memberships.filter(({ event: { cover } }) => !cover || !isShownToAll(cover));
	const firsts = await firstPhotos(
		deps,
		coverless.map(({ event }) => event.id),
	);
	return Promise.all(
		memberships.map(async ({ event, role, status }) => {
			const { uploadsOpenAt, uploadsCloseAt, cover, ...shown } = event;
			return {
				...shown,
				cover: await viewCover(deps, firsts.get(event.id) ?? cover),
				photoCount: counts.get(event.id) ?? 0,
				role,
				status,
			};
		}),
	);
}
