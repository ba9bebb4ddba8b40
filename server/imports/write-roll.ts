/**
 * Writes the lines of an import to the roll, in a few statements for the whole list. ./apply-import.ts holds the locks. Each
 * row is updated once, because undoing knows by its version whether somebody has changed it since.
 */
import { Prisma } from "@/prisma/generated/client";
import { decided } from "./find-import";
import { forWholeList } from "./for-whole-list";

/** A field that the line changes is that of the list. */
function changed(field: string): Prisma.Sql {
	const [ours, theirs] = [Prisma.raw(`person."${field}"`), Prisma.raw(`listed."${field}"`)];
	return Prisma.sql`CASE WHEN changes ? ${field} THEN ${theirs} ELSE ${ours} END`;
}

export async function writeRoll(
	tx: Prisma.TransactionClient,
	{ eventId, importId, at }: { eventId: string; importId: string; at: Date },
) {
	return forWholeList(tx, async () => {
		await planEntries(tx, importId);
		// Guardians before those they look after.
		const alone = await addPeople(tx, { eventId, importId, at, guarded: false });
		await changePeople(tx, { importId, at });
		const guarded = await addPeople(tx, { eventId, importId, at, guarded: true });
		return {
			added: alone.added + guarded.added,
			guardians: alone.guardians + guarded.guardians,
			...(await countOthers(tx, importId)),
		};
	});
}

/** What each row of an applied list did: changed somebody, added them, or said what the roll said; and who they are. */
export const rowsDone = (importId: string) => Prisma.sql`
	SELECT listed.row, line.id AS "lineId", coalesce(added."personId", line."personId") AS "personId",
	       changer."personId" IS NOT NULL AS changes, added."personId" IS NOT NULL AS adds,
	       (line.kind = 'UNCHANGED' OR ${decided} = 'UPDATE' AND line.changes = '{}') IS TRUE AS says
	FROM "RollImportRow" listed
	JOIN "RollImportLine" line ON line.id = listed."newId"
	JOIN "RollImport" import ON import.id = listed."importId"
	LEFT JOIN "RollImportEntry" changer ON changer."importId" = import.id AND changer."lineId" = line.id
	LEFT JOIN "RollImportEntry" added ON added."importId" = import.id AND added."personId" = line.id
	WHERE import.id = ${importId}::uuid`;

/** How many rows of the list changed somebody, say what the roll says, or did nothing. */
async function countOthers(
	tx: Prisma.TransactionClient,
	importId: string,
): Promise<{ changed: number; unchanged: number; skipped: number }> {
	const [counts] = await tx.$queryRaw<{ changed: number; unchanged: number; skipped: number }[]>`
		SELECT count(*) FILTER (WHERE changes)::int AS changed,
		       count(*) FILTER (WHERE NOT changes AND says)::int AS unchanged,
		       count(*) FILTER (WHERE NOT changes AND NOT says AND NOT adds)::int AS skipped
		FROM (${rowsDone(importId)}) rows`;
	return counts ?? { changed: 0, unchanged: 0, skipped: 0 };
}

/**
 * Writes down everybody on the roll whom the list changes, as they are now, and the version that they will have. Of several
 * lines about one person the first one changes them.
 */
async function planEntries(tx: Prisma.TransactionClient, importId: string): Promise<void> {
	await tx.$executeRaw`
		INSERT INTO "RollImportEntry" ("importId", "personId", before, version, "lineId", revoked)
		SELECT ${importId}::uuid, person.id, ${asWas(Prisma.raw("person"))}, person.version + 1, plan."lineId", plan.revoked
		FROM (
			SELECT "personId", (array_agg(id ORDER BY place) FILTER (WHERE decision = 'UPDATE'))[1] AS "lineId",
			       bool_or(decision = 'REVOKE') AS revoked
			FROM (
				SELECT line.id, line.place, line."personId", line.changes, ${decided} AS decision
				FROM "RollImportLine" line JOIN "RollImport" import ON import.id = line."importId"
				WHERE import.id = ${importId}::uuid AND line."personId" IS NOT NULL AND line.kind <> 'UNCHANGED'
			) lines
			WHERE decision = 'REVOKE' OR decision = 'UPDATE' AND changes <> '{}'
			GROUP BY "personId"
		) plan JOIN "Attendance" person ON person.id = plan."personId"`;
}

