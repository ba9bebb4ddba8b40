/** The organizer's gallery: its views, and what one press may decide. */

/** "all": every photo of the event. The others are parts of it, and a photo that could not be developed is only "failed". */
export const curateViews = ["all", "waiting", "hidden", "reported", "failed"] as const;
export type CurateView = (typeof curateViews)[number];

/** What a view is narrowed to. */
export interface CurateNarrowed {
	uploaderId?: string;
	/** The section with this id, or with "none" the photos in none. */
	section?: string;
	/** "2026-10-10": photos that were taken, or if that is not known added, on this day in the event's time zone. */
	day?: string;
}

export interface CurateFilter extends CurateNarrowed {
	view: CurateView;
}

/** How many photos an answer has at most. */
export const curatePageSize = 60;
/** How many photos a press can name one by one, and how many it can except from all of a filter. */
export const decideMax = 500;
