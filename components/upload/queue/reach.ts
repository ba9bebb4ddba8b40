/**
 * Whether one of the two servers, the app or the store, can be reached. Browsers call a dead Wi-Fi online, so only answers
 * count. A photo that gets none, while others do, is to blame itself. If nobody gets one, the server counts as away: its
 * requests wait, and one of them is let through after each pause to find out whether it is back.
 */
import type { alarmClock } from "../../waiting/alarm-clock";
import { retryDelay } from "../../waiting/retry-delay";

/** What follows from a request without an answer. */
export type Missed =
	/** The photo tries again after a pause of its own. `tries` counts how often it got no answer. */
	| { is: "retry"; tries: number }
	/** Others got through, and this photo did not, too often. */
	| { is: "givenUp" }
	/** The server may be away. `alone`: no other photo has missed an answer. `pausedMs` is how long the last pause was. */
	| { is: "away"; alone: boolean; pausedMs: number };

interface ReachOptions {
	alarm: ReturnType<typeof alarmClock>;
	random(): number;
	isOnline(): boolean;
	/** Resolves once no pause of the whole queue is running. */
	unheld(): Promise<void>;
	/** So many photos without an answer in a row show that the server is away, even if other requests are under way. */
	enough: number;
	/** How often a photo is tried that gets no answer while others do. */
	mostTries: number;
	/** Called when `isLost` may have changed. */
	onChange(): void;
}

/** Milliseconds. While offline, the "online" event ends the pause. This limit is for browsers that never send that event. */
const offlinePauseMs = 30_000;

export function makeReach({ alarm, random, isOnline, unheld, enough, mostTries, onChange }: ReachOptions) {
	let answers = 0;
	let underWay = 0;
	/** Null while the server can be reached. */
	let away: { pauses: number; pausedMs: number } | null = null;
	let isPausing = false;
	/** The next request may go through although the server is away. */
	let mayProbe = false;
	/** Requests that wait at the server's door. Their photos hold what they need for it. */
	const atTheDoor = new Set<() => void>();
	/** Photos that wait to be begun again. */
	const outside = new Set<() => void>();
	/** Photos without an answer since the last answer to anybody. */
	const missed = new Set<string>();
	/** How many answers there were when a photo first missed its own, and how often it did since. */
	const suspects = new Map<string, { since: number; tries: number }>();

	const call = (waiting: Set<() => void>, count: number) => {
		for (const go of [...waiting].slice(0, count)) {
			waiting.delete(go);
			go();
		}
	};

	function isBack() {
		if (!away) return;
		away = null;
		mayProbe = false;
		call(atTheDoor, atTheDoor.size);
		call(outside, outside.size);
		onChange();
	}

	function answered(id: string) {
		answers += 1;
		missed.clear();
		suspects.delete(id);
		isBack();
	}

	function probe() {
		if (atTheDoor.size > 0) return call(atTheDoor, 1);
		mayProbe = true;
		call(outside, 1);
	}

	async function pauseAndProbe(): Promise<void> {
		if (!away || isPausing) return;
		const present = away;
		isPausing = true;
		present.pauses += 1;
		onChange();
		present.pausedMs = isOnline() ? retryDelay(present.pauses, random) : offlinePauseMs;
		await alarm.pause(present.pausedMs);
		isPausing = false;
		// It may have come back and gone away again in the meantime.
		if (away !== present) return pauseAndProbe();
		probe();
	}

	/** Resolves when a request may go through: with true if it is the one that finds out whether the server is back. */
	function enter(signal: AbortSignal): Promise<boolean> {
		return new Promise((resolve, reject) => {
			if (signal.aborted) return reject(signal.reason);
			if (!away) return resolve(false);
			if (mayProbe) {
				mayProbe = false;
				return resolve(true);
			}
			const go = () => {
				signal.removeEventListener("abort", stop);
				resolve(away !== null);
			};
			const stop = () => {
				atTheDoor.delete(go);
				reject(signal.reason);
			};
			signal.addEventListener("abort", stop, { once: true });
			atTheDoor.add(go);
		});
	}

	return {
		/**
		 * Does the work once the server can be reached, or as the one request that finds out. The work calls `answered` when the
		 * server answered anything at all. Rejects with the abort reason if `signal` is aborted before.
		 */
		async ask<T>(id: string, signal: AbortSignal, work: (answered: () => void) => Promise<T>): Promise<T> {
			const isProbe = await enter(signal);
			try {
				await unheld();
				signal.throwIfAborted();
				underWay += 1;
				return await work(() => answered(id)).finally(() => {
					underWay -= 1;
				});
			} finally {
				if (isProbe) void pauseAndProbe();
			}
		},
		/** Resolves when the photo may be begun again: the server is back, or it is time to find out. */
		untilWorthTrying: () => new Promise<void>((resolve) => (away ? outside.add(resolve) : resolve())),
		/** A photo has ended, perhaps without the request for which it was begun. */
		passOn() {
			if (away && mayProbe) probe();
		},
		/** The photo got an answer. */
		answered,
		/** It got none. */
		missed(id: string): Missed {
			missed.add(id);
			if (!away) {
				const { since, tries } = suspects.get(id) ?? { since: answers, tries: 0 };
				suspects.set(id, { since, tries: tries + 1 });
				// Each of them has been overtaken by an answer to another photo.
				const areToBlame = [...missed].every((one) => answers > (suspects.get(one)?.since ?? answers));
				if (isOnline() && areToBlame && tries + 1 >= mostTries) return { is: "givenUp" };
				if (isOnline() && (areToBlame || (underWay > 0 && missed.size <= enough)))
					return { is: "retry", tries: tries + 1 };
				away = { pauses: 0, pausedMs: 0 };
			}
			const alone = missed.size === 1;
			// The server is to blame, and nothing is held against the photos.
			if (!alone) suspects.clear();
			const { pausedMs } = away;
			void pauseAndProbe();
			return { is: "away", alone, pausedMs };
		},
		/** The browser has just come online, so everybody may try. */
		assumeBack: isBack,
		/** It did not answer after the first pause either. */
		isLost: () => away !== null && away.pauses > 1,
	};
}
