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

const plain = (column: string) => `regexp_replace(btrim(${column}), '\\s+', ' ', 'g')`;
const exactName = (of: string) => Prisma.raw(plain(`${of}.name`));
const group = (of: string) => Prisma.raw(`coalesce(${plain(`${of}."group"`)}, '')`);
const note = (of: string) => Prisma.raw(plain(`${of}.note`));

/** What a row says of somebody apart from their name and addresses: the same before and after it was imported. */
const told = (of: "listed" | "roll") => Prisma.sql`
	jsonb_build_array(${group(of)}, coalesce(${note(of)}, ''), coalesce(${Prisma.raw(`${of}."plusOnes"`)}, 0),
		${Prisma.raw(`${of}."ticketCode"`)}, ${of === "roll" ? Prisma.raw("roll.status = 'ATTENDED'") : Prisma.raw("listed.attended IS TRUE")})::text`;

/** Several values as one. A join on several may sort by the first, and compare each row that has it with each. */
const key = (...values: string[]) => Prisma.raw(`jsonb_build_array(${values.join(", ")})::text`);

export async function matchRows(
	tx: Prisma.TransactionClient,
	{ eventId, importId }: { eventId: string; importId: string },
): Promise<void> {
	await tx.$executeRaw`
	WITH ${rollOf(eventId)},
	listed AS MATERIALIZED (
		SELECT *, row_number() OVER (PARTITION BY "plainName" ORDER BY row) AS nth
		FROM "RollImportRow" WHERE "importId" = ${importId}::uuid
	),

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

	-- Whom an address finds, with the ticket that the list gives them.
	ticketed AS MATERIALIZED (
		SELECT DISTINCT by_address.id FROM by_address JOIN listed USING (row) WHERE listed."ticketCode" IS NOT NULL
	),
	-- By a ticket that only one row of the list and one of the roll have, unless the list gives its owner another one.
	by_ticket AS MATERIALIZED (
		SELECT lists.row, rolls.id FROM
			(SELECT "ticketCode", min(row) AS row FROM listed WHERE "ticketCode" IS NOT NULL GROUP BY 1 HAVING count(*) = 1) lists
			JOIN (SELECT "ticketCode", (array_agg(id))[1] AS id FROM roll WHERE "ticketCode" IS NOT NULL GROUP BY 1 HAVING count(*) = 1) rolls
			USING ("ticketCode")
		WHERE NOT EXISTS (SELECT FROM ticketed WHERE ticketed.id = rolls.id)
	),
	known AS MATERIALIZED (
		SELECT listed.row, listed.email, coalesce(by_address.id, by_ticket.id) AS id,
		       CASE WHEN by_address.id IS NULL THEN 3 WHEN by_address.place > 0 THEN 2 ELSE 1 END AS how, by_address.people,
		       by_ticket.id IS DISTINCT FROM by_address.id AND by_ticket.id IS NOT NULL AND by_address.id IS NOT NULL AS "twoIds"
		FROM listed LEFT JOIN by_address USING (row) LEFT JOIN by_ticket USING (row)
	),
	-- By an address that another row gives to somebody who is known.
	by_row AS MATERIALIZED (
		SELECT email, (array_agg(id ORDER BY row))[1] AS id FROM known WHERE email IS NOT NULL AND id IS NOT NULL GROUP BY email
	),
	strong AS MATERIALIZED (
		SELECT listed.row, listed.name, listed."plainName", listed.email, roll.id,
		       CASE WHEN known.id IS NULL THEN 4 ELSE known.how END AS how,
		       known.people > 1 AND listed."plainName" IS DISTINCT FROM roll."plainName" OR "twoIds" AS several,
		       roll."plainName" AS "rollName", roll."ownName", coalesce(roll.email, roll.proven) AS known
		FROM listed JOIN known USING (row) LEFT JOIN by_row ON by_row.email = listed.email
		LEFT JOIN roll ON roll.id = coalesce(known.id, by_row.id)
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
	household_roll AS MATERIALIZED (
		SELECT id, "guardianId", "plainName" AS name, ${told("roll")} AS told,
		       row_number() OVER (PARTITION BY "guardianId", "plainName", ${told("roll")} ORDER BY "createdAt", id) AS nth
		FROM roll
		WHERE "guardianId" IS NOT NULL AND "plainName" IS NOT NULL AND NOT EXISTS (SELECT FROM ranked WHERE ranked.id = roll.id)
	),
	-- Others of the household have no address of their own on the roll. The list names their guardian, or gives them the
	-- guardian's address. A named guardian comes first, because importing has made that one theirs.
	household_listed AS MATERIALIZED (
		SELECT lists.*, row_number() OVER (PARTITION BY "guardianId", name, told ORDER BY named DESC, row) AS nth
		FROM (
			SELECT DISTINCT ON (row) wanted.*
			FROM (
				SELECT listed.row, addresses.id AS "guardianId", listed."plainName" AS name, ${told("listed")} AS told, true AS named
				FROM listed LEFT JOIN ranked USING (row)
				JOIN (
					SELECT email, id FROM addresses UNION ALL SELECT email, id FROM by_row WHERE email NOT IN (SELECT email FROM addresses)
				) addresses ON addresses.email = listed."guardianEmail"
				WHERE listed."plainName" IS NOT NULL
				  AND (ranked.row IS NULL OR ranked.id IS NOT NULL AND ranked."plainName" IS DISTINCT FROM ranked."rollName")
				UNION ALL
				SELECT listed.row, named.id, listed."plainName", ${told("listed")}, true
				FROM listed
				JOIN (
					SELECT "plainName", (array_agg(id))[1] AS id FROM roll WHERE "plainName" IS NOT NULL GROUP BY 1 HAVING count(*) = 1
				) named ON named."plainName" = compared_name(listed."guardianName")
				WHERE listed."guardianEmail" IS NULL AND listed."plainName" IS NOT NULL
				  AND NOT EXISTS (SELECT FROM ranked WHERE ranked.row = listed.row)
				UNION ALL
				SELECT row, ranked.id, ranked."plainName", ${told("listed")}, false
				FROM ranked JOIN listed USING (row)
				-- PostgreSQL 18 puts all NULLs of a hash join into one bucket, and would compare each of them with each.
				WHERE ranked.id IS NOT NULL AND ranked."plainName" IS NOT NULL AND ranked."plainName" IS DISTINCT FROM ranked."rollName"
			) wanted
			JOIN (SELECT DISTINCT ${key('"guardianId"', "name")} AS key FROM household_roll) there
				ON there.key = ${key('wanted."guardianId"', "wanted.name")}
			ORDER BY row, named DESC
		) lists
	),
	-- First those of whom the list says what the roll does, because such rows have been imported before.
	household_same AS MATERIALIZED (
		SELECT row, id
		FROM (SELECT row, ${key('"guardianId"', "name", "told", "nth")} AS key FROM household_listed) lists
		JOIN (SELECT id, ${key('"guardianId"', "name", "told", "nth")} AS key FROM household_roll) rolls USING (key)
	),
	of_household AS MATERIALIZED (
		SELECT row, id FROM household_same
		UNION ALL
		SELECT lists.row, rolls.id
		FROM (
			SELECT row, ${key('"guardianId"', "name", 'row_number() OVER (PARTITION BY "guardianId", name ORDER BY named DESC, row)')} AS key
			FROM household_listed WHERE NOT EXISTS (SELECT FROM household_same WHERE household_same.row = household_listed.row)
		) lists
		JOIN (
			SELECT id, ${key('"guardianId"', "name", 'row_number() OVER (PARTITION BY "guardianId", name ORDER BY told, nth)')} AS key
			FROM household_roll WHERE NOT EXISTS (SELECT FROM household_same WHERE household_same.id = household_roll.id)
		) rolls USING (key)
	),
	found AS MATERIALIZED (
		SELECT ranked.row, coalesce(of_household.id, ranked.id) AS id, ranked."mainRow",
		       CASE
		           WHEN of_household.id IS NOT NULL THEN NULL
		           WHEN ranked.several THEN 'SEVERAL_PEOPLE'
		           WHEN rank > 1 AND ("plainName" IS NULL OR "plainName" IS NOT DISTINCT FROM "mainName") THEN 'ROW_TWICE'
		           WHEN rank > 1 THEN 'ADDRESS_TWICE'
		           WHEN ranked.id IS NOT NULL AND how > 2 AND email IS NOT NULL AND known IS NOT NULL THEN 'ADDRESS_DIFFERS'
		           WHEN ranked.id IS NOT NULL AND "ownName" IS NOT NULL AND "plainName" <> "rollName" AND NOT alike_names("plainName", "rollName") THEN 'NAME_DIFFERS'
		       END AS reason
		FROM ranked LEFT JOIN of_household USING (row)
		UNION ALL
		SELECT row, id, NULL, NULL FROM of_household WHERE NOT EXISTS (SELECT FROM ranked WHERE ranked.row = of_household.row)
	),
	-- Names that somebody has who is found, after this list.
	found_names AS MATERIALIZED (
		SELECT DISTINCT CASE WHEN found.reason IS NULL THEN coalesce(listed."plainName", roll."plainName") ELSE roll."plainName" END AS "plainName"
		FROM found JOIN listed USING (row) JOIN roll ON roll.id = found.id
	),

	-- By name: whoever is left on both sides.
	left_listed AS MATERIALIZED (
		SELECT listed.*, ${told("listed")} AS told, ${exactName("listed")} AS "exactName", ${group("listed")} AS "plainGroup", ${note("listed")} AS "plainNote", count(*) OVER (PARTITION BY listed."plainName") AS namesakes,
		       count(*) OVER (PARTITION BY listed."plainName", ${group("listed")}) AS "inGroup"
		FROM listed LEFT JOIN found USING (row)
		WHERE found.id IS NULL AND found.reason IS NULL AND listed."plainName" IS NOT NULL
	),
	left_roll AS MATERIALIZED (
		SELECT roll.*, ${told("roll")} AS told, ${exactName("roll")} AS "exactName", ${group("roll")} AS "plainGroup", ${note("roll")} AS "plainNote", count(*) OVER (PARTITION BY "plainName") AS namesakes,
		       count(*) OVER (PARTITION BY "plainName", ${group("roll")}) AS "inGroup"
		FROM roll
		WHERE "plainName" IS NOT NULL
		  AND NOT EXISTS (SELECT FROM found WHERE found.id = roll.id AND found.reason IS DISTINCT FROM 'ADDRESS_TWICE')
	),
	-- Several people of one name are told apart only if nothing would change for them.
	as_told AS MATERIALIZED (
		SELECT lists.row, rolls.id
		FROM (
			SELECT row, email, ${key('"exactName"', "told", "number")} AS key
			FROM (
				SELECT left_listed.*, row_number() OVER (
					PARTITION BY "exactName", told ORDER BY left_listed.email IS NOT NULL, addresses.id, row
				) AS number
				FROM left_listed LEFT JOIN addresses ON addresses.email = left_listed."guardianEmail"
			) numbered
		) lists
		JOIN (
			SELECT id, coalesce(email, proven) AS email, ${key('"exactName"', "told", "number")} AS key
			FROM (
				SELECT left_roll.*, row_number() OVER (
					PARTITION BY "exactName", told ORDER BY coalesce(email, proven) IS NOT NULL, "guardianId", "createdAt", id
				) AS number
				FROM left_roll
			) numbered
		) rolls USING (key)
		WHERE lists.email IS NULL OR rolls.email IS NULL
	),
	same_group AS MATERIALIZED (
		SELECT row, id FROM as_told
		UNION ALL
		SELECT lists.row, rolls.id
		FROM (
			SELECT *, ${key('"plainName"', '"plainGroup"', 'row_number() OVER (PARTITION BY "plainName", "plainGroup" ORDER BY "plainNote", "plusOnes", row)')} AS key
			FROM left_listed WHERE NOT EXISTS (SELECT FROM as_told WHERE as_told.row = left_listed.row)
		) lists
		JOIN (
			SELECT *, ${key('"plainName"', '"plainGroup"', 'row_number() OVER (PARTITION BY "plainName", "plainGroup" ORDER BY "plainNote", "plusOnes", "createdAt", id)')} AS key
			FROM left_roll WHERE NOT EXISTS (SELECT FROM as_told WHERE as_told.id = left_roll.id)
		) rolls USING (key)
		LEFT JOIN found_names ON found_names."plainName" = lists."plainName"
		WHERE (lists.email IS NULL OR coalesce(rolls.email, rolls.proven) IS NULL)
		  AND (lists."inGroup" = 1 AND rolls."inGroup" = 1 AND (found_names."plainName" IS NULL OR coalesce(rolls.email, rolls.proven) IS NULL)
		       OR lists."exactName" = rolls."exactName" AND (lists.note IS NULL OR ${same(Prisma.raw("lists.note"), Prisma.raw("rolls.note"))})
		          AND coalesce(lists."plusOnes", rolls."plusOnes") = rolls."plusOnes"
		          AND coalesce(lists."ticketCode", rolls."ticketCode") IS NOT DISTINCT FROM rolls."ticketCode"
		          AND (lists.attended IS NOT TRUE OR rolls.status = 'ATTENDED'))
	),
	by_name AS MATERIALIZED (
		SELECT row, id, NULL::text AS reason FROM same_group
		UNION ALL
		SELECT lists.row, rolls.id,
		       CASE
		           WHEN lists.namesakes > 1 OR rolls.namesakes > 1 THEN 'NAME_TWICE'
		           -- Another row is somebody of this name already, such as a child who is called as their guardian.
		           WHEN lists.email IS NULL AND coalesce(rolls.email, rolls.proven) IS NOT NULL
		               AND found_names."plainName" IS NOT NULL THEN 'NAME_TWICE'
		           WHEN lists.email IS NOT NULL AND coalesce(rolls.email, rolls.proven) IS NOT NULL THEN 'ADDRESS_DIFFERS'
		       END
		FROM left_listed lists
		-- The first of the name whom nobody else in the list is; anybody of the name if all are taken.
		JOIN (
			SELECT DISTINCT ON ("plainName") left_roll.*, same_group.id IS NOT NULL AS taken
			FROM left_roll LEFT JOIN same_group USING (id)
			ORDER BY "plainName", (same_group.id IS NOT NULL), left_roll."createdAt", left_roll.id
		) rolls ON rolls."plainName" = lists."plainName"
		LEFT JOIN found_names ON found_names."plainName" = lists."plainName"
		WHERE NOT EXISTS (SELECT FROM same_group WHERE same_group.row = lists.row)
		  -- Another address or ticket, and everybody of the name is in the list with their own: a new person.
		  AND NOT ((lists.email IS NOT NULL OR lists."ticketCode" IS NOT NULL) AND rolls.taken)
	),
	-- An address that differs by its +part from that of somebody who is not in the list. One of a mailbox with many is enough.
	mailboxes AS MATERIALIZED (
		SELECT DISTINCT ON ("emailBase") "emailBase", id FROM roll
		WHERE "emailBase" IS NOT NULL
		  AND NOT EXISTS (SELECT FROM found WHERE found.id = roll.id)
		  AND NOT EXISTS (SELECT FROM same_group WHERE same_group.id = roll.id)
		  AND NOT EXISTS (SELECT FROM by_name WHERE by_name.id = roll.id AND by_name.reason IS NULL)
		ORDER BY "emailBase", id
	),
	by_part AS MATERIALIZED (
		SELECT listed.row, mailboxes.id
		FROM listed
		JOIN mailboxes ON mailboxes."emailBase" = regexp_replace(listed.email, '^([^+@]+)\\+[^@]*@', '\\1@')
		WHERE NOT EXISTS (SELECT FROM found WHERE found.row = listed.row AND (found.id IS NOT NULL OR found.reason IS NOT NULL))
		  AND NOT EXISTS (SELECT FROM same_group WHERE same_group.row = listed.row)
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
		           WHEN (listed.nth > 1 AND listed."plainName" IS NOT NULL OR found_names."plainName" IS NOT NULL)
		               AND listed.email IS NULL AND listed."ticketCode" IS NULL THEN 'NAME_TWICE'
		       END AS reason
		FROM listed
		LEFT JOIN found USING (row) LEFT JOIN by_name USING (row) LEFT JOIN by_part USING (row)
		LEFT JOIN found_names ON found_names."plainName" = listed."plainName"
	)
	UPDATE "RollImportRow" this SET "personId" = outcome.id, reason = outcome.reason, "mainRow" = outcome."mainRow"
	FROM outcome WHERE this."importId" = ${importId}::uuid AND this.row = outcome.row`;
}
