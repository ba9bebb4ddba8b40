import type { Deps } from "../deps";
import { nameOf } from "../photos/name-of";
import { countParts } from "../roll/count-roll";
import { inRoll } from "../roll/roll-filter";
import { photosOverTime } from "./photos-over-time";

/** So many people are listed by name; the roll has them all. */
const namesShown = 10;

/**
 * The event in numbers: how many people are on the roll, by status and by what they have not done; how many photos are in each
 * place of the album and how much room their originals take; when photos were added, and by whom; and some of those who
 * attended and have added nothing. Throws EVENT_NOT_FOUND. What it costs depends on the size of the event alone.
 */
export async function eventOverview(
	{ db }: Pick<Deps, "db">,
	{ eventId, userId }: { eventId: string; userId: string },
) {
	const [people, parts, photos, uploaders, quiet, times, you] = await Promise.all([
		db.attendance.groupBy({ by: ["status"], where: { eventId }, _count: { _all: true } }),
		countParts({ db }, { eventId }),
		db.$queryRaw<{ place: "SHOWN" | "WAITING" | "HIDDEN"; count: number; bytes: bigint }[]>`
			SELECT place, count(*)::int AS count, sum(size)::bigint AS bytes
			FROM "Photo" WHERE "eventId" = ${eventId}::uuid GROUP BY place`,
		topUploaders({ db }, eventId),
		addedNothing({ db }, eventId),
		photosOverTime({ db }, { eventId }),
		db.attendance.findUnique({
			where: { eventId_userId: { eventId, userId } },
			select: { id: true, status: true },
		}),
	]);
	const statuses = new Map(people.map(({ status, _count }) => [status, _count._all]));
	const places = new Map(photos.map(({ place, count }) => [place, count]));
	return {
		people: {
			INVITED: statuses.get("INVITED") ?? 0,
			REGISTERED: statuses.get("REGISTERED") ?? 0,
			ATTENDED: statuses.get("ATTENDED") ?? 0,
			...parts,
		},
		photos: {
			SHOWN: places.get("SHOWN") ?? 0,
			WAITING: places.get("WAITING") ?? 0,
			HIDDEN: places.get("HIDDEN") ?? 0,
		},
		/** Bytes of the originals. */
		bytes: photos.reduce((sum, { bytes }) => sum + Number(bytes), 0),
		times,
		uploaders,
		quiet,
		/** The reader's own row, if they are not marked as attended. */
		notThere: you && you.status !== "ATTENDED" ? you.id : null,
	};
}

/** Those who added the most photos, and how many people added any. */
async function topUploaders({ db }: Pick<Deps, "db">, eventId: string) {
	const rows = await db.$queryRaw<{ id: string; name: string | null; photos: number; all: number }[]>`
		WITH counted AS (
			SELECT "uploaderId" AS id, count(*)::int AS photos, (count(*) OVER ())::int AS "all"
			FROM "Photo" WHERE "eventId" = ${eventId}::uuid GROUP BY "uploaderId"
			ORDER BY photos DESC, id LIMIT ${namesShown}
		)
		SELECT counted.*, coalesce("Attendance".name, "User".name) AS name
		FROM counted JOIN "User" ON "User".id = counted.id
		LEFT JOIN "Attendance" ON "Attendance"."eventId" = ${eventId}::uuid AND "Attendance"."userId" = counted.id
		ORDER BY photos DESC, counted.id`;
	return {
		people: rows[0]?.all ?? 0,
		top: rows.map(({ id, photos, ...row }) => ({ id, photos, name: nameOf(row) })),
	};
}

/** The first by name of those who attended and have added nothing. */
function addedNothing({ db }: Pick<Deps, "db">, eventId: string) {
	return db.$queryRaw<{ id: string; name: string | null; email: string | null }[]>`
		SELECT id, name, email FROM "Attendance" WHERE ${inRoll(eventId, { part: "NOTHING_ADDED" })}
		ORDER BY "sortName", id LIMIT ${namesShown}`;
}
