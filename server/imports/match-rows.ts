/**
 * Finds for each row of a list whom it means: by its addresses, by its ticket, and by its name if nobody else can be meant.
 * Step 1 of comparing (./compare-import.ts); what it finds is written into the rows. The whole list is one statement. Rules
 * and reasons: docs/decisions/0047-lists-are-compared.md.
 */
import { Prisma } from "@/prisma/generated/client";

/** The rows of the roll, with the names and addresses of the people who have signed in as them. */
export const rollOf = (eventId: string) => Prisma.sql`
	roll AS MATERIALIZED (
		SELECT found.id, found.email, found."emailBase", found."guardianId", found."userId" IS NOT NULL AS claimed,
		       found.name AS "ownName", coalesce(found.name, person.name) AS name,
		       -- As compared_name makes it, of what a trigger has made of the name already.
		       CASE WHEN found.name IS NULL THEN compared_name(person.name)
		            ELSE nullif(regexp_replace(btrim(found."sortName"), '\\s+', ' ', 'g'), '') END AS "plainName",
		       CASE WHEN person."emailVerified" IS NOT NULL THEN person.email END AS proven,
		       found."group", found."plusOnes", found.note, found."ticketCode", found.status, found."checkedInAt", found.role,
		       found."sortName", found."createdAt"
		FROM "Attendance" found LEFT JOIN "User" person ON person.id = found."userId"
		WHERE found."eventId" = ${eventId}::uuid
	),
	-- Each address that belongs to a row of the roll, the one that the row shows before others.
	addresses AS MATERIALIZED (
		SELECT DISTINCT ON (email) email, id FROM (
			SELECT email, id, 1 AS rank FROM roll WHERE email IS NOT NULL
			UNION ALL SELECT proven, id, 2 FROM roll WHERE proven IS NOT NULL
			UNION ALL SELECT email, "rowId", 3 FROM "RollMerge" WHERE "eventId" = ${eventId}::uuid AND email IS NOT NULL
		) every ORDER BY email, rank
	)`;

/** Text without the spaces that no reader keeps: two texts that differ only by them are the same. */
export const same = (one: Prisma.Sql, other: Prisma.Sql) => Prisma.sql`
	(regexp_replace(btrim(${one}), '\\s+', ' ', 'g') IS NOT DISTINCT FROM regexp_replace(btrim(${other}), '\\s+', ' ', 'g'))`;

const group = (of: string) =>
	Prisma.raw(`coalesce(regexp_replace(btrim(${of}."group"), '\\s+', ' ', 'g'), '')`);
const note = (of: string) => Prisma.raw(`regexp_replace(btrim(${of}.note), '\\s+', ' ', 'g')`);

