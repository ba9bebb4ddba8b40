/**
 * Rows that may be one person's: their addresses differ only by a +part. Nobody is merged or signed in by that, because
 * some mail servers give the two to different people, and families use them for children. An organizer says what they are.
 */
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { lockRows } from "./lock-rows";
import { pairOf } from "./merge-rows";
import { rollSelect, viewRow } from "./roll-row";

/** So many pairs are offered at once. When they are dealt with, the next ones are. */
const mostOffers = 10;

/** Pairs that nobody has said anything about yet. Two people who have both signed in are two people. */
export async function mergeOffers({ db }: Pick<Deps, "db">, { eventId }: { eventId: string }) {
	const pairs = await db.$queryRaw<{ oneId: string; otherId: string }[]>`
		SELECT one.id AS "oneId", other.id AS "otherId"
		FROM "Attendance" one
		JOIN "Attendance" other ON other."eventId" = one."eventId" AND other."emailBase" = one."emailBase"
			AND other.id > one.id
		WHERE one."eventId" = ${eventId}::uuid
		  AND NOT (one."userId" IS NOT NULL AND other."userId" IS NOT NULL)
		  AND one."guardianId" IS DISTINCT FROM other.id AND other."guardianId" IS DISTINCT FROM one.id
		  AND NOT EXISTS (SELECT FROM "RollDistinct" said WHERE said."oneId" = one.id AND said."otherId" = other.id)
		ORDER BY one."emailBase", one.id, other.id
		LIMIT ${mostOffers}`;
	const found = await db.attendance.findMany({
		where: { id: { in: pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]) } },
		select: rollSelect,
	});
	const rows = new Map(found.map((row) => [row.id, viewRow(row)]));
	return pairs.flatMap(({ oneId, otherId }) => {
		const [one, other] = [rows.get(oneId), rows.get(otherId)];
		return one && other ? [{ one, other }] : [];
	});
}

/** Remembers that two rows are two people. Repeating is safe. Throws PERSON_NOT_FOUND. */
export async function keepApart(
	{ db }: Pick<Deps, "db">,
	{ eventId, personIds }: { eventId: string; personIds: readonly [string, string] },
): Promise<void> {
	await db.$transaction(async (tx) => {
		if ((await lockRows(tx, eventId, personIds)).length < 2) throw new AppError("PERSON_NOT_FOUND");
		await tx.rollDistinct.createMany({ data: [pairOf(...personIds)], skipDuplicates: true });
	});
}
