/**
 * The rules for what an organizer writes about an event. The browser checks them as people type, and the server checks
 * again. Times are the wall-clock times of the event's own zone, "2026-10-10T09:00", as <input type="datetime-local">
 * writes them. They sort as text.
 */
import { isStorable, type Problem } from "./words";

/** Characters: UTF-16 code units, as <input maxlength> counts them. */
export const eventNameMaxLength = 120;
export const venueMaxLength = 200;
export const eventTextMaxLength = 2_000;
export const slugMaxLength = 60;

/** Events that one person may make in a day. */
export const eventsPerDay: number = 20;

/** Addresses below /events that are pages of their own. */
const reservedSlugs: readonly string[] = ["new"];

const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const dayPattern = /^\d{4}-\d\d-\d\d$/;
const localPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** Lower-case letters and digits of ASCII, with single hyphens between them. */
export const isSlug = (text: string) =>
	slugPattern.test(text) && text.length <= slugMaxLength && !reservedSlugs.includes(text);

/** Whether the text is an existing day, "2026-02-28". */
const isDay = (text: string) => dayPattern.test(text) && exists(`${text}T00:00`);

/** Whether the text is an existing day with a time, "2026-02-28T09:00". */
export const isLocalTime = (text: string) => localPattern.test(text) && exists(text);

/** JavaScript turns 31 February into another day, so that the text changes. */
function exists(local: string): boolean {
	const time = Date.parse(`${local}Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(local);
}

/** Whether the name is one of an IANA time zone that this program knows. */
function isTimeZone(name: string): boolean {
	// An offset such as "+02:00" would be accepted below, but it has no summer time.
	if (!/^[A-Za-z]/.test(name)) return false;
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

export interface NewEventDraft {
	name: string;
	venue: string;
	timezone: string;
	/** The first, and only, day: "2026-10-10". */
	day: string;
}

export interface EventDraft {
	name: string;
	venue: string;
	description: string;
	timezone: string;
	startsAt: string;
	endsAt: string;
	uploadsOpenAt: string;
	/** Null means never. */
	uploadsCloseAt: string | null;
	slug: string;
}

/** What is wrong with each field; null if nothing is. */
export type DraftProblems<Draft> = Record<keyof Draft, Problem | null>;

const nameProblem = (name: string) =>
	textProblem(name, eventNameMaxLength, "EVENT_NAME_TOO_LONG") ?? (name.trim() ? null : "NO_EVENT_NAME");
const venueProblem = (venue: string) => textProblem(venue, venueMaxLength, "VENUE_TOO_LONG");
const zoneProblem = (zone: string): Problem | null => (isTimeZone(zone) ? null : "NOT_A_TIME_ZONE");

function textProblem(text: string, max: number, tooLong: Problem): Problem | null {
	if (!isStorable(text)) return "NOT_STORABLE";
	return text.trim().length > max ? tooLong : null;
}

export const newEventProblems = (draft: NewEventDraft): DraftProblems<NewEventDraft> => ({
	name: nameProblem(draft.name),
	venue: venueProblem(draft.venue),
	timezone: zoneProblem(draft.timezone),
	day: isDay(draft.day) ? null : "NO_DAY",
});

export function eventProblems(draft: EventDraft): DraftProblems<EventDraft> {
	const { startsAt, endsAt, uploadsOpenAt, uploadsCloseAt } = draft;
	const time = (text: string): Problem | null => (isLocalTime(text) ? null : "NO_TIME");
	return {
		name: nameProblem(draft.name),
		venue: venueProblem(draft.venue),
		description: textProblem(draft.description, eventTextMaxLength, "EVENT_TEXT_TOO_LONG"),
		timezone: zoneProblem(draft.timezone),
		startsAt: time(startsAt),
		endsAt: time(endsAt) ?? (endsAt > startsAt ? null : "ENDS_TOO_EARLY"),
		uploadsOpenAt: time(uploadsOpenAt),
		uploadsCloseAt:
			uploadsCloseAt === null
				? null
				: (time(uploadsCloseAt) ?? (uploadsCloseAt > uploadsOpenAt ? null : "CLOSES_TOO_EARLY")),
		slug: isSlug(draft.slug) ? null : "NOT_A_SLUG",
	};
}
