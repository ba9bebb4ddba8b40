/**
 * Keeps the photos of a live wall up to date for hours. The change feed says when something happened (../feed/feed.ts), and
 * then the wall asks for its whole list, because a list that is always whole cannot drift from the truth.
 */
import { createFeed, type FeedOptions } from "../feed/feed";
import type { LiveAnswer, LivePhoto } from "../trpc/types";

export interface LiveFeedOptions extends Omit<FeedOptions, "take"> {
	/** The photos, if they are others than those of the version that the wall has. */
	askPhotos: (known: string | undefined, signal: AbortSignal) => Promise<LiveAnswer>;
	onPhotos: (photos: readonly LivePhoto[]) => void;
	/** The event itself has changed: its name, its times, or who may add photos. */
	onEvent: () => void;
	now: () => number;
}

/** Signed URLs live for hours, those of short-lived credentials for less than one. */
const freshUrlsEveryMs = 10 * 60_000;
const freshUrlsAtMostEveryMs = 30_000;

export function createLiveFeed({ askPhotos, onPhotos, onEvent, onStatus, now, ...options }: LiveFeedOptions) {
	let known: string | undefined;
	/** When the signed URLs arrived. */
	let urlsAt = Number.NEGATIVE_INFINITY;
	let urlsAreDoubted = false;

	const start = createFeed({
		...options,
		async take({ reload, event, photos, gone, many }, signal) {
			if (event || reload) onEvent();
			const age = now() - urlsAt;
			const wantsUrls = age >= freshUrlsEveryMs || (urlsAreDoubted && age >= freshUrlsAtMostEveryMs);
			if (known && !wantsUrls && !reload && !many && photos.length + gone.length === 0) return;
			const answer = await askPhotos(wantsUrls ? undefined : known, signal);
			if (signal.aborted) return;
			known = answer.version;
			if (!answer.photos) return;
			urlsAt = now();
			urlsAreDoubted = false;
			onPhotos(answer.photos);
		},
		onStatus(status) {
			if (status === "gone") {
				known = undefined;
				onPhotos([]);
			}
			onStatus(status);
		},
	});

	return {
		start,
		/** Call when an image did not load from its URL: new URLs are requested soon. */
		doubtUrls: () => {
			urlsAreDoubted = true;
		},
	};
}
