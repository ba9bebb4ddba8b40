import type { Deps } from "../deps";
import { shownEmail } from "../mail/shown-email";
import { waitsIn } from "../policies/venue";

/** How many of each list one answer has. Those who have waited longest come first. */
const shownMost = 200;

export const countWaiting = ({ db }: Pick<Deps, "db">, { eventId }: { eventId: string }): Promise<number> =>
	db.venueRequest.count({ where: waitsIn(eventId) });

/** Who waits for an organizer, and whom one has refused, for organizers only. */
export async function listWaiting({ db }: Pick<Deps, "db">, { eventId }: { eventId: string }) {
	const select = {
		...{ id: true, askedAt: true, atDoor: true },
		user: {
			select: {
				...{ name: true, email: true, emailVerified: true },
				attendances: { where: { eventId }, select: { name: true, group: true, status: true } },
			},
		},
	} as const;
	const [count, waiting, refused] = await Promise.all([
		countWaiting({ db }, { eventId }),
		db.venueRequest.findMany({
			where: waitsIn(eventId),
			orderBy: [{ askedAt: "asc" }, { id: "asc" }],
			...{ take: shownMost, select },
		}),
		db.venueRequest.findMany({
			where: { ...waitsIn(eventId), state: "REFUSED" },
			orderBy: [{ decidedAt: "desc" }, { id: "asc" }],
			...{ take: shownMost, select },
		}),
	]);
	const view = ({ user, ...request }: (typeof waiting)[number]) => ({
		...request,
		name: user.attendances[0]?.name ?? user.name,
		email: user.emailVerified ? shownEmail(user.email) : null,
		/** Their row on the roll; null for somebody who is on no list. */
		group: user.attendances[0]?.group ?? null,
		onTheRoll: user.attendances.length > 0,
	});
	return { count, waiting: waiting.map(view), refused: refused.map(view) };
}
