/** What a live wall knows while it runs: its photos, the slide on the screen, and the one that is being loaded. */
import type { LivePhoto } from "../trpc/types";

export interface Slide {
	/** Counts up, because the same photo shown again is a new slide. */
	key: number;
	photo: LivePhoto;
}

export interface Show {
	/** Newest first. */
	photos: readonly LivePhoto[];
	/** Ids of photos that arrived while the wall was running and have not been shown yet, oldest arrival first. */
	news: readonly string[];
	/** Ids of the photos left in this round. */
	round: readonly string[];
	current: Slide | null;
	/** When the current slide appeared. */
	since: number;
	/** The previous slide, kept while the current one fades in over it. */
	leaving: Slide | null;
	next: Slide | null;
	/** The next slide's image is decoded. */
	nextIsReady: boolean;
	nextIsNews: boolean;
	/** Somebody went back to the next photo, so the present one is not remembered. */
	nextIsEarlier: boolean;
	/** Ids of the photos that were on the screen before the current one, the last one last. */
	before: readonly string[];
	/** Photos whose image was loaded from its current URL. */
	loaded: ReadonlySet<string>;
	/** How often each photo failed in this round. */
	failed: ReadonlyMap<string, number>;
	/** Consecutive failures. */
	failuresInARow: number;
	/** When the next photo may be tried. */
	pickAt: number;
	online: boolean;
	playing: boolean;
	keys: number;
}

export interface Moment {
	/** In milliseconds. */
	now: number;
	random: () => number;
}
