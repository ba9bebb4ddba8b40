/**
 * Between an instant and the wall-clock time of a time zone, "2026-10-10T09:00", which is what organizers write
 * (rules/events.ts). A wall-clock time can happen twice or never, when clocks are set back or forward.
 */
import { tzOffset } from "@date-fns/tz";

const minute = 60_000;
const day = 24 * 60 * minute;

/** What a clock in this zone shows, without its seconds. */
export const toLocal = (at: Date, zone: string): string =>
	new Date(at.getTime() + tzOffset(zone, at) * minute).toISOString().slice(0, 16);

/**
 * The instant at which a clock in this zone shows the time. If it happens twice, the first one. If the clocks skip it, the
 * instant that comes as much after the change as the time was meant to (02:30 becomes 03:30).
 */
export function toInstant(local: string, zone: string): Date {
	const asUtc = Date.parse(`${local}Z`);
	const [before = 0, after = 0] = [-day, day].map((by) => tzOffset(zone, new Date(asUtc + by)) * minute);
	const shown = [asUtc - before, asUtc - after]
		.sort((a, b) => a - b)
		.find((time) => toLocal(new Date(time), zone) === local);
	return new Date(shown ?? asUtc - before);
}

/** The same time of day, this many days later. */
export const daysLater = (local: string, days: number): string =>
	new Date(Date.parse(`${local}Z`) + days * day).toISOString().slice(0, 16);

/** Days from one to the other, each "2026-10-10" or longer. */
export const daysBetween = (from: string, to: string): number =>
	Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / day);
