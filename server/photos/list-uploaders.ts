import type { Deps } from "../deps";
import { type Place, visibleTo } from "../policies/roll";

/** The people who added photos that this person sees, by name. */
export async function listUploaders(
	{ db }: Pick<Deps, "db">,
	{ eventId, place }: { eventId: string; place: Place },
) {
	const people = await db.user.findMany({
		where: { photos: { some: { AND: [{ eventId }, visibleTo(place)] } } },
		orderBy: [{ name: "asc" }, { id: "asc" }],
		select: { id: true, name: true },
	});
	return people.map(({ id, name }) => ({ id, name: name ?? "Somebody" }));
}
