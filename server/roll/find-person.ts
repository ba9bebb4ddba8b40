import type { Deps } from "../deps";
import { AppError } from "../errors";
import { rollSelect, viewRow } from "./roll-row";

/** So many entries of a person's log are shown, the newest first. Nobody is checked in and out more often by hand. */
const mostEntries = 100;

/**
 * One person: their row, what they added, and the log of their status, newest first. Throws PERSON_NOT_FOUND, also if the
 * person is on another roll.
 */
export async function findPerson(
	{ db }: Pick<Deps, "db">,
	{ eventId, personId }: { eventId: string; personId: string },
) {
	const row = await db.attendance.findFirst({ where: { id: personId, eventId }, select: rollSelect });
	if (!row) throw new AppError("PERSON_NOT_FOUND");
	const [photos, entries] = await Promise.all([
		row.userId === null ? 0 : db.photo.count({ where: { eventId, uploaderId: row.userId } }),
		db.rollEntry.findMany({
			where: { attendanceId: personId, eventId },
			orderBy: { id: "desc" },
			take: mostEntries,
			select: { id: true, from: true, to: true, how: true, at: true, actor: { select: { name: true } } },
		}),
	]);
	return {
		...viewRow(row),
		photos,
		/** Of the person in the album's filter; null if nobody has signed in as them. */
		uploaderId: row.userId,
		log: entries.map(({ id, actor, ...entry }) => ({ ...entry, id: String(id), by: actor?.name ?? null })),
	};
}
