import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { listedToSql } from "../policies/photos";
import { nameOf } from "./name-of";

/**
 * The people who added photos that this person can see, ordered by name. The query steps through the index from
 * person to person, so its cost depends on the number of people and not on the number of photos.
 */
export async function listUploaders(
	{ db }: Pick<Deps, "db">,
	{ eventId, membership }: { eventId: string; membership: Membership },
) {
	const people = await db.$queryRaw<{ id: string; name: string | null }[]>`
		WITH RECURSIVE uploader AS (
			(SELECT "uploaderId" AS id FROM "Photo" WHERE "eventId" = ${eventId}::uuid ORDER BY "uploaderId" LIMIT 1)
			UNION ALL
			SELECT (SELECT "uploaderId" FROM "Photo" WHERE "eventId" = ${eventId}::uuid AND "uploaderId" > uploader.id
			        ORDER BY "uploaderId" LIMIT 1)
			FROM uploader WHERE uploader.id IS NOT NULL
		)
		SELECT id, (SELECT name FROM "User" WHERE "User".id = uploader.id) AS name
		FROM uploader
		WHERE id IS NOT NULL AND EXISTS (
			SELECT FROM "Photo"
			WHERE "eventId" = ${eventId}::uuid AND "uploaderId" = uploader.id AND ${listedToSql(membership)})
		ORDER BY name, id`;
	return people.map((person) => ({ id: person.id, name: nameOf(person) }));
}
