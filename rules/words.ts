/**
 * The rules for a photo's title and description. The browser checks them as people type, and the server checks
 * again.
 */

/** Characters: UTF-16 code units, as <input maxlength> counts them. */
export const titleMaxLength = 120;
/** Bytes of UTF-8. The description is also stored in the object's metadata, which S3 limits to 2 KB. */
export const descriptionMaxBytes = 1_000;

/**
 * PostgreSQL cannot store NUL, and half a surrogate pair is not valid UTF-8, so either would come back as
 * something else.
 */
export const isStorable = (text: string) => !/\p{Cs}/u.test(text) && !text.includes("\0");

/** What can be wrong with something a person typed. The sentences are in messages/en/failures.ts. */
export const problems = [
	"NOT_STORABLE",
	"TITLE_TOO_LONG",
	"DESCRIPTION_TOO_LONG",
	"NOT_AN_EMAIL",
	"QUOTED_EMAIL",
	"NO_NAME",
	"NO_EVENT_NAME",
	"EVENT_NAME_TOO_LONG",
	"VENUE_TOO_LONG",
	"EVENT_TEXT_TOO_LONG",
	"NOT_A_TIME_ZONE",
	"NO_DAY",
	"NO_TIME",
	"ENDS_TOO_EARLY",
	"CLOSES_TOO_EARLY",
	"NOT_A_SLUG",
	"NO_SECTION_NAME",
	"SECTION_NAME_TOO_LONG",
	"SECTION_ENDS_TOO_EARLY",
] as const;
export type Problem = (typeof problems)[number];

/** The limits that the sentences name. */
export const wordLimits = { titleMax: titleMaxLength, descriptionMax: descriptionMaxBytes };

/** What is wrong with a title, or null. A photo needs none. Leading and trailing spaces do not count. */
export function titleProblem(title: string): Problem | null {
	const words = title.trim();
	if (!isStorable(words)) return "NOT_STORABLE";
	// Not counted in characters as people see them, because 120 emoji would not fit into S3's 2 KB.
	return words.length > titleMaxLength ? "TITLE_TOO_LONG" : null;
}

/** What is wrong with a description, or null. */
export function descriptionProblem(description: string): Problem | null {
	const words = description.trim();
	if (!isStorable(words)) return "NOT_STORABLE";
	const bytes = new TextEncoder().encode(words).length;
	return bytes > descriptionMaxBytes ? "DESCRIPTION_TOO_LONG" : null;
}
