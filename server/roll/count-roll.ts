import type { AttendanceStatus } from "@/prisma/generated/enums";
import type { RollPart } from "@/rules/roll";
import type { Deps } from "../deps";
import { inRoll } from "./roll-filter";

/** "Table 10" is after "Table 9". */
const byName = new Intl.Collator("en", { numeric: true });

/**
 * How many people have each status, how many of them were never told, have added nothing or keep the door, how many come along with them,
 * and the groups with their sizes, by name as people count.
 */
export async function countRoll({ db }: Pick<Deps, "db">, { eventId }: { eventId: string }) {
	const [statuses, groups, parts] = await Promise.all([
		db.attendance.groupBy({
			by: ["status"],
			where: { eventId },
			_count: { _all: true },
			_sum: { plusOnes: true },
		}),
		db.attendance.groupBy({
			by: ["group"],
			where: { eventId, group: { not: null } },
			_count: { _all: true },
		}),
		countParts({ db }, { eventId }),
	]);
	const count: Record<AttendanceStatus, number> = { INVITED: 0, REGISTERED: 0, ATTENDED: 0 };
	for (const { status, _count } of statuses) count[status] = _count._all;
	return {
		...count,
		...parts,
		plusOnes: statuses.reduce((sum, { _sum }) => sum + (_sum.plusOnes ?? 0), 0),
		groups: groups
			.flatMap(({ group, _count }) => (group === null ? [] : { name: group, people: _count._all }))
			.sort((one, other) => byName.compare(one.name, other.name)),
	};
}

/** How many people of the roll are in each of its parts. */
export async function countParts(
	{ db }: Pick<Deps, "db">,
	{ eventId }: { eventId: string },
): Promise<Record<RollPart, number>> {
	const count = async (part: RollPart) => {
		const [counted] = await db.$queryRaw<{ people: number }[]>`
			SELECT count(*)::int AS people FROM "Attendance" WHERE ${inRoll(eventId, { part })}`;
		return counted?.people ?? 0;
	};
	const [neverTold, nothingAdded, stewards] = await Promise.all([
		count("NEVER_TOLD"),
		count("NOTHING_ADDED"),
		count("STEWARDS"),
	]);
	return { NEVER_TOLD: neverTold, NOTHING_ADDED: nothingAdded, STEWARDS: stewards };
}