/** What of a row an import may change. */
const asWas = (row: Prisma.Sql) => Prisma.sql`
	jsonb_build_object('name', ${row}.name, 'email', ${row}.email, 'group', ${row}."group", 'plusOnes', ${row}."plusOnes",
		'note', ${row}.note, 'ticketCode', ${row}."ticketCode", 'status', ${row}.status, 'checkedInAt', ${row}."checkedInAt",
		'userId', ${row}."userId", 'guardianId', ${row}."guardianId")`;

async function changePeople(
	tx: Prisma.TransactionClient,
	{ importId, at }: { importId: string; at: Date },
): Promise<void> {
	await tx.$executeRaw`
		UPDATE "Attendance" person SET
			name = ${changed("name")},
			email = ${changed("email")},
			"group" = ${changed("group")},
			"plusOnes" = ${changed("plusOnes")},
			note = ${changed("note")},
			"ticketCode" = ${changed("ticketCode")},
			"guardianId" = CASE WHEN changes ? 'guardian' THEN coalesce(guardian.id, person."guardianId") ELSE person."guardianId" END,
			-- With another address the place is that of whoever has proven it.
			"userId" = CASE WHEN changes ? 'email' THEN owner.id ELSE person."userId" END,
			status = CASE
				WHEN entry.revoked THEN coalesce(before."from", 'REGISTERED')
				WHEN changes ? 'attended' THEN 'ATTENDED'
				ELSE person.status
			END,
			"checkedInAt" = CASE
				WHEN entry.revoked THEN NULL
				WHEN changes ? 'attended' THEN coalesce(listed."checkedInAt", ${at})
				WHEN changes ? 'checkedInAt' THEN listed."checkedInAt"
				ELSE person."checkedInAt"
			END
		FROM "RollImportEntry" entry
		LEFT JOIN "RollImportLine" line ON line.id = entry."lineId"
		LEFT JOIN "RollImportRow" listed ON listed."importId" = entry."importId" AND listed.row = line.row
		LEFT JOIN "Attendance" guardian ON guardian.id = line."guardianId"
		LEFT JOIN "User" owner ON owner.email = listed.email AND owner."emailVerified" IS NOT NULL
		-- Somebody who is unmarked has the status that they had before they were marked.
		LEFT JOIN LATERAL (
			SELECT entries."from" FROM "RollEntry" entries
			WHERE entry.revoked AND entries."attendanceId" = entry."personId" AND entries."to" = 'ATTENDED' AND entries."from" <> 'ATTENDED'
			ORDER BY entries.id DESC LIMIT 1
		) before ON true
		-- Not those whom it has just added.
		WHERE entry."importId" = ${importId}::uuid AND entry.before IS NOT NULL AND person.id = entry."personId"`;
	// Addresses of rows that were merged into one of these were those of the person before, unless the list says them as well.
	// Undoing gives them back.
	await tx.$executeRaw`
		WITH said AS MATERIALIZED (
			SELECT email FROM "RollImportRow" WHERE "importId" = ${importId}::uuid AND email IS NOT NULL
			UNION SELECT unnest("otherEmails") FROM "RollImportRow" WHERE "importId" = ${importId}::uuid
			UNION SELECT "guardianEmail" FROM "RollImportRow" WHERE "importId" = ${importId}::uuid AND "guardianEmail" IS NOT NULL
		), forgotten AS MATERIALIZED (
			SELECT merge.id, merge.email, entry."personId"
			FROM "RollImportEntry" entry
			JOIN "RollImportLine" line ON line.id = entry."lineId"
			JOIN "RollMerge" merge ON merge."rowId" = entry."personId"
			WHERE entry."importId" = ${importId}::uuid AND line.changes ? 'email' AND merge.email IS NOT NULL
			  AND NOT EXISTS (SELECT FROM said WHERE said.email = merge.email)
		), noted AS (
			UPDATE "RollImportEntry" entry SET before = before || jsonb_build_object('mergeEmails', emails)
			FROM (SELECT "personId", jsonb_object_agg(id, email) AS emails FROM forgotten GROUP BY 1) people
			WHERE entry."importId" = ${importId}::uuid AND entry."personId" = people."personId"
		)
		UPDATE "RollMerge" merge SET email = NULL FROM forgotten WHERE merge.id = forgotten.id`;
}

