/**
 * Keeps a live wall up to date for hours. It polls every few seconds, more slowly while the server does not answer, and
 * at once when the network or the tab comes back. It polls even if the browser claims to be offline, because that is not
 * reliable. Each request has a timeout, because on a bad network it can hang for minutes.
 */
import { TRPCClientError } from "@trpc/client";
import type { LiveAnswer, LivePhoto } from "../trpc/types";
import { alarmClock } from "../waiting/alarm-clock";
import { retryDelay } from "../waiting/retry-delay";

/** "gone": the event was deleted, or the person was removed from its roll. */
export type FeedStatus = "live" | "offline" | "signed-out" | "gone";

export interface LiveFeedOptions {
	ask: (known: string | undefined, signal: AbortSignal) => Promise<LiveAnswer>;
	onPhotos: (photos: readonly LivePhoto[]) => void;
	onStatus: (status: FeedStatus) => void;
	/** Calls `tryNow` when a retry is likely to succeed. Returns a function that stops this. */
	onHope: (tryNow: () => void) => () => void;
	now: () => number;
	random: () => number;
}

export const everyMs = 3_000;
const withoutRightsMs = 15_000;
const answerWithinMs = 15_000;
/** Signed URLs live for hours, those of short-lived credentials for less than one. */
const freshUrlsEveryMs = 10 * 60_000;
const freshUrlsAtMostEveryMs = 30_000;

export function createLiveFeed({ ask, onPhotos, onStatus, onHope, now, random }: LiveFeedOptions) {
	let known: string | undefined;
	/** When the signed URLs arrived. */
	let urlsAt = Number.NEGATIVE_INFINITY;
	let urlsAreDoubted = false;
	let failures = 0;

	/** Returns the milliseconds to wait before the next request. */
	async function askOnce(signal: AbortSignal): Promise<number> {
		const age = now() - urlsAt;
		const wantsUrls = age >= freshUrlsEveryMs || (urlsAreDoubted && age >= freshUrlsAtMostEveryMs);
		const limit = new AbortController();
		const giveUp = () => limit.abort();
		const timer = setTimeout(giveUp, answerWithinMs);
		signal.addEventListener("abort", giveUp);
		try {
			const { version, photos } = await ask(wantsUrls ? undefined : known, limit.signal);
			if (signal.aborted) return 0;
			failures = 0;
			known = version;
			if (photos) {
				urlsAt = now();
				urlsAreDoubted = false;
				onPhotos(photos);
			}
			onStatus("live");
			return everyMs;
		} catch (error) {
			return signal.aborted ? 0 : pauseAfter(error);
		} finally {
			clearTimeout(timer);
			signal.removeEventListener("abort", giveUp);
		}
	}

	function pauseAfter(error: unknown): number {
		const code = error instanceof TRPCClientError ? error.data?.appCode : undefined;
		if (code === "SIGNED_OUT") {
			onStatus("signed-out");
			return withoutRightsMs;
		}
		if (code === "EVENT_NOT_FOUND") {
			known = undefined;
			onPhotos([]);
			onStatus("gone");
			return withoutRightsMs;
		}
		failures += 1;
		// A single lost request is not worth reporting.
		if (failures > 1) onStatus("offline");
		return retryDelay(failures, random);
	}

	return {
		/** Call when an image did not load from its URL: new URLs are requested soon. */
		doubtUrls: () => {
			urlsAreDoubted = true;
		},
		/** Runs until the returned function is called. Can then be started again. */
		start(): () => void {
			const end = new AbortController();
			const clock = alarmClock((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
			const stopHoping = onHope(clock.wakeAll);
			void (async () => {
				while (!end.signal.aborted) await clock.pause(await askOnce(end.signal));
			})();
			return () => {
				end.abort();
				stopHoping();
				clock.wakeAll();
			};
		},
	};
}
