/**
 * Compares a list with the roll of this moment. What an organizer has decided of a line stays as long as the line says the
 * same of the same person.
 */
import type { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import type { Limited } from "../rate-limits/rate-limits";
import { findImport } from "./find-import";
import { forWholeList } from "./for-whole-list";
import { lockImport } from "./lock-import";
import { matchRows } from "./match-rows";
import { settleSameList } from "./same-list";
import { writeLines } from "./write-lines";

/** Milliseconds. The longest list takes a few seconds. */
const patience = 60_000;

/** Throws IMPORT_NOT_FOUND, IMPORT_DONE, ASKED_TOO_OFTEN, and IMPORT_INCOMPLETE if not all of its rows have arrived. */
export async function compareImport(
	{ db, limit }: Pick<Deps, "db"> & Limited<"import">,
	{ eventId, membership, importId }: { eventId: string; membership: Membership; importId: string },
) {
	await limit.import(membership);
	await db.$transaction(
		async (tx) => {
			const { people } = await lockImport(tx, { eventId, importId });
			const arrived = await tx.rollImportRow.count({ where: { importId } });
			if (arrived < people) throw new AppError("IMPORT_INCOMPLETE", { params: { arrived, people } });
			await compareNow(tx, { eventId, importId });
		},
		{ timeout: patience },
	);
	return findImport({ db }, { eventId, importId });
}

/** The import is locked (./lock-import.ts). */
export async function compareNow(
	tx: Prisma.TransactionClient,
	{ eventId, importId }: { eventId: string; importId: string },
): Promise<void> {
	const decided = await tx.rollImportLine.findMany({
		where: { importId, decision: { not: null } },
		select: { kind: true, row: true, personId: true, reason: true, decision: true },
	});
	await tx.rollImportLine.deleteMany({ where: { importId } });
	const stamp = await stampOf(tx, eventId);
	await forWholeList(tx, async () => {
		await matchRows(tx, { eventId, importId });
		await writeLines(tx, { eventId, importId });
		await settleSameList(tx, { eventId, importId, stamp });
		if (decided.length > 0)
			await tx.$executeRaw`
				UPDATE "RollImportLine" line SET decision = said.decision
				FROM jsonb_to_recordset(${JSON.stringify(decided)}::jsonb)
					AS said(kind "ImportKind", "row" int, "personId" uuid, reason text, decision text)
				WHERE line."importId" = ${importId}::uuid AND line.kind = said.kind
				  AND (line.row, line.reason) IS NOT DISTINCT FROM (said."row", said.reason)
				  AND line."personId" IS NOT DISTINCT FROM said."personId" AND said.decision = ANY(line.choices)`;
	});
	await tx.rollImport.update({ where: { id: importId }, data: { stamp, version: { increment: 1 } } });
}

/** Another one as soon as anything about the roll has changed: each change of a row counts its version. */
export async function stampOf(tx: Prisma.TransactionClient, eventId: string): Promise<string> {
	const [found] = await tx.$queryRaw<{ stamp: string }[]>`
		SELECT md5(coalesce(string_agg(id::text || version, ',' ORDER BY id), '')) AS stamp
		FROM "Attendance" WHERE "eventId" = ${eventId}::uuid`;
	return found?.stamp ?? "";
}