export async function matchRows(
	tx: Prisma.TransactionClient,
	{ eventId, importId }: { eventId: string; importId: string },
): Promise<void> {
	await tx.$executeRaw`
	WITH ${rollOf(eventId)},
	listed AS MATERIALIZED (SELECT * FROM "RollImportRow" WHERE "importId" = ${importId}::uuid),

	-- By addresses: the first one that somebody has.
	said AS (
		SELECT row, email, 0 AS place FROM listed WHERE email IS NOT NULL
		UNION ALL
		SELECT row, other.email, other.place FROM listed, unnest("otherEmails") WITH ORDINALITY other(email, place)
	),
	by_address AS MATERIALIZED (
		SELECT row, (array_agg(addresses.id ORDER BY place))[1] AS id, min(place) AS place, count(DISTINCT addresses.id) AS people
		FROM said JOIN addresses USING (email) GROUP BY row
	),

	-- By a ticket that only one row of the list and one of the roll have.
	by_ticket AS MATERIALIZED (
		SELECT lists.row, rolls.id FROM
			(SELECT "ticketCode", min(row) AS row FROM listed WHERE "ticketCode" IS NOT NULL GROUP BY 1 HAVING count(*) = 1) lists
			JOIN (SELECT "ticketCode", (array_agg(id))[1] AS id FROM roll WHERE "ticketCode" IS NOT NULL GROUP BY 1 HAVING count(*) = 1) rolls
			USING ("ticketCode")
	),
	strong AS MATERIALIZED (
		SELECT listed.row, listed.name, listed."plainName", listed.email, coalesce(by_address.id, by_ticket.id) AS id,
		       CASE WHEN by_address.id IS NULL THEN 3 WHEN by_address.place > 0 THEN 2 ELSE 1 END AS how,
		       (by_address.people > 1 AND listed."plainName" IS DISTINCT FROM roll."plainName")
		       OR by_ticket.id IS DISTINCT FROM by_address.id AND by_ticket.id IS NOT NULL AND by_address.id IS NOT NULL AS several,
		       roll."plainName" AS "rollName", roll."ownName", coalesce(roll.email, roll.proven) AS known
		FROM listed
		LEFT JOIN by_address USING (row) LEFT JOIN by_ticket USING (row)
		LEFT JOIN roll ON roll.id = coalesce(by_address.id, by_ticket.id)
	),

	-- Of rows that mean the same person, or have the same address, one is the person's: that with their name, else the first.
	ranked AS MATERIALIZED (
		SELECT *, row_number() OVER same_target AS rank, first_value(row) OVER same_target AS "mainRow",
		       first_value("plainName") OVER same_target AS "mainName"
		FROM strong WHERE coalesce(id::text, email) IS NOT NULL
		WINDOW same_target AS (
			PARTITION BY coalesce(id::text, email)
			ORDER BY ("plainName" IS NOT DISTINCT FROM "rollName") DESC, how, row
		)
	),
	-- Others of the household have no address of their own on the roll, and the list may say their guardian's.
	of_household AS MATERIALIZED (
		SELECT DISTINCT ON (roll.id) ranked.row, roll.id
		FROM ranked JOIN roll ON roll."guardianId" = ranked.id AND roll."plainName" = ranked."plainName"
		WHERE ranked."plainName" IS DISTINCT FROM ranked."rollName"
		  -- PostgreSQL 18 puts all NULLs of a hash join into one bucket, and would compare each of them with each.
		  AND ranked.id IS NOT NULL AND roll."guardianId" IS NOT NULL
		ORDER BY roll.id, ranked.row
	),
	found AS MATERIALIZED (
		SELECT ranked.row, coalesce(of_household.id, ranked.id) AS id, ranked."mainRow",
		       CASE
		           WHEN of_household.id IS NOT NULL THEN NULL
		           WHEN ranked.several THEN 'SEVERAL_PEOPLE'
		           WHEN rank > 1 AND ("plainName" IS NULL OR "plainName" IS NOT DISTINCT FROM "mainName") THEN 'ROW_TWICE'
		           WHEN rank > 1 THEN 'ADDRESS_TWICE'
		           WHEN ranked.id IS NOT NULL AND how = 3 AND email IS NOT NULL AND known IS NOT NULL THEN 'ADDRESS_DIFFERS'
		           WHEN ranked.id IS NOT NULL AND "ownName" IS NOT NULL AND "plainName" <> "rollName" AND NOT alike_names("plainName", "rollName") THEN 'NAME_DIFFERS'
		       END AS reason
		FROM ranked LEFT JOIN of_household USING (row)
	),

	-- By name: whoever is left on both sides.
	left_listed AS MATERIALIZED (
		SELECT listed.*, count(*) OVER (PARTITION BY listed."plainName") AS namesakes,
		       row_number() OVER (PARTITION BY listed."plainName" ORDER BY listed.row) AS nth,
		       count(*) OVER in_group AS "inGroup", row_number() OVER in_group AS number
		FROM listed LEFT JOIN found USING (row)
		WHERE found.id IS NULL AND found.reason IS NULL AND listed."plainName" IS NOT NULL
		WINDOW in_group AS (
			PARTITION BY listed."plainName", ${group("listed")} ORDER BY ${note("listed")}, listed."plusOnes", listed.row
			ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
		)
	),
	left_roll AS MATERIALIZED (
		SELECT roll.*, count(*) OVER (PARTITION BY "plainName") AS namesakes,
		       count(*) OVER in_group AS "inGroup", row_number() OVER in_group AS number
		FROM roll
		WHERE "plainName" IS NOT NULL
		  AND NOT EXISTS (SELECT FROM found WHERE found.id = roll.id AND found.reason IS DISTINCT FROM 'ADDRESS_TWICE')
		WINDOW in_group AS (
			PARTITION BY "plainName", ${group("roll")} ORDER BY ${note("roll")}, "plusOnes", "createdAt", id
			ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
		)
	),
	-- Several people of one name are told apart only if nothing would change for them.
	same_group AS MATERIALIZED (
		SELECT lists.row, rolls.id
		FROM left_listed lists JOIN left_roll rolls ON rolls."plainName" = lists."plainName"
			AND ${group("rolls")} = ${group("lists")} AND rolls.number = lists.number
		WHERE (lists.email IS NULL OR coalesce(rolls.email, rolls.proven) IS NULL)
		  AND (lists."inGroup" = 1 AND rolls."inGroup" = 1
		       OR (lists.note IS NULL OR ${same(Prisma.raw("lists.note"), Prisma.raw("rolls.note"))})
		          AND coalesce(lists."plusOnes", rolls."plusOnes") = rolls."plusOnes")
	),
	by_name AS MATERIALIZED (
		SELECT row, id, NULL::text AS reason FROM same_group
		UNION ALL
		SELECT lists.row, rolls.id,
		       CASE
		           WHEN lists.namesakes > 1 OR rolls.namesakes > 1 THEN 'NAME_TWICE'
		           WHEN lists.email IS NOT NULL AND coalesce(rolls.email, rolls.proven) IS NOT NULL THEN 'ADDRESS_DIFFERS'
		       END
		FROM left_listed lists
		-- The first of the name whom nobody else in the list is; anybody of the name if all are taken.
		JOIN (
			SELECT DISTINCT ON ("plainName") left_roll.*, same_group.id IS NOT NULL AS taken
			FROM left_roll LEFT JOIN same_group USING (id)
			ORDER BY "plainName", (same_group.id IS NOT NULL), left_roll."createdAt", left_roll.id
		) rolls ON rolls."plainName" = lists."plainName"
		WHERE NOT EXISTS (SELECT FROM same_group WHERE same_group.row = lists.row)
		  -- Another address, and everybody of the name is in the list with their own: a new person.
		  AND NOT (lists.email IS NOT NULL AND rolls.taken)
	),
	-- An address that differs by its +part from that of somebody who is not in the list.
	by_part AS MATERIALIZED (
		SELECT DISTINCT ON (listed.row) listed.row, roll.id
		FROM listed
		JOIN roll ON roll."emailBase" = regexp_replace(listed.email, '^([^+@]+)\\+[^@]*@', '\\1@')
		WHERE NOT EXISTS (SELECT FROM found WHERE found.row = listed.row AND (found.id IS NOT NULL OR found.reason IS NOT NULL))
		  AND NOT EXISTS (SELECT FROM found WHERE found.id = roll.id)
		  AND NOT EXISTS (SELECT FROM same_group WHERE same_group.id = roll.id)
		  AND NOT EXISTS (SELECT FROM same_group WHERE same_group.row = listed.row)
		ORDER BY listed.row, roll.id
	),
	outcome AS (
		SELECT listed.row, found."mainRow",
		       coalesce(by_part.id, by_name.id, found.id) AS id,
		       CASE
		           WHEN listed."plainName" IS NULL AND listed.email IS NULL AND found.id IS NULL THEN 'NOBODY'
		           WHEN by_part.id IS NOT NULL THEN 'PLUS_PART'
		           WHEN by_name.row IS NOT NULL THEN by_name.reason
		           WHEN found.id IS NOT NULL OR found.reason IS NOT NULL THEN found.reason
		           -- One name twice in the list, and nothing tells the two apart. The first is taken as it is.
		           WHEN left_listed.nth > 1 AND listed.email IS NULL AND listed."ticketCode" IS NULL THEN 'NAME_TWICE'
		       END AS reason
		FROM listed
		LEFT JOIN found USING (row) LEFT JOIN by_name USING (row) LEFT JOIN by_part USING (row) LEFT JOIN left_listed USING (row)
	)
	UPDATE "RollImportRow" this SET "personId" = outcome.id, reason = outcome.reason, "mainRow" = outcome."mainRow"
	FROM outcome WHERE this."importId" = ${importId}::uuid AND this.row = outcome.row`;
}
