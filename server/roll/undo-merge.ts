/** Takes a merge back: both rows are as they were, with everything that belonged to them. */
import type { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { keepAnOrganizer, lockOrganizers } from "../policies/organizers";
import { asActor } from "./as-actor";
import { lockRows } from "./lock-rows";
import { changedFields, fieldsOf, type MergedField, type MergeRecord, readRecord } from "./merge-record";
import { moveTo, pairOf, setGuardians } from "./merge-rows";

/**
 * What stands in the way: fields that were changed since, or that somebody else has now (an address, an account); "merge":
 * the row was merged again since, and that is undone first; "household": who looks after whom has changed.
 */
type InTheWay = MergedField | "merge" | "household";

type Undone = { undone: true; personIds: string[] } | { undone: false; inTheWay: InTheWay[] };

/** Throws MERGE_NOT_FOUND, also if it is undone already, and LAST_ORGANIZER. */
export async function undoMerge(
	{ db }: Pick<Deps, "db">,
	{ eventId, membership, mergeId }: { eventId: string; membership: Membership; mergeId: string },
): Promise<Undone> {
	try {
		return await db.$transaction((tx) => undo(tx, { eventId, membership, mergeId }));
	} catch (error) {
		if (error instanceof InTheWayError) return { undone: false, inTheWay: error.inTheWay };
		throw error;
	}
}

/** Ends the transaction, so that nothing of it remains. */
class InTheWayError extends Error {
	readonly inTheWay: InTheWay[];
	constructor(inTheWay: InTheWay[]) {
		super(inTheWay.join());
		this.inTheWay = inTheWay;
	}
}

async function undo(
	tx: Prisma.TransactionClient,
	{ eventId, membership, mergeId }: { eventId: string; membership: Membership; mergeId: string },
): Promise<Undone> {
	await asActor(tx, { actorId: membership.userId, how: "UNDO" });
	await lockOrganizers(tx, eventId);
	await tx.$queryRaw`SELECT FROM "RollMerge" WHERE id = ${mergeId}::uuid FOR UPDATE`;
	const merge = await tx.rollMerge.findFirst({ where: { id: mergeId, eventId } });
	if (!merge) throw new AppError("MERGE_NOT_FOUND");
	const { keptId, goneId } = merge;
	const record = readRecord(merge.record);
	if (merge.rowId !== keptId) throw new InTheWayError(["merge"]);
	const [kept] = await lockRows(tx, eventId, [keptId]);
	if (!kept) throw new AppError("MERGE_NOT_FOUND");
	if (await isMergedAgain(tx, mergeId)) throw new InTheWayError(["merge"]);
	const changed = changedFields(record.after, fieldsOf(kept));
	if (changed.length > 0) throw new InTheWayError(changed);
	await refuseWhatIsTaken(tx, { eventId, keptId, goneId, record });

	const { guardianId: guardianOfKept, ...before } = record.kept;
	const { guardianId: guardianOfGone, ...gone } = record.gone;
	await tx.attendance.update({ where: { id: keptId }, data: { ...before, guardianId: null } });
	await tx.attendance.create({ data: { ...gone, id: goneId, eventId } });
	const dependants = await tx.attendance.findMany({
		where: { id: { in: record.dependantIds }, guardianId: keptId },
		select: { id: true },
	});
	await setGuardians(
		tx,
		dependants.map(({ id }) => id),
		goneId,
	);
	await setGuardians(tx, [keptId], guardianOfKept);
	await setGuardians(tx, [goneId], guardianOfGone);
	await moveTo(tx, goneId, await stillThere(tx, keptId, record));
	const others = await tx.attendance.findMany({
		where: { eventId, id: { in: record.distinctIds } },
		select: { id: true },
	});
	await tx.rollDistinct.createMany({
		data: others.map(({ id }) => pairOf(goneId, id)),
		skipDuplicates: true,
	});
	await tx.rollMerge.delete({ where: { id: mergeId } });
	if (record.after.role === "ORGANIZER") await keepAnOrganizer(tx, eventId);
	return { undone: true, personIds: [keptId, goneId] };
}

/** Compared by the database, because its times are finer than those of JavaScript. */
async function isMergedAgain(tx: Prisma.TransactionClient, mergeId: string): Promise<boolean> {
	const later = await tx.$queryRaw<unknown[]>`
		SELECT later.id FROM "RollMerge" this JOIN "RollMerge" later ON later."keptId" = this."keptId"
			AND later."rowId" = this."rowId" AND later.at > this.at
		WHERE this.id = ${mergeId}::uuid LIMIT 1`;
	return later.length > 0;
}

/** Photos and merges that are the kept row's still. */
async function stillThere(
	tx: Prisma.TransactionClient,
	keptId: string,
	{ photoIds, mergeIds }: { photoIds: string[]; mergeIds: string[] },
) {
	const asked = { where: { id: { in: photoIds }, forId: keptId }, select: { id: true } } as const;
	const photos = [...(await tx.photo.findMany(asked)), ...(await tx.upload.findMany(asked))];
	return { photoIds: photos.map(({ id }) => id), mergeIds };
}

/** What of the two rows belongs to somebody else now, or to nobody who is still there. */
async function refuseWhatIsTaken(
	tx: Prisma.TransactionClient,
	{
		eventId,
		keptId,
		goneId,
		record,
	}: { eventId: string; keptId: string; goneId: string; record: MergeRecord },
): Promise<void> {
	const [taken] = await tx.$queryRaw<{ email: boolean; userId: boolean; household: boolean }[]>`
		SELECT
			EXISTS (SELECT FROM "Attendance" WHERE "eventId" = ${eventId}::uuid AND id <> ${keptId}::uuid
			        AND email IN (${record.kept.email}, ${record.gone.email})) AS email,
			EXISTS (SELECT FROM "Attendance" WHERE "eventId" = ${eventId}::uuid AND id <> ${keptId}::uuid
			        AND "userId" IN (${record.kept.userId}::uuid, ${record.gone.userId}::uuid)) AS "userId",
			EXISTS (SELECT FROM unnest(${guardiansOf(record)}::uuid[]) AS guardian
			        WHERE guardian NOT IN (${keptId}::uuid, ${goneId}::uuid)
			          AND NOT EXISTS (SELECT FROM "Attendance" WHERE id = guardian AND "guardianId" IS NULL))
			OR EXISTS (SELECT FROM "Attendance" WHERE "guardianId" = ${keptId}::uuid
			           AND (${record.kept.guardianId !== null} AND id <> ALL(${record.dependantIds}::uuid[]))) AS household`;
	const inTheWay = (["email", "userId", "household"] as const).filter((name) => taken?.[name]);
	if (inTheWay.length > 0) throw new InTheWayError(inTheWay);
}

const guardiansOf = ({ kept, gone }: MergeRecord) =>
	[kept.guardianId, gone.guardianId].filter((id) => id !== null);
