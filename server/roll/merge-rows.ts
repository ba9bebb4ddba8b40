/**
 * Makes one row of two that are one person's. An organizer does it by hand (./merge-people.ts), and signing in does it for
 * somebody who has a row already (../auth/claim-roll.ts). What is needed to take it back is written down.
 */
import { Prisma } from "@/prisma/generated/client";
import { AttendanceRole, AttendanceStatus } from "@/prisma/generated/enums";
import { AppError } from "../errors";
import { lockMarkedPhotos } from "./lock-marked-photos";
import type { RollRow } from "./lock-rows";
import { fieldsOf, type MergedFields, writeRecord } from "./merge-record";

interface Merging {
	/** Both are locked (./lock-rows.ts). */
	kept: RollRow;
	gone: RollRow;
	/** In place of those of the kept row. */
	words?: Partial<Pick<MergedFields, "name" | "email" | "group">>;
	/** What happens if somebody would look after others and be looked after: an error, or nobody looks after them. */
	chain: "refuse" | "drop";
	actorId: string;
}

/**
 * Returns the id of the merge. Throws MERGE_TWO_ACCOUNTS if two people have signed in as the two rows, and HOUSEHOLD_CHAIN.
 */
export async function mergeRows(
	tx: Prisma.TransactionClient,
	{ kept, gone, words = {}, chain, actorId }: Merging,
): Promise<string> {
	if (kept.userId !== null && gone.userId !== null) throw new AppError("MERGE_TWO_ACCOUNTS");
	const { eventId } = kept;
	const moved = await belongings(tx, { kept, gone });
	const after = { ...together(kept, gone), ...words };
	const keepsSomebody = await tx.attendance.count({
		where: { guardianId: kept.id, id: { not: gone.id } },
	});
	if (after.guardianId !== null && keepsSomebody + moved.dependantIds.length > 0) {
		if (chain === "refuse") throw new AppError("HOUSEHOLD_CHAIN");
		after.guardianId = null;
	}

	// Before the row goes, because what points to it would go or be emptied with it.
	if (kept.guardianId !== null) await setGuardians(tx, [kept.id], null);
	await setGuardians(tx, moved.dependantIds, kept.id);
	await moveTo(tx, kept.id, moved);
	await keepTold(tx, { kept, gone });
	await keepMarks(tx, { kept, gone });
	await tx.attendance.delete({ where: { id: gone.id } });
	// A block of either row stays, and undoing the merge does not end it.
	const { uploadsBlockedAt, uploadsBlockedById } = kept.uploadsBlockedAt ? kept : gone;
	const blocked = { uploadsBlockedAt, uploadsBlockedById };
	await tx.attendance.update({ where: { id: kept.id }, data: { ...after, ...blocked } });
	const email = [kept.email, gone.email].find((one) => one !== null && one !== after.email);
	const { source, version, createdAt } = gone;
	const wasBlocked = {
		uploadsBlockedAt: gone.uploadsBlockedAt,
		uploadsBlockedById: gone.uploadsBlockedById,
	};
	const { id } = await tx.rollMerge.create({
		data: {
			...{ eventId, rowId: kept.id, keptId: kept.id, goneId: gone.id, email: email ?? null, actorId },
			record: writeRecord({
				...{ kept: fieldsOf(kept), gone: { ...fieldsOf(gone), source, version, createdAt, ...wasBlocked } },
				...{ after: fieldsOf({ ...kept, ...after }), ...moved },
			}),
		},
		select: { id: true },
	});
	return id;
}

const higher = <T extends string>(order: Record<string, T>, one: T, other: T): T => {
	const ranks = Object.values(order);
	return ranks.indexOf(one) >= ranks.indexOf(other) ? one : other;
};

/** The kept row's words, or the other's where it has none; the higher role and status, and the earlier time. */
function together(kept: RollRow, gone: RollRow): MergedFields {
	const times = [kept, gone].flatMap(({ checkedInAt }) => checkedInAt?.getTime() ?? []);
	const guardianId = [kept.guardianId, gone.guardianId].find(
		(id) => id !== null && id !== kept.id && id !== gone.id,
	);
	return {
		name: kept.name ?? gone.name,
		email: kept.email ?? gone.email,
		group: kept.group ?? gone.group,
		// Not the sum: both rows may mean the same companions.
		plusOnes: Math.max(kept.plusOnes, gone.plusOnes),
		note: joinedNotes(kept.note, gone.note),
		ticketCode: kept.ticketCode ?? gone.ticketCode,
		role: higher(AttendanceRole, kept.role, gone.role),
		status: higher(AttendanceStatus, kept.status, gone.status),
		checkedInAt: times.length > 0 ? new Date(Math.min(...times)) : null,
		userId: kept.userId ?? gone.userId,
		guardianId: guardianId ?? null,
	};
}

