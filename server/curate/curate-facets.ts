/**
 * How many photos each view of the organizer's gallery has, and the people and days that it can be narrowed to. The numbers
 * come with the moment in which they were true, and a decision on "all of them" names that moment (./seen-then.ts).
 */
import { Prisma } from "@/prisma/generated/client";
import type { CurateNarrowed, CurateView } from "@/rules/curate";
import { cursorOf, writeCursor } from "../changes/cursor";
import type { Deps } from "../deps";
import { nameOf } from "../photos/name-of";
import { inView, narrowed, timezoneOf } from "./curate-filter";

type Counts = Record<CurateView | "ready", number>;

/** `ready` counts the photos of "all" that can be decided. */
export async function curateFacets(
	{ db, now }: Pick<Deps, "db" | "now">,
	{ eventId, ...filter }: { eventId: string } & CurateNarrowed,
) {
	const timezone = await timezoneOf({ db }, eventId);
	const [[counted], people, days] = await Promise.all([
		db.$queryRaw<(Counts & { snapshot: string })[]>`
			SELECT count(*)::int AS "all", pg_current_snapshot()::text AS snapshot,
				(count(*) FILTER (WHERE state = 'READY'))::int AS ready,
				(count(*) FILTER (WHERE ${inView.waiting}))::int AS waiting,
				(count(*) FILTER (WHERE ${inView.hidden}))::int AS hidden,
				(count(*) FILTER (WHERE ${inView.reported}))::int AS reported,
				(count(*) FILTER (WHERE ${inView.failed}))::int AS failed
			FROM "Photo" WHERE ${narrowed(eventId, filter, timezone)}`,
		peopleIn(db, eventId),
		daysIn(db, eventId, timezone),
	]);
	const { snapshot = "", ...counts } = counted ?? none;
	return { counts, people, days, seen: writeCursor(cursorOf(snapshot, now())) };
}

const none: Counts & { snapshot?: string } = {
	all: 0,
	ready: 0,
	waiting: 0,
	hidden: 0,
	reported: 0,
	failed: 0,
};

async function peopleIn(db: Deps["db"], eventId: string) {
	const rows = await db.$queryRaw<{ id: string; name: string | null; count: number }[]>`
		WITH counted AS (
			SELECT "uploaderId" AS id, count(*)::int AS count FROM "Photo" WHERE "eventId" = ${eventId}::uuid GROUP BY 1
		)
		SELECT counted.id, count, name FROM counted JOIN "User" ON "User".id = counted.id ORDER BY name, counted.id`;
	return rows.map(({ id, name, count }) => ({ id, name: nameOf({ name }), count }));
}

const daysIn = (db: Deps["db"], eventId: string, timezone: string) =>
	db.$queryRaw<{ day: string; count: number }[]>(Prisma.sql`
		SELECT to_char(coalesce("takenAt", "createdAt") AT TIME ZONE ${timezone}, 'YYYY-MM-DD') AS day, count(*)::int AS count
		FROM "Photo" WHERE "eventId" = ${eventId}::uuid GROUP BY 1 ORDER BY 1 DESC`);
