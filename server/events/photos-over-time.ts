/**
 * When the photos of an event were added, as the bars of a chart: by the hour, the day or the month of the event's time zone,
 * whichever gives a chart that can be read. PostgreSQL counts, because there may be many thousands of photos.
 */
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { daysLater, toInstant, toLocal } from "./local-time";

const hour = 60 * 60 * 1_000;

/** Up to so many hours a bar is an hour, and up to so many days it is a day. */
const mostHours = 48;
const mostDays = 92;

export type BarLength = "hour" | "day" | "month";

export interface Bar {
	/** When it begins. It lasts until the next one, which is 23 or 25 hours later on some days. */
	at: Date;
	photos: number;
}

/** Without photos there are no bars. Bars without photos between others are there. Throws EVENT_NOT_FOUND. */
export async function photosOverTime(
	{ db }: Pick<Deps, "db">,
	{ eventId }: { eventId: string },
): Promise<{ length: BarLength; bars: Bar[] }> {
	const event = await db.event.findUnique({ where: { id: eventId }, select: { timezone: true } });
	if (!event) throw new AppError("EVENT_NOT_FOUND");
	const [first, last] = await Promise.all(
		(["asc", "desc"] as const).map((createdAt) =>
			db.photo.findFirst({ where: { eventId }, orderBy: { createdAt }, select: { createdAt: true } }),
		),
	);
	if (!first || !last) return { length: "hour", bars: [] };
	const hours = (last.createdAt.getTime() - first.createdAt.getTime()) / hour;
	const length = hours < mostHours ? "hour" : hours < mostDays * 24 ? "day" : "month";
	// With the zone as its third argument, date_trunc also keeps the two hours apart that are called the same when clocks are
	// set back.
	const counted = await db.$queryRaw<Bar[]>`
		SELECT date_trunc(${length}, "createdAt", ${event.timezone}) AS at, count(*)::int AS photos
		FROM "Photo" WHERE "eventId" = ${eventId}::uuid GROUP BY 1 ORDER BY 1`;
	return { length, bars: withoutGaps(counted, (at) => after(at, length, event.timezone)) };
}

/** When the next bar begins. */
function after(at: Date, length: BarLength, zone: string): Date {
	if (length === "hour") return new Date(at.getTime() + hour);
	const midnight = toLocal(at, zone);
	if (length === "day") return toInstant(daysLater(midnight, 1), zone);
	return toInstant(`${daysLater(`${midnight.slice(0, 7)}-01T00:00`, 32).slice(0, 7)}-01T00:00`, zone);
}

/** Adds the bars that have no photos. None that has any is left out, even where a zone moves by half an hour. */
function withoutGaps(counted: readonly Bar[], next: (at: Date) => Date): Bar[] {
	const bars: Bar[] = [];
	for (const bar of counted) {
		const before = bars.at(-1);
		if (before) for (let at = next(before.at); at < bar.at; at = next(at)) bars.push({ at, photos: 0 });
		bars.push(bar);
	}
	return bars;
}
