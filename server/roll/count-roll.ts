import type { AttendanceStatus } from "@/prisma/generated/enums";
import type { Deps } from "../deps";

/** How many people have each status, how many come along with them, and the groups with their sizes, by name. */
export async function countRoll({ db }: Pick<Deps, "db">, { eventId }: { eventId: string }) {
	const [statuses, groups] = await Promise.all([
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
			orderBy: { group: "asc" },
		}),
	]);
	const count: Record<AttendanceStatus, number> = { INVITED: 0, REGISTERED: 0, ATTENDED: 0 };
	for (const { status, _count } of statuses) count[status] = _count._all;
	return {
		...count,
		plusOnes: statuses.reduce((sum, { _sum }) => sum + (_sum.plusOnes ?? 0), 0),
		groups: groups.flatMap(({ group, _count }) =>
			group === null ? [] : { name: group, people: _count._all },
		),
	};
}
