/**
 * Writes what a list would do to the roll, a line for each row and for each person who is not in it. Step 2 of comparing
 * (./compare-import.ts): whom each row means is known (./match-rows.ts).
 */
import { Prisma } from "@/prisma/generated/client";
import { rollOf, same } from "./match-rows";

/** A changed field: what the roll says, and what the list says. */
const change = (from: Prisma.Sql, to: Prisma.Sql, differs: Prisma.Sql) => Prisma.sql`
	CASE WHEN ${to} IS NOT NULL AND ${differs} THEN jsonb_build_array(${from}, ${to}) END`;

/** A field of text, which differs only if more than spaces do. */
function words(name: string): Prisma.Sql {
	const [from, to] = [Prisma.raw(`roll."${name}"`), Prisma.raw(`listed."${name}"`)];
	return change(from, to, Prisma.sql`${from} IS DISTINCT FROM ${to} AND NOT ${same(from, to)}`);
}

export async function writeLines(
	tx: Prisma.TransactionClient,
	{ eventId, importId }: { eventId: string; importId: string },
): Promise<void> {
	await tx.$executeRaw`
	WITH ${rollOf(eventId)},
	listed AS MATERIALIZED (
		-- "target": who the row is on the roll, or will be.
		SELECT *, CASE WHEN reason IN ('ADDRESS_TWICE', 'NAME_DIFFERS') THEN "newId" ELSE coalesce("personId", "newId") END AS target
		FROM "RollImportRow" WHERE "importId" = ${importId}::uuid
	),

	-- Who looks after whom: somebody on the roll or in the list, by address or by a name that only one has; else they are new.
	new_guardians AS MATERIALIZED (
		SELECT gen_random_uuid() AS id, "guardianEmail" AS email, min("guardianName") AS name, min(row) AS row
		FROM listed
		-- Rows that nobody can add bring nobody. Whoever the list has with this address is the guardian, or may be.
		WHERE "guardianEmail" IS NOT NULL AND (reason IS NULL OR reason NOT IN ('ROW_TWICE', 'NOBODY', 'SEVERAL_PEOPLE'))
		  AND NOT EXISTS (SELECT FROM addresses WHERE addresses.email = listed."guardianEmail")
		  AND NOT EXISTS (SELECT FROM listed other WHERE other.email = listed."guardianEmail")
		GROUP BY "guardianEmail"
	),
	by_address AS MATERIALIZED (
		SELECT DISTINCT ON (email) email, id FROM (
			SELECT email, id, 1 AS rank, 0 AS row FROM addresses
			-- Their address on the roll may be another one.
			UNION ALL SELECT email, target, 2, row FROM listed
				WHERE email IS NOT NULL AND (reason IS NULL OR reason IN ('ADDRESS_DIFFERS', 'PLUS_PART'))
			-- An address of their own in another row, which is left out.
			UNION ALL SELECT email, "personId", 3, row FROM listed
				WHERE email IS NOT NULL AND reason IN ('ROW_TWICE', 'ADDRESS_TWICE') AND "personId" IS NOT NULL
			UNION ALL SELECT email, id, 4, row FROM new_guardians
		) every ORDER BY email, rank, row
	),
	by_name AS MATERIALIZED (
		SELECT "plainName", (array_agg(id))[1] AS id FROM (
			SELECT "plainName", id FROM roll
			UNION SELECT "plainName", target FROM listed WHERE reason IS NULL
			UNION SELECT compared_name(name), id FROM new_guardians
		) named GROUP BY "plainName" HAVING count(*) = 1
	),
	guardians AS MATERIALIZED (
		SELECT listed.row, listed.target,
		       nullif(CASE
		           -- Whoever shares an address is looked after by the person who has it.
		           WHEN listed.reason IN ('ADDRESS_TWICE', 'NAME_DIFFERS') THEN coalesce(listed."personId", main.target)
		           WHEN listed."guardianEmail" IS NOT NULL THEN by_address.id
		           WHEN listed."guardianName" IS NOT NULL THEN by_name.id
		       END, listed.target) AS id,
		       listed.reason IS NULL OR listed.reason NOT IN ('ROW_TWICE', 'NOBODY', 'ADDRESS_TWICE', 'NAME_DIFFERS') AS counts,
		       listed."guardianEmail" IS NOT NULL OR listed."guardianName" IS NOT NULL AS named
		FROM listed
		LEFT JOIN by_address ON by_address.email = listed."guardianEmail"
		LEFT JOIN by_name ON by_name."plainName" = compared_name(listed."guardianName")
		LEFT JOIN listed main ON main.row = listed."mainRow"
	),
	-- Whoever looks after somebody, and whoever is looked after, after this list.
	looking AS (SELECT id FROM guardians WHERE id IS NOT NULL AND counts UNION SELECT "guardianId" FROM roll WHERE "guardianId" IS NOT NULL),
	looked_after AS (
		SELECT target AS id FROM guardians WHERE id IS NOT NULL AND counts UNION SELECT id FROM roll WHERE "guardianId" IS NOT NULL
	),
	households AS MATERIALIZED (
		SELECT guardians.row,
		       CASE WHEN looking.id IS NULL AND looked_after.id IS NULL THEN guardians.id END AS id,
		       CASE
		           WHEN guardians.id IS NOT NULL AND (looking.id IS NOT NULL OR looked_after.id IS NOT NULL) THEN 'GUARDIAN_CHAIN'
		           WHEN guardians.id IS NULL AND guardians.named THEN 'GUARDIAN_UNKNOWN'
		       END AS hint
		FROM guardians
		LEFT JOIN looking ON looking.id = guardians.target
		LEFT JOIN looked_after ON looked_after.id = guardians.id
	),
	-- "named": who a row of the roll or of the list is, for a sentence.
	people AS (
		SELECT id, coalesce(name, email, proven) AS named FROM roll
		UNION ALL SELECT "newId", coalesce(name, email) FROM listed WHERE "personId" IS NULL
		UNION ALL SELECT id, coalesce(name, email) FROM new_guardians
	),
	said AS MATERIALIZED (SELECT email FROM listed WHERE email IS NOT NULL UNION SELECT unnest("otherEmails") FROM listed),
	said_of_guardians AS MATERIALIZED (SELECT DISTINCT "guardianEmail" AS email FROM listed WHERE "guardianEmail" IS NOT NULL),
	compared AS MATERIALIZED (
		SELECT listed.*, households.id AS "guardianId", households.hint AS household,
		       -- Another address than that of the roll, which is nobody's there. The list does not have that of the roll, and gives it
		       -- to no guardian, who would be somebody new the next time.
		       roll.id IS NOT NULL AND listed.email IS NOT NULL AND roll.email IS DISTINCT FROM listed.email AND holder.id IS NULL
		           AND said.email IS NULL AND (listed.reason IS NOT NULL OR said_of_guardians.email IS NULL)
		           AS "addressDiffers",
		       roll.id IS NOT NULL AS known, roll.claimed, roll.role, roll.status,
		       jsonb_build_object(
		           'name', ${words("name")}, 'group', ${words("group")}, 'note', ${words("note")}, 'ticketCode', ${words("ticketCode")},
		           'plusOnes', ${change(Prisma.sql`roll."plusOnes"`, Prisma.sql`listed."plusOnes"`, Prisma.sql`roll."plusOnes" <> listed."plusOnes"`)},
		           'attended', CASE WHEN listed.attended AND roll.status <> 'ATTENDED' THEN jsonb_build_array(false, true) END,
		           'checkedInAt', CASE WHEN listed."checkedInAt" IS NOT NULL AND roll."checkedInAt" IS NULL
		               AND (listed.attended OR listed.attended IS NULL AND roll.status = 'ATTENDED') THEN jsonb_build_array(NULL, listed."checkedInAt") END,
		           'guardian', CASE WHEN households.id IS NOT NULL AND roll."guardianId" IS DISTINCT FROM households.id
		               THEN jsonb_build_array(before.named, after.named) END
		       ) AS changes,
		       roll.email AS "rollEmail"
		FROM listed
		LEFT JOIN roll ON roll.id = listed."personId"
		LEFT JOIN addresses holder ON holder.email = listed.email
		LEFT JOIN said ON said.email = roll.email
		LEFT JOIN said_of_guardians ON said_of_guardians.email = roll.email
		LEFT JOIN households ON households.row = listed.row
		LEFT JOIN people before ON before.id = roll."guardianId"
		LEFT JOIN people after ON after.id = households.id
	),
	lines AS (
		SELECT CASE
		           WHEN reason IS NOT NULL THEN 'UNCLEAR'
		           WHEN NOT known THEN 'NEW'
		           WHEN "addressDiffers" AND NOT claimed OR jsonb_strip_nulls(changes) <> '{}' THEN 'CHANGED'
		           ELSE 'UNCHANGED'
		       END AS kind,
		       "newId" AS id, row AS place, row, "personId", name, email, reason, "guardianId",
		       array_remove(ARRAY[
		           CASE WHEN household IS NOT NULL AND reason IS DISTINCT FROM 'ROW_TWICE' THEN household END,
		           CASE WHEN known AND "addressDiffers" AND claimed AND reason IS DISTINCT FROM 'NAME_DIFFERS' THEN 'ADDRESS_KEPT' END,
		           CASE WHEN NOT known AND reason IS NULL AND "otherEmails" <> '{}' THEN 'OTHER_ADDRESSES' END,
		           CASE WHEN "otherGuardians" AND (reason IS NULL OR reason NOT IN ('ROW_TWICE', 'NOBODY', 'SEVERAL_PEOPLE'))
		               AND (NOT known OR reason IS NOT NULL OR jsonb_typeof(changes -> 'guardian') = 'array') THEN 'OTHER_GUARDIANS' END,
		           CASE WHEN reason = 'ADDRESS_TWICE' THEN 'SHARES_ADDRESS' END
		       ], NULL) AS hints,
		       CASE WHEN known AND reason IS DISTINCT FROM 'ADDRESS_TWICE' THEN jsonb_strip_nulls(changes || jsonb_build_object(
		           'email', CASE WHEN "addressDiffers" AND NOT claimed THEN jsonb_build_array("rollEmail", email) END,
		           -- Somebody else with this address would be looked after by them; the person would not look after themselves.
		           'guardian', CASE WHEN reason IS DISTINCT FROM 'NAME_DIFFERS' THEN changes -> 'guardian' END)) END AS changes,
		       CASE
		           WHEN reason IS NULL AND NOT known THEN '{ADD,SKIP}'::text[]
		           WHEN reason IS NULL THEN '{UPDATE,SKIP}'
		           WHEN reason IN ('ADDRESS_DIFFERS', 'PLUS_PART', 'NAME_DIFFERS') OR reason = 'NAME_TWICE' AND known THEN '{SKIP,ADD,UPDATE}'
		           WHEN reason IN ('ADDRESS_TWICE', 'NAME_TWICE') THEN '{SKIP,ADD}'
		           ELSE '{SKIP}'
		       END AS choices
		FROM compared
		UNION ALL
		SELECT 'NEW', id, row, row, NULL, name, email, NULL, NULL, '{IS_GUARDIAN}', NULL, '{ADD,SKIP}' FROM new_guardians
		UNION ALL
		SELECT 'ABSENT', gen_random_uuid(), row, row, "personId", name, "rollEmail", NULL, NULL, '{}', NULL, '{KEEP,REVOKE}'
		FROM compared WHERE reason IS NULL AND known AND attended = false AND status = 'ATTENDED' AND role <> 'ORGANIZER'
		UNION ALL
		SELECT 'GONE', gen_random_uuid(), (row_number() OVER (ORDER BY "sortName", id))::int, NULL, id, name, coalesce(email, proven), NULL, NULL, '{}',
		       NULL, CASE WHEN status = 'ATTENDED' THEN '{KEEP,REVOKE}'::text[] ELSE '{KEEP}' END
		FROM roll
		WHERE role <> 'ORGANIZER'
		  AND NOT EXISTS (SELECT FROM listed WHERE listed."personId" = roll.id)
		  AND NOT EXISTS (SELECT FROM guardians WHERE guardians.id = roll.id)
		  -- Nothing tells them from somebody who is in the list.
		  AND NOT EXISTS (
			SELECT FROM listed
			WHERE listed."plainName" = roll."plainName" AND coalesce(listed."group", '') = coalesce(roll."group", '')
			  AND listed.email IS NULL AND roll.email IS NULL AND roll.proven IS NULL
		  )
	)
	INSERT INTO "RollImportLine" (
		id, "importId", kind, place, row, "personId", name, email, reason, "guardianId", hints, changes, choices
	)
	SELECT id, ${importId}::uuid, kind::"ImportKind", place, row, "personId", name, email, reason, "guardianId", hints, changes,
	       CASE WHEN kind = 'UNCHANGED' THEN '{}' ELSE choices END
	FROM lines`;
}