/** Both, one below the other; one if they are the same. */
export function joinedNotes(one: string | null, other: string | null): string | null {
	const notes = new Set([one, other].filter((note) => note !== null));
	return notes.size > 0 ? [...notes].join("\n") : null;
}

/** The ids of everything that belongs to the row that goes. */
async function belongings(tx: Prisma.TransactionClient, { kept, gone }: { kept: RollRow; gone: RollRow }) {
	const id = { select: { id: true } } as const;
	const dependants = await tx.attendance.findMany({
		where: { guardianId: gone.id, id: { not: kept.id } },
		orderBy: { id: "asc" },
		...id,
	});
	const photos = await tx.photo.findMany({ where: { forId: gone.id }, ...id });
	// An upload becomes a photo with its id.
	const uploads = await tx.upload.findMany({ where: { forId: gone.id }, ...id });
	const merges = await tx.rollMerge.findMany({ where: { rowId: gone.id }, ...id });
	const distinct = await tx.rollDistinct.findMany({
		where: { OR: [{ oneId: gone.id }, { otherId: gone.id }] },
	});
	return {
		dependantIds: dependants.map((row) => row.id),
		photoIds: [...photos, ...uploads].map((row) => row.id),
		mergeIds: merges.map((row) => row.id),
		distinctIds: distinct.map(({ oneId, otherId }) => (oneId === gone.id ? otherId : oneId)),
	};
}

export async function setGuardians(
	tx: Prisma.TransactionClient,
	ids: readonly string[],
	guardianId: string | null,
): Promise<void> {
	if (ids.length > 0)
		await tx.attendance.updateMany({ where: { id: { in: [...ids] } }, data: { guardianId } });
}

/**
 * Whoever was told of the event stays told, or they would be told again. An e-mail that is not sent yet goes with its row,
 * because the other row has its own. Undoing the merge does not bring this back.
 */
async function keepTold(
	tx: Prisma.TransactionClient,
	{ kept, gone }: Pick<Merging, "kept" | "gone">,
): Promise<void> {
	const told = await tx.invitation.findUnique({ where: { attendanceId: kept.id }, select: { toldAt: true } });
	if (told) return;
	await tx.invitation.updateMany({
		where: {
			attendanceId: gone.id,
			toldAt: { not: null },
			OR: [{ mail: null }, { mail: { notIn: ["WAITING", "SENDING"] } }],
		},
		data: { attendanceId: kept.id },
	});
}

/**
 * What either row reported or has among its favourites is the kept row's, once. Undoing the merge does not bring this back. The
 * rest goes with the row, and the numbers of these photos with it.
 */
async function keepMarks(
	tx: Prisma.TransactionClient,
	{ kept, gone }: Pick<Merging, "kept" | "gone">,
): Promise<void> {
	await lockMarkedPhotos(tx, [gone.id]);
	for (const table of [Prisma.sql`"Favourite"`, Prisma.sql`"PhotoReport"`])
		await tx.$executeRaw`
			UPDATE ${table} mark SET "attendanceId" = ${kept.id}::uuid
			WHERE "attendanceId" = ${gone.id}::uuid AND NOT EXISTS (
				SELECT FROM ${table} other WHERE other."photoId" = mark."photoId" AND other."attendanceId" = ${kept.id}::uuid)`;
}

/** Gives photos, uploads and earlier merges to another row. */
export async function moveTo(
	tx: Prisma.TransactionClient,
	rowId: string,
	{ photoIds, mergeIds }: { photoIds: readonly string[]; mergeIds: readonly string[] },
): Promise<void> {
	const photos = { where: { id: { in: [...photoIds] } }, data: { forId: rowId } };
	if (photoIds.length > 0) {
		await tx.photo.updateMany(photos);
		await tx.upload.updateMany(photos);
	}
	if (mergeIds.length > 0)
		await tx.rollMerge.updateMany({ where: { id: { in: [...mergeIds] } }, data: { rowId } });
}

/** A pair of two rows as RollDistinct stores it. */
export const pairOf = (one: string, other: string) =>
	one < other ? { oneId: one, otherId: other } : { oneId: other, otherId: one };
