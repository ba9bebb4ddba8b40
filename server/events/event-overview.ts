import type { Deps } from "../deps";

/** How many people are on the event's roll, by status, and how many photos are in each place of its album. */
export async function eventOverview({ db }: Pick<Deps, "db">, { eventId }: { eventId: string }) {
	const [people, photos] = await Promise.all([
		db.attendance.groupBy({ by: ["status"], where: { eventId }, _count: { _all: true } }),
		db.photo.groupBy({ by: ["place"], where: { eventId }, _count: { _all: true } }),
	]);
	const statuses = new Map(people.map(({ status, _count }) => [status, _count._all]));
	const places = new Map(photos.map(({ place, _count }) => [place, _count._all]));
	return {
		people: {
			INVITED: statuses.get("INVITED") ?? 0,
			REGISTERED: statuses.get("REGISTERED") ?? 0,
			ATTENDED: statuses.get("ATTENDED") ?? 0,
		},
		photos: {
			SHOWN: places.get("SHOWN") ?? 0,
			WAITING: places.get("WAITING") ?? 0,
			HIDDEN: places.get("HIDDEN") ?? 0,
		},
	};
}
