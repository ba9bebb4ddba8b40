import { Prisma } from "@/prisma/generated/client";
import { doorFoundMax, doorRecentMax } from "@/rules/door";
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import type { Limited } from "../rate-limits/rate-limits";
import { patternFor, wordsOf } from "../roll/roll-filter";
import { type DoorPerson, readDoorPeople } from "./door-person";

/**
 * The people with every word in their name or group, by name. Without a word it is those who came in last, so that a slip is
 * found at once. `more`: there are others, whom another letter finds. Throws ASKED_TOO_OFTEN.
 */
export async function searchDoor(
	{ db, limit }: Pick<Deps, "db"> & Limited<"doorSearch">,
	{ eventId, membership, search }: { eventId: string; membership: Membership; search: string },
): Promise<{ people: DoorPerson[]; more: boolean }> {
	await limit.doorSearch({ userId: membership.userId });
	const words = wordsOf(search);
	const inEvent = Prisma.sql`a."eventId" = ${eventId}::uuid`;
	if (words.length === 0) {
		const people = await readDoorPeople(db, membership, {
			where: Prisma.sql`${inEvent} AND a.status = 'ATTENDED'`,
			order: Prisma.sql`a."checkedInAt" DESC NULLS LAST, a.id`,
			most: doorRecentMax,
		});
		return { people, more: false };
	}
	// In a SELECT of its own the pattern is made once, and otherwise for each person.
	const isFound = words.map((word) => Prisma.sql`a."doorSearch" LIKE (SELECT ${patternFor(word)})`);
	const people = await readDoorPeople(db, membership, {
		where: Prisma.join([inEvent, ...isFound], " AND "),
		// Not by "sortName", which is an address where there is no name: its place in the list would tell of it.
		order: Prisma.sql`a."doorSearch", a.id`,
		most: doorFoundMax + 1,
	});
	return { people: people.slice(0, doorFoundMax), more: people.length > doorFoundMax };
}
