import type { Deps } from "../deps";
import { AppError } from "../errors";
import { shownEmail } from "../mail/shown-email";
import { readRecord } from "./merge-record";
import { namedSelect, rollSelect, viewNamed, viewRow } from "./roll-row";

/** So many entries of a person's log are shown, the newest first. Nobody is checked in and out more often by hand. */
const mostEntries = 100;

/**
 * One person: their row, what they added, and the log of their status, newest first, with that of rows that were merged into theirs. Throws PERSON_NOT_FOUND, also if the
 * person is on another roll.
 */
export async function findPerson(
	{ db }: Pick<Deps, "db">,
	{ eventId, personId }: { eventId: string; personId: string },
) {
	const row = await db.attendance.findFirst({ where: { id: personId, eventId }, select: rollSelect });
	if (!row) throw new AppError("PERSON_NOT_FOUND");
	const [dependants, merges, photos, invitation, duties] = await Promise.all([
		db.attendance.findMany({
			where: { guardianId: personId },
			orderBy: { sortName: "asc" },
			select: namedSelect,
		}),
		db.rollMerge.findMany({
			where: { rowId: personId },
			orderBy: { at: "desc" },
			select: {
				id: true,
				goneId: true,
				keptId: true,
				at: true,
				record: true,
				actor: { select: { name: true } },
			},
		}),
		row.userId === null ? 0 : db.photo.count({ where: { eventId, uploaderId: row.userId } }),
		db.invitation.findUnique({
			where: { attendanceId: personId },
			select: { by: { select: { name: true } } },
		}),
		dutiesOf({ db }, { eventId, personId }),
	]);
	// Of the rows that were merged into this one as well. A row that is gone by that has no entry of its own for it.
	const entries = await db.rollEntry.findMany({
		where: { attendanceId: { in: [personId, ...merges.map(({ goneId }) => goneId)] }, eventId },
		orderBy: { id: "desc" },
		take: mostEntries,
		select: {
			...{ id: true, attendanceId: true, from: true, to: true, how: true, at: true },
			actor: { select: { name: true } },
		},
	});
	return {
		...viewRow(row),
		photos,
		/** Whom they look after. */
		dependants: dependants.map(viewNamed),
		/** The rows that are one with this one now, the last first. */
		merges: merges.map(({ id, keptId, at, record, actor }) => {
			const { name, email } = readRecord(record).gone;
			return {
				...{ id, name, email: shownEmail(email), at, by: actor?.name ?? null },
				/** Only the row it was merged into can be undone here, and not one that came with it. */
				canUndo: keptId === personId,
			};
		}),
		/** When they began to keep the door, or ended, newest first. */
		duties,
		/** Who told them, or has an e-mail sent to them; null if nobody did, or that person is gone. */
		toldBy: invitation?.by?.name ?? null,
		/** Of the person in the album's filter; null if nobody has signed in as them. */
		uploaderId: row.userId,
		log: entries.map(({ id, attendanceId, actor, ...entry }) => ({
			...{ ...entry, id: String(id), by: actor?.name ?? null },
			/** What happened to a row that is one with this one now. */
			ofMerged: attendanceId !== personId,
		})),
	};
}

async function dutiesOf(
	{ db }: Pick<Deps, "db">,
	{ eventId, personId }: { eventId: string; personId: string },
): Promise<{ id: string; steward: boolean; at: Date; by: string | null }[]> {
	const entries = await db.auditEntry.findMany({
		where: { eventId, subject: personId, action: { in: ["steward.add", "steward.remove"] } },
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
		take: mostEntries,
	});
	const actorIds = entries.flatMap(({ actorId }) => actorId ?? []);
	const actors = await db.user.findMany({
		where: { id: { in: actorIds } },
		select: { id: true, name: true },
	});
	const names = new Map(actors.map(({ id, name }) => [id, name]));
	return entries.map(({ id, action, createdAt, actorId }) => ({
		...{ id, steward: action === "steward.add", at: createdAt },
		by: names.get(actorId ?? "") ?? null,
	}));
}
