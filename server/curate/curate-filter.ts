/** Which photos the organizer's gallery shows, as conditions on the table "Photo". Lists, numbers and decisions use the same. */
import { Prisma } from "@/prisma/generated/client";
import type { CurateFilter, CurateNarrowed, CurateView } from "@/rules/curate";
import { noSection } from "@/rules/sections";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { daysLater, toInstant } from "../events/local-time";

/** Photos that are not developed yet are only in "all", because nobody can decide on a picture that cannot be seen. */
export const inView: Readonly<Record<CurateView, Prisma.Sql>> = {
	all: Prisma.sql`true`,
	waiting: Prisma.sql`(place = 'WAITING' AND state = 'READY')`,
	hidden: Prisma.sql`(place = 'HIDDEN' AND state = 'READY')`,
	reported: Prisma.sql`("reportsOpen" > 0 AND state = 'READY')`,
	failed: Prisma.sql`(state = 'FAILED')`,
};

/** The time zone is the event's. */
export function narrowed(
	eventId: string,
	{ uploaderId, section, day }: CurateNarrowed,
	timezone: string,
): Prisma.Sql {
	const conditions = [Prisma.sql`"eventId" = ${eventId}::uuid`];
	if (uploaderId) conditions.push(Prisma.sql`"uploaderId" = ${uploaderId}::uuid`);
	if (section === noSection) conditions.push(Prisma.sql`"sectionId" IS NULL`);
	else if (section) conditions.push(Prisma.sql`"sectionId" = ${section}::uuid`);
	if (day) {
		const start = `${day}T00:00`;
		const [from, to] = [toInstant(start, timezone), toInstant(daysLater(start, 1), timezone)];
		conditions.push(
			Prisma.sql`coalesce("takenAt", "createdAt") >= ${from} AND coalesce("takenAt", "createdAt") < ${to}`,
		);
	}
	return Prisma.join(conditions, " AND ");
}

export const inFilter = (eventId: string, { view, ...filter }: CurateFilter, timezone: string): Prisma.Sql =>
	Prisma.sql`${narrowed(eventId, filter, timezone)} AND ${inView[view]}`;

/** Throws EVENT_NOT_FOUND. */
export async function timezoneOf(
	{ db }: { db: Pick<Deps["db"], "event"> },
	eventId: string,
): Promise<string> {
	const event = await db.event.findUnique({ where: { id: eventId }, select: { timezone: true } });
	if (!event) throw new AppError("EVENT_NOT_FOUND");
	return event.timezone;
}
