/** What a comparison finds, and what it did. */

/** Differences that nothing explains. */
export type DifferenceKind =
	| "original-missing"
	| "original-other-size"
	/** The bytes have another hash than the row says. Only reading them shows it. */
	| "original-other-bytes"
	/** The row is marked as lost, and the original is there. */
	| "original-found-again"
	/** The photo failed because its original had other bytes, and it has the right ones. Only reading them shows it. */
	| "original-right-again"
	| "original-without-row"
	/** The same, and the audit log says that a person removed the photo. */
	| "original-of-removed-photo"
	| "rendition-missing"
	/** It is shorter or longer than it says itself. Only reading its start shows it. */
	| "rendition-broken"
	| "rendition-without-photo"
	/** The row's key does not have the row's ids, so its renditions cannot be compared. */
	| "key-of-other-ids";

/**
 * Differences that are as they should be. An object may have an intent in place of a photo; a deleted row's object may still be
 * there while a job is noted that removes it; a photo may be developed at this moment; an original may be marked as lost.
 */
export type Explanation = "intent" | "noted-removal" | "developing" | "known-loss";

/** What is found of one key. */
export type Verdict = { difference: DifferenceKind } | { explained: Explanation } | "agree";

export interface Difference {
	kind: DifferenceKind;
	key: string;
	/** Null for an object whose key is none of ours. */
	photoId: string | null;
	eventId: string | null;
}

/** What was done about a difference, or why nothing was. */
export type Mended =
	| "developing-again"
	| "row-made"
	| "marked-lost"
	| "mark-removed"
	| "left: not asked for"
	| "left: nothing to be done by this command"
	| "left: the original is lost"
	| "left: it says nothing of itself"
	| "left: it is not a photo of ours"
	| "left: its event is not in the database"
	| "left: its uploader is not in the database"
	| "left: another photo has these bytes"
	| "left: changed in the meantime";

export interface Report {
	/** Rows and objects that were compared. */
	photos: number;
	originals: number;
	renditionsOfRows: number;
	renditions: number;
	/** Originals whose bytes were read and hashed. */
	hashed: number;
	differences: Partial<Record<DifferenceKind, number>>;
	explained: Partial<Record<Explanation, number>>;
	/** Whether nothing was really mended. */
	dryRun: boolean;
	/** Of each difference, if mending was asked for. */
	mended: Partial<Record<Mended, number>>;
	/** Descriptions whose end the object does not have. */
	cutDescriptions: number;
	/** Events and people that were made anew, of which nothing but the id is known. */
	eventsMade: number;
	peopleMade: number;
}

export const newReport = (dryRun: boolean): Report => ({
	dryRun,
	...{ photos: 0, originals: 0, renditionsOfRows: 0, renditions: 0, hashed: 0 },
	...{ differences: {}, explained: {}, mended: {} },
	...{ cutDescriptions: 0, eventsMade: 0, peopleMade: 0 },
});

/** Adds one to the count of this kind. */
export function count<Kind extends string>(counts: Partial<Record<Kind, number>>, kind: Kind): void {
	counts[kind] = (counts[kind] ?? 0) + 1;
}

const sum = (counts: Partial<Record<string, number>>) =>
	Object.values(counts).reduce<number>((total, one) => total + (one ?? 0), 0);

/** How many differences are there still. */
export function leftOf({ differences, mended, dryRun }: Report): number {
	const done = Object.entries(mended).filter(([how]) => !dryRun && !how.startsWith("left"));
	return sum(differences) - sum(Object.fromEntries(done));
}
