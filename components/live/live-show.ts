/** A running wall: the feed (./live-feed.ts) and a timer drive the slideshow (./slideshow.ts), and React subscribes. */
import type { FeedStatus } from "../feed/feed";
import type { LiveAnswer, LivePhoto } from "../trpc/types";
import { createLiveFeed, type LiveFeedOptions } from "./live-feed";
import type { Show } from "./show";
import { emptyShow, reduceShow, type ShowAction } from "./slideshow";

interface LiveState {
	show: Show;
	status: FeedStatus;
}

const tickMs = 250;

export function createLiveShow({
	first,
	now = Date.now,
	random = Math.random,
	...server
}: Pick<LiveFeedOptions, "ask" | "askPhotos" | "onEvent" | "place" | "attention"> & {
	first: LiveAnswer;
	now?: () => number;
	random?: () => number;
}) {
	let state: LiveState = { show: { ...emptyShow, photos: first.photos ?? [] }, status: "live" };
	const listeners = new Set<() => void>();
	const put = (next: LiveState) => {
		if (next.show === state.show && next.status === state.status) return;
		state = next;
		for (const listener of [...listeners]) listener();
	};
	const act = (action: ShowAction) =>
		put({ ...state, show: reduceShow(state.show, action, { now: now(), random }) });
	const onPhotos = (photos: readonly LivePhoto[]) => act({ type: "photos", photos });

	const feed = createLiveFeed({
		...server,
		onPhotos,
		onStatus: (status) => {
			put({ ...state, status });
			act({ type: "online", online: status !== "offline" });
		},
		now,
		random,
	});

	return {
		getSnapshot: () => state,
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		/** Runs until the returned function is called. Can then be started again. */
		start() {
			onPhotos(state.show.photos);
			const stopFeed = feed.start();
			const ticking = setInterval(() => act({ type: "tick" }), tickMs);
			return () => {
				stopFeed();
				clearInterval(ticking);
			};
		},
		/** Reports that this slide's image was decoded or failed. */
		tell(key: number, outcome: "ready" | "failed") {
			if (outcome === "failed") feed.doubtUrls();
			act({ type: outcome, key });
		},
		toggle: () => act({ type: "toggle" }),
		skip: () => act({ type: "skip" }),
		back: () => act({ type: "back" }),
	};
}
