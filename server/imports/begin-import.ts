/**
 * Takes a list into the staging tables, where it waits to be compared (./compare-import.ts). A request has at most 64 kB, so
 * its rows come in parts. Nothing of it touches the roll.
 */
import type { ListedPerson } from "@/rules/listed-person";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { lockOrganizers } from "../policies/organizers";
import type { Limited } from "../rate-limits/rate-limits";
import { lockImport } from "./lock-import";
import { stagedRow } from "./staged-row";

/** Throws IMPORT_TOO_LONG, TOO_MANY_IMPORTS and ASKED_TOO_OFTEN. */
export async function beginImport(
	{ db, limits, now, limit }: Pick<Deps, "db" | "limits" | "now"> & Limited<"import">,
	{
		eventId,
		membership,
		fileName,
		count,
	}: { eventId: string; membership: Membership; fileName: string; count: number },
): Promise<{ importId: string }> {
	if (count > limits.importRows)
		throw new AppError("IMPORT_TOO_LONG", { params: { limit: limits.importRows, people: count } });
	await limit.import(membership);
	return db.$transaction(async (tx) => {
		// Two that begin at once are counted one after the other.
		await lockOrganizers(tx, eventId);
		// A list that was never compared counts while it arrives. Later it can be discarded, and is in nobody's way.
		const recently = new Date(now().getTime() - limits.openImportSeconds * 1_000);
		const open = await tx.rollImport.count({
			where: { eventId, state: "OPEN", OR: [{ stamp: { not: null } }, { createdAt: { gt: recently } }] },
		});
		if (open >= limits.openImports)
			throw new AppError("TOO_MANY_IMPORTS", { params: { limit: limits.openImports } });
		const { id } = await tx.rollImport.create({
			data: { eventId, createdById: membership.userId, fileName, people: count, createdAt: now() },
			select: { id: true },
		});
		return { importId: id };
	});
}

/** Repeating is safe: a row that has arrived is left as it is. Returns how many have. Throws IMPORT_TOO_LONG and ASKED_TOO_OFTEN. */
export async function addRows(
	{ db, limit }: Pick<Deps, "db"> & Limited<"importPart">,
	{
		eventId,
		membership,
		importId,
		rows,
	}: { eventId: string; membership: Membership; importId: string; rows: readonly ListedPerson[] },
): Promise<{ arrived: number }> {
	await limit.importPart(membership);
	// Before the import is locked, because the other parts wait for that.
	const part = JSON.stringify(rows.map(stagedRow));
	return db.$transaction(async (tx) => {
		const { people } = await lockImport(tx, { eventId, importId });
		const [counted] = await tx.$queryRaw<{ arrived: number }[]>`
			WITH added AS (INSERT INTO "RollImportRow" ("importId", row, name, email, "otherEmails", "group", "plusOnes", note, "ticketCode",
				attended, "checkedInAt", "guardianName", "guardianEmail", "otherGuardians", "plainName")
			SELECT ${importId}::uuid, row, name, email, "otherEmails", "group", "plusOnes", note, "ticketCode",
			       attended, "checkedInAt", "guardianName", "guardianEmail", "otherGuardians", compared_name(name)
			FROM jsonb_to_recordset(${part}::jsonb) AS part(
				row int, name text, email text, "otherEmails" text[], "group" text, "plusOnes" int, note text,
				"ticketCode" text, attended boolean, "checkedInAt" timestamptz, "guardianName" text, "guardianEmail" text,
				"otherGuardians" boolean)
			ON CONFLICT DO NOTHING RETURNING 1)
			SELECT ((SELECT count(*) FROM "RollImportRow" WHERE "importId" = ${importId}::uuid)
			      + (SELECT count(*) FROM added))::int AS arrived`;
		// The statement sees the rows of earlier parts, and its own only as what it adds.
		const arrived = counted?.arrived ?? 0;
		if (arrived > people)
			throw new AppError("IMPORT_TOO_LONG", { params: { limit: people, people: arrived } });
		return { arrived };
	});
}

/**
 * Forgets a list that was not applied. With `onlyIfNotCompared` one that was compared stays, because somebody may have decided
 * about its rows. Repeating is safe. Throws IMPORT_DONE.
 */
export async function discardImport(
	{ db }: Pick<Deps, "db">,
	{
		eventId,
		importId,
		onlyIfNotCompared = false,
	}: { eventId: string; importId: string; onlyIfNotCompared?: boolean },
): Promise<void> {
	await db.$transaction(async (tx) => {
		const found = await tx.rollImport.findFirst({ where: { id: importId, eventId } });
		if (!found) return;
		const { stamp } = await lockImport(tx, { eventId, importId });
		if (onlyIfNotCompared && stamp !== null) return;
		await tx.rollImport.delete({ where: { id: importId } });
	});
}
