import type { Deps } from "../deps";

/**
 * How many people are in, and how many are expected in all, each with companions. Companions count as come unless somebody at
 * the door said how many did. More than were expected are expected from then on.
 */
export async function countDoor(
	{ db }: Pick<Deps, "db">,
	{ eventId }: { eventId: string },
): Promise<{ inside: number; expected: number }> {
	const [counted] = await db.$queryRaw<{ inside: number; expected: number }[]>`
		SELECT coalesce(sum(1 + coalesce("plusOnesIn", "plusOnes")) FILTER (WHERE status = 'ATTENDED'), 0)::int AS inside,
		       coalesce(sum(1 + greatest("plusOnes", coalesce("plusOnesIn", 0))), 0)::int AS expected
		FROM "Attendance" WHERE "eventId" = ${eventId}::uuid`;
	return counted ?? { inside: 0, expected: 0 };
}
