import { Prisma } from "@/prisma/generated/client";
import { type RollOrder, rollPageSize } from "@/rules/roll";
import type { Deps } from "../deps";
import { inRoll, type RollFilter } from "./roll-filter";
import { rollSelect, viewRow } from "./roll-row";

/** Each ends with the id, so that rows with equal values keep their order from page to page. */
const orders: Record<RollOrder, Prisma.Sql> = {
	name: Prisma.sql`"sortName", id`,
	newest: Prisma.sql`"createdAt" DESC, id`,
	checkedIn: Prisma.sql`"checkedInAt" DESC NULLS LAST, "sortName", id`,
	photos: Prisma.sql`added.photos DESC NULLS LAST, "sortName", id`,
};

/**
 * A page of the roll, from the row with the number `from`, and how many rows the filter has in all. Pages have numbers and
 * no cursor, because the list on the screen is as long as the roll and people drag its scroll bar anywhere.
 */
export async function listRoll(
	{ db }: Pick<Deps, "db">,
	{ eventId, order, from, ...filter }: RollFilter & { eventId: string; order: RollOrder; from: number },
) {
	const meant = inRoll(eventId, filter);
	const [[counted], ids] = await Promise.all([
		db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM "Attendance" WHERE ${meant}`,
		db.$queryRaw<{ id: string }[]>`
			SELECT id FROM "Attendance" ${order === "photos" ? withPhotos(eventId) : Prisma.empty} WHERE ${meant}
			ORDER BY ${orders[order]} LIMIT ${rollPageSize} OFFSET ${from}`,
	]);
	const found = await db.attendance.findMany({
		where: { id: { in: ids.map(({ id }) => id) } },
		select: rollSelect,
		relationLoadStrategy: "join",
	});
	const added = await photosAdded({ db }, eventId, found);
	const rows = new Map(found.map((row) => [row.id, { ...viewRow(row), photos: added.get(row.userId) ?? 0 }]));
	return { total: counted?.total ?? 0, rows: ids.flatMap(({ id }) => rows.get(id) ?? []) };
}

const withPhotos = (eventId: string) => Prisma.sql`
	LEFT JOIN (
		SELECT "uploaderId", count(*) AS photos FROM "Photo" WHERE "eventId" = ${eventId}::uuid GROUP BY "uploaderId"
	) added ON added."uploaderId" = "userId"`;

/** How many photos each of these people added, by their user's id. */
async function photosAdded(
	{ db }: Pick<Deps, "db">,
	eventId: string,
	people: readonly { userId: string | null }[],
): Promise<ReadonlyMap<string | null, number>> {
	const uploaderIds = people.flatMap(({ userId }) => userId ?? []);
	if (uploaderIds.length === 0) return new Map();
	const counted = await db.photo.groupBy({
		by: ["uploaderId"],
		where: { eventId, uploaderId: { in: uploaderIds } },
		_count: { _all: true },
	});
	return new Map(counted.map(({ uploaderId, _count }) => [uploaderId, _count._all]));
}
