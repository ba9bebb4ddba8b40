/**
 * The same list again changes nothing, as long as the roll is as the list left it. Whom its rows mean was written down when it
 * was applied; comparing would find most of it again, and would have to guess the rest (./match-rows.ts).
 */
import type { Prisma } from "@/prisma/generated/client";
import { decided } from "./find-import";
import { rowsDone } from "./write-roll";

/** Step 3 of comparing (./compare-import.ts): lines of rows that were applied say so, and rows that were left out are left out again. */
export async function settleSameList(
	tx: Prisma.TransactionClient,
	{ eventId, importId, stamp }: { eventId: string; importId: string; stamp: string },
): Promise<void> {
	const earlierId = await appliedBefore(tx, { eventId, importId, stamp });
	if (earlierId) await settleAs(tx, { importId, earlierId });
}

/** The import that left the roll as it is, if it had the same rows. They are kept for a day. */
async function appliedBefore(
	tx: Prisma.TransactionClient,
	{ eventId, importId, stamp }: { eventId: string; importId: string; stamp: string },
): Promise<string | null> {
	const earlier = await tx.rollImport.findMany({
		where: { eventId, state: "APPLIED", stamp },
		orderBy: { appliedAt: "desc" },
		select: { id: true },
		take: 5,
	});
	if (earlier.length === 0) return null;
	const digests = await tx.$queryRaw<{ importId: string; digest: string }[]>`
		SELECT "importId", md5(string_agg(
			md5((to_jsonb(listed) - '{importId,plainName,personId,reason,mainRow,newId}'::text[])::text), '' ORDER BY row
		)) AS digest
		FROM "RollImportRow" listed WHERE "importId" = ANY(${[importId, ...earlier.map(({ id }) => id)]}::uuid[])
		GROUP BY "importId"`;
	const digestOf = (id: string) => digests.find((one) => one.importId === id)?.digest;
	return earlier.find(({ id }) => digestOf(id) === digestOf(importId))?.id ?? null;
}

async function settleAs(
	tx: Prisma.TransactionClient,
	{ importId, earlierId }: { importId: string; earlierId: string },
): Promise<void> {
	await tx.$executeRaw`
		WITH before AS MATERIALIZED (
			SELECT done.row, done.changes OR done.adds OR done.says AS applied, done."personId", line.kind, line.reason, line."guardianId",
			       line.hints, line.changes, line.choices
			FROM (${rowsDone(earlierId)}) done JOIN "RollImportLine" line ON line.id = done."lineId"
		), unsettled AS MATERIALIZED (
			SELECT line.id, before.* FROM "RollImportLine" line
			JOIN "RollImportRow" listed ON listed."newId" = line.id AND listed."importId" = line."importId"
			JOIN before ON before.row = listed.row
			WHERE line."importId" = ${importId}::uuid
			  AND (before.applied AND line.kind <> 'UNCHANGED' OR NOT before.applied AND before.kind = 'UNCLEAR' AND line.kind <> 'UNCLEAR')
		), gone AS (
			DELETE FROM "RollImportLine" line USING before
			WHERE line."importId" = ${importId}::uuid AND line.kind = 'GONE' AND line."personId" = before."personId"
		)
		UPDATE "RollImportLine" line SET
			kind = CASE WHEN applied THEN 'UNCHANGED' ELSE unsettled.kind END,
			"personId" = unsettled."personId",
			reason = CASE WHEN NOT applied THEN unsettled.reason END,
			"guardianId" = unsettled."guardianId",
			hints = CASE WHEN applied THEN '{}' ELSE unsettled.hints END,
			changes = CASE WHEN applied THEN '{}' ELSE unsettled.changes END,
			choices = CASE WHEN applied THEN '{}' ELSE unsettled.choices END
		FROM unsettled WHERE line.id = unsettled.id`;
	// Guardians were added then, but those whom an organizer left out.
	await tx.$executeRaw`
		DELETE FROM "RollImportLine" again
		WHERE again."importId" = ${importId}::uuid AND 'IS_GUARDIAN' = ANY(again.hints) AND NOT EXISTS (
			SELECT FROM "RollImportLine" line JOIN "RollImport" import ON import.id = line."importId"
			WHERE import.id = ${earlierId}::uuid AND 'IS_GUARDIAN' = ANY(line.hints) AND ${decided} = 'SKIP'
			  AND line.email = again.email
		)`;
}
