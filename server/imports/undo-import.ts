/**
 * Takes a whole import back. A row that somebody has changed or claimed since is left as it is, and so is a row whose old
 * state would be in the way of such a row. All others are as they were before the import; photos stay. One transaction.
 */
import { Prisma } from "@/prisma/generated/client";
import { writeAudit } from "../audit/write-audit";
import { isUniqueViolation } from "../db/unique-violation";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { lockOrganizers } from "../policies/organizers";
import type { Limited } from "../rate-limits/rate-limits";
import { asActor } from "../roll/as-actor";
import { leftByUndo } from "./find-import";
import { forWholeList } from "./for-whole-list";
import { lockImport } from "./lock-import";

/** Milliseconds. */
const patience = 60_000;

interface Undo {
	eventId: string;
	membership: Membership;
	importId: string;
}

/**
 * Returns how many rows went back, and whom it left. Undoing again takes back what was left and is possible now. Throws
 * IMPORT_NOT_FOUND, IMPORT_NOT_APPLIED, ASKED_TOO_OFTEN, and PERSON_CHANGED if the roll changed at the same moment.
 */
export async function undoImport(
	{ db, now, limit }: Pick<Deps, "db" | "now"> & Limited<"import">,
	undo: Undo,
) {
	await limit.import(undo.membership);
	try {
		return await db.$transaction((tx) => undoNow(tx, now(), undo), { timeout: patience });
	} catch (error) {
		if (isUniqueViolation(error)) throw new AppError("PERSON_CHANGED");
		throw error;
	}
}

async function undoNow(tx: Prisma.TransactionClient, now: Date, { eventId, membership, importId }: Undo) {
	const actorId = membership.userId;
	const { state } = await lockImport(tx, { eventId, importId, done: true });
	if (state === "OPEN") throw new AppError("IMPORT_NOT_APPLIED");
	await lockOrganizers(tx, eventId);
	await tx.$queryRaw`
		SELECT count(*)::int FROM (
			SELECT FROM "Attendance" WHERE "eventId" = ${eventId}::uuid ORDER BY id FOR UPDATE
		) locked`;
	await asActor(tx, { actorId, how: "UNDO" });
	const back = await forWholeList(tx, async () =>
		goBack(tx, eventId, importId, await leftAsTheyAre(tx, eventId, importId)),
	);
	const { count: left, people } = await leftByUndo(tx, importId);
	await writeAudit(tx, {
		...({ eventId, actorId, action: "roll.importUndo" } as const),
		...{ subject: { importId }, details: { back, left } },
	});
	await tx.rollImport.update({ where: { id: importId }, data: { state: "UNDONE", undoneAt: now } });
	return { back, left, people };
}

/** The rows that cannot go back, by id. Each round finds those in whose way one of the rounds before is. */
async function leftAsTheyAre(
	tx: Prisma.TransactionClient,
	eventId: string,
	importId: string,
): Promise<string[]> {
	const entries = Prisma.sql`"RollImportEntry" entry`;
	const changed = await tx.$queryRaw<{ id: string }[]>`
		SELECT entry."personId" AS id
		FROM ${entries} LEFT JOIN "Attendance" person ON person.id = entry."personId"
		WHERE entry."importId" = ${importId}::uuid AND person.version IS DISTINCT FROM entry.version`;
	const left = new Set(changed.map(({ id }) => id));
	for (;;) {
		const staying = [...left];
		const inTheWay = await tx.$queryRaw<{ id: string }[]>`
			WITH going AS MATERIALIZED (
				SELECT "personId" AS id, before IS NULL AS "wasAdded", before ->> 'email' AS email,
				       (before ->> 'userId')::uuid AS "userId", (before ->> 'guardianId')::uuid AS "guardianId"
				FROM ${entries}
				WHERE "importId" = ${importId}::uuid AND "personId" <> ALL(${staying}::uuid[])
			), others AS MATERIALIZED (
				SELECT * FROM "Attendance"
				WHERE "eventId" = ${eventId}::uuid AND NOT EXISTS (SELECT FROM going WHERE going.id = "Attendance".id)
			), after AS MATERIALIZED (
				SELECT id, "guardianId" FROM others UNION ALL SELECT id, "guardianId" FROM going WHERE NOT "wasAdded"
			)
			-- Somebody else has the address or the account now.
			SELECT going.id FROM going JOIN others ON others.email = going.email
			UNION SELECT going.id FROM going JOIN others ON others."userId" = going."userId"
			-- Whoever was added looks after somebody who stays.
			UNION SELECT going.id FROM going JOIN others ON others."guardianId" = going.id WHERE going."wasAdded"
			-- Their guardian has left the roll, or has a guardian; or they look after somebody.
			UNION SELECT going.id FROM going LEFT JOIN after ON after.id = going."guardianId"
				WHERE going."guardianId" IS NOT NULL AND (after.id IS NULL OR after."guardianId" IS NOT NULL)
			UNION SELECT going.id FROM going JOIN others ON others."guardianId" = going.id
				WHERE going."guardianId" IS NOT NULL`;
		if (inTheWay.length === 0) return staying;
		for (const { id } of inTheWay) left.add(id);
	}
}

/** Gives the other rows back, and forgets their entries. Returns how many. */
async function goBack(
	tx: Prisma.TransactionClient,
	eventId: string,
	importId: string,
	staying: readonly string[],
): Promise<number> {
	const going = Prisma.sql`entry."importId" = ${importId}::uuid AND entry."personId" <> ALL(${staying}::uuid[])`;
	// First nobody looks after them, because a row that goes would be emptied out of the others, which counts as a change.
	await tx.$executeRaw`
		UPDATE "Attendance" person SET "guardianId" = NULL FROM "RollImportEntry" entry
		WHERE ${going} AND person.id = entry."personId" AND person."guardianId" IS NOT NULL
		  AND person."guardianId" IS DISTINCT FROM (entry.before ->> 'guardianId')::uuid`;
	await tx.$executeRaw`
		DELETE FROM "Attendance" person USING "RollImportEntry" entry
		WHERE ${going} AND entry.before IS NULL AND person.id = entry."personId" AND person."eventId" = ${eventId}::uuid`;
	await tx.$executeRaw`
		UPDATE "Attendance" person SET
			name = was.name, email = was.email, "group" = was."group", "plusOnes" = was."plusOnes", note = was.note,
			"ticketCode" = was."ticketCode", status = was.status, "checkedInAt" = was."checkedInAt", "userId" = was."userId",
			"guardianId" = was."guardianId"
		FROM "RollImportEntry" entry, jsonb_to_record(entry.before) AS was(
			name text, email text, "group" text, "plusOnes" int, note text, "ticketCode" text, status "AttendanceStatus",
			"checkedInAt" timestamptz, "userId" uuid, "guardianId" uuid)
		WHERE ${going} AND entry.before IS NOT NULL AND person.id = entry."personId"`;
	await tx.$executeRaw`
		UPDATE "RollMerge" merge SET email = was.email
		FROM "RollImportEntry" entry, jsonb_each_text(entry.before -> 'mergeEmails') AS was(id, email)
		WHERE ${going} AND merge.id = was.id::uuid AND merge."rowId" = entry."personId" AND merge.email IS NULL`;
	return tx.$executeRaw`DELETE FROM "RollImportEntry" entry WHERE ${going}`;
}