/**
 * Puts people on the roll: those whom nobody looks after, or the others. Whoever shares an address has none of their own.
 * Returns how many rows of the list they are, and how many are guardians whom the list names.
 */
async function addPeople(
	tx: Prisma.TransactionClient,
	{ eventId, importId, at, guarded }: { eventId: string; importId: string; at: Date; guarded: boolean },
): Promise<{ added: number; guardians: number }> {
	const [counts] = await tx.$queryRaw<{ added: number; guardians: number }[]>`
		WITH adding AS MATERIALIZED (
			SELECT line.id, line.name, line."isGuardian", line.row, listed."group", listed."plusOnes", listed.note, listed."ticketCode",
			       listed.attended, listed."checkedInAt", coalesce(other.id, line."guardianId") AS "guardianId",
			       CASE WHEN row_number() OVER (PARTITION BY line.email ORDER BY line."isGuardian" DESC, line.row) = 1
			            THEN line.email END AS email
			FROM (
				SELECT line.id, line.name, line.row, line."guardianId", 'IS_GUARDIAN' = ANY(line.hints) AS "isGuardian",
				       CASE WHEN line.reason IN ('ADDRESS_TWICE', 'NAME_DIFFERS') THEN NULL ELSE line.email END AS email
				FROM "RollImportLine" line JOIN "RollImport" import ON import.id = line."importId"
				WHERE line."importId" = ${importId}::uuid AND line.kind IN ('NEW', 'UNCLEAR') AND ${decided} = 'ADD'
				  AND (line."guardianId" IS NOT NULL) = ${guarded}
			) line
			-- A guardian has the row of whom they look after, and nothing of it.
			LEFT JOIN "RollImportRow" listed
				ON listed."importId" = ${importId}::uuid AND listed.row = line.row AND NOT line."isGuardian"
			-- A guardian who may be somebody on the roll, and is somebody new, as an organizer says.
			LEFT JOIN (
				SELECT line.id, line.email FROM "RollImportLine" line JOIN "RollImport" import ON import.id = line."importId"
				WHERE line."importId" = ${importId}::uuid AND line.kind = 'UNCLEAR'
				  AND line.reason IN ('ADDRESS_DIFFERS', 'PLUS_PART') AND ${decided} = 'ADD'
			) other ON other.email = listed."guardianEmail"
		), added AS (
			INSERT INTO "Attendance" (id, "eventId", name, email, "group", "plusOnes", note, "ticketCode", status, "checkedInAt",
				source, "userId", "guardianId")
			SELECT adding.id, ${eventId}::uuid, adding.name, adding.email, adding."group", coalesce(adding."plusOnes", 0),
			       adding.note, adding."ticketCode",
			       CASE WHEN adding.attended THEN 'ATTENDED'::"AttendanceStatus" ELSE 'INVITED' END,
			       CASE WHEN adding.attended THEN coalesce(adding."checkedInAt", ${at}) END,
			       'IMPORT', owner.id, guardian.id
			FROM adding
			LEFT JOIN "User" owner ON owner.email = adding.email AND owner."emailVerified" IS NOT NULL
			LEFT JOIN "Attendance" guardian ON guardian.id = adding."guardianId"
			WHERE adding.name IS NOT NULL OR adding.email IS NOT NULL
			RETURNING id, version
		), noted AS (
			INSERT INTO "RollImportEntry" ("importId", "personId", version)
			SELECT ${importId}::uuid, id, version FROM added
		)
		SELECT count(*) FILTER (WHERE NOT "isGuardian")::int AS added, count(*) FILTER (WHERE "isGuardian")::int AS guardians
		FROM added JOIN adding USING (id)`;
	return counts ?? { added: 0, guardians: 0 };
}
