/**
 * The change feed in a page, by which it learns what happens in its event. Only views of what is no change of an event ask in loops
 * of their own: who waits at the door, the code at the venue, numbers beside an event, and the live wall what time has changed. It asks every two seconds while the page is visible, not at
 * all while it is hidden, at once when it is visible again or the network is back, and more slowly while the server does not
 * answer. A request has a timeout, because on a bad network it can hang for minutes, and nothing is held open.
 */
import { TRPCClientError } from "@trpc/client";
import { changesEveryMs } from "@/rules/changes";
import { watchRequests } from "../trpc/requests";
import { isSigningOut } from "../trpc/session";
import type { Changes } from "../trpc/types";
import { alarmClock } from "../waiting/alarm-clock";
import { askedPause, retryDelay } from "../waiting/retry-delay";
import type { Attention } from "./attention";
import type { FeedPlace } from "./place";

/** "gone": the event was deleted, or the person was removed from its roll. */
export type FeedStatus = "live" | "offline" | "signed-out" | "gone";

export interface FeedOptions {
	ask: (since: string, signal: AbortSignal) => Promise<Changes>;
	/** Brings the page up to date. If it rejects, the same changes are asked for again. */
	take: (changes: Changes, signal: AbortSignal) => Promise<void> | void;
	onStatus: (status: FeedStatus) => void;
	place: FeedPlace;
	attention: Attention;
	random: () => number;
}

const withoutRightsMs = 15_000;
const answerWithinMs = 15_000;

const wait = (ms: number) =>
	new Promise<void>((resolve) => {
		// No timer can wait for ever.
		if (ms < Number.POSITIVE_INFINITY) setTimeout(resolve, ms);
	});

/** Returns a function that starts the feed, whose result stops it. It can then be started again. */
export function createFeed({ ask, take, onStatus, place, attention, random }: FeedOptions) {
	let failures = 0;

	/** Throws if no answer came. After `stopped` it does nothing more. */
	async function askOnce(signals: { stopped: AbortSignal; returned: AbortSignal }) {
		const giveUp = new AbortController();
		const abort = () => giveUp.abort();
		const timer = setTimeout(abort, answerWithinMs);
		const ends = Object.values(signals);
		for (const end of ends) end.addEventListener("abort", abort);
		try {
			const changes = await ask(place.cursor(), giveUp.signal);
			if (signals.stopped.aborted) return;
			place.taking();
			await take(changes, giveUp.signal);
			if (signals.stopped.aborted) return;
			failures = 0;
			place.reach(changes.cursor);
			onStatus("live");
		} finally {
			clearTimeout(timer);
			for (const end of ends) end.removeEventListener("abort", abort);
		}
	}

	/** Milliseconds to wait after this error. */
	function pauseAfter(error: unknown): number {
		const data = error instanceof TRPCClientError ? error.data : undefined;
		if (data?.appCode === "SIGNED_OUT" || data?.appCode === "EVENT_NOT_FOUND") {
			onStatus(data.appCode === "SIGNED_OUT" ? "signed-out" : "gone");
			return withoutRightsMs;
		}
		failures += 1;
		// A single lost request is not worth reporting.
		if (failures > 1) onStatus("offline");
		return typeof data?.retryAfter === "number"
			? askedPause(data.retryAfter, random)
			: retryDelay(failures, random);
	}

	return function start(): () => void {
		const stop = new AbortController();
		const stopped = stop.signal;
		let back = new AbortController();
		const clock = alarmClock(wait);
		const stopListening = attention.onReturn(() => {
			// A question from before may be frozen with the hidden page or lost with the old network.
			back.abort();
			clock.wakeAll();
		});
		const stopWatching = watchRequests(place.begun);
		async function turn(): Promise<number> {
			if (!attention.isSeen()) return Number.POSITIVE_INFINITY;
			// The answer would be that there is no session.
			if (isSigningOut()) return changesEveryMs;
			back = new AbortController();
			const returned = back.signal;
			try {
				await askOnce({ stopped, returned });
			} catch (error) {
				if (!stopped.aborted && !returned.aborted) return pauseAfter(error);
			}
			return returned.aborted ? 0 : changesEveryMs;
		}
		void (async () => {
			while (!stopped.aborted) await clock.pause(await turn());
		})();
		return () => {
			stop.abort();
			stopListening();
			stopWatching();
			clock.wakeAll();
		};
	};
}
