/**
 * The rules for the sections of an event. The browser checks them as people type, and the server checks again. Times are
 * wall-clock times of the event's own zone, as in ./events.ts.
 */
import { type DraftProblems, isLocalTime } from "./events";
import { isStorable, type Problem } from "./words";

/** Characters: UTF-16 code units, as <input maxlength> counts them. */
export const sectionNameMaxLength = 60;

/** Sections that one event may have. */
export const sectionsPerEvent: number = 50;

/** Photos whose section one call may change. */
export const sectionBulkMax = 500;

/** In place of a section's id: photos that are in no section. */
export const noSection = "none";
/** In place of a section's id: the section that was on when the photo was taken. */
export const sectionByTime = "time";

export interface SectionDraft {
	name: string;
	/** Photos taken from then on belong to the section. Null if it takes none by their time. */
	startsAt: string | null;
	/** Null means until another section starts. */
	endsAt: string | null;
}

/** What is wrong with each field; null if nothing is. */
export function sectionProblems({ name, startsAt, endsAt }: SectionDraft): DraftProblems<SectionDraft> {
	const time = (text: string | null): Problem | null =>
		text === null || isLocalTime(text) ? null : "NO_TIME";
	const isTooEarly = startsAt !== null && endsAt !== null && endsAt <= startsAt;
	return {
		name: nameProblem(name),
		startsAt: time(startsAt) ?? (startsAt === null && endsAt !== null ? "NO_TIME" : null),
		endsAt: time(endsAt) ?? (isTooEarly ? "SECTION_ENDS_TOO_EARLY" : null),
	};
}

function nameProblem(name: string): Problem | null {
	const words = name.trim();
	if (!isStorable(words)) return "NOT_STORABLE";
	if (!words) return "NO_SECTION_NAME";
	return words.length > sectionNameMaxLength ? "SECTION_NAME_TOO_LONG" : null;
}
