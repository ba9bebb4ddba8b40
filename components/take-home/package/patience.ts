/**
 * How a package waits after a failure, and when it gives a photo up. While nothing at all gets through, the network is to
 * blame and no photo: then the package waits as long as it takes. It never asks whether the browser is online before it tries,
 * because browsers can be wrong about it.
 */
import { alarmClock } from "../../waiting/alarm-clock";
import { askedPause, retryDelay } from "../../waiting/retry-delay";

/** Failures of one photo, while others get through between them, after which it is given up. */
const mostFailures = 5;
/** Failures of one photo after which it is put aside, if another got through since the first one. Otherwise it takes more than `mostFailures`. */
const failuresBeforeLast = 3;
/** Failures in a row, of anything, after which the page says that nothing gets through. */
const offlineAfter = 3;

type Host = "app" | "store";

export interface Patience {
	/** The app answered, or a photo arrived from the store. */
	reached(host: Host): void;
	/** The network failed. Resolves when it is time to try again. */
	afterLoss(host: Host, failures: number, signal: AbortSignal): Promise<void>;
	/** Somebody answered that it is not possible now. `askedSeconds` is what they asked to wait, if they did. */
	afterAnswer(failures: number, signal: AbortSignal, askedSeconds: number | null): Promise<void>;
	/** What one photo's failures are counted with. `asideAt` is how many had arrived when it was put aside; null if it was not. */
	trials(asideAt: number | null): Trials;
	/** How many photos have arrived. */
	arrived(): number;
	/** Which of them nobody gets through to. Without the app there is no network. */
	silent(): Host | null;
	/** Ends all pauses that nobody asked for. */
	wake(): void;
}

interface Trials {
	/** Counts a failure and returns how many there were. */
	failed(): number;
	/** Whether the others should go first. They are written in order, so this photo holds them up. */
	isOdd(): boolean;
	isHopeless(): boolean;
}

interface Tools {
	wait(ms: number): Promise<void>;
	now(): number;
	random(): number;
	isOnline(): boolean;
	/**
	 * Milliseconds after which a photo is given up although nothing else got through either. A fifth of it, if others have arrived
	 * since it was put aside.
	 */
	longestMs: number;
	changed(): void;
}

export function makePatience({ wait, now, random, isOnline, longestMs, changed }: Tools): Patience {
	const alarm = alarmClock(wait);
	/** Losses in a row of each host, because one may be reached while the other cannot. */
	const lost = { app: 0, store: 0 };
	let arrived = 0;

	return {
		reached(host) {
			if (host === "store") arrived += 1;
			const was = lost[host];
			lost[host] = 0;
			if (was > 0) changed();
		},
		afterLoss(host, failures, signal) {
			lost[host] += 1;
			changed();
			return unlessAborted(alarm.pause(retryDelay(failures, random)), signal);
		},
		// Nothing but time ends this pause: a busy server does not become less busy because the network is back.
		afterAnswer: (failures, signal, askedSeconds) =>
			unlessAborted(
				wait(askedSeconds === null ? retryDelay(failures, random) : askedPause(askedSeconds, random)),
				signal,
			),
		arrived: () => arrived,
		trials(asideAt) {
			let failures = 0;
			let before = arrived;
			/** Failures before which, and after the one before, another photo arrived. */
			let alone = 0;
			let arrivedBefore = arrived;
			let firstAt = 0;
			return {
				failed() {
					if (failures === 0) {
						firstAt = now();
						before = arrived;
					}
					failures += 1;
					if (arrived > arrivedBefore) alone += 1;
					arrivedBefore = arrived;
					return failures;
				},
				isOdd: () =>
					asideAt === null &&
					(failures > mostFailures || (failures >= failuresBeforeLast && arrived > before)),
				isHopeless() {
					const longest = asideAt !== null && arrived > asideAt ? longestMs / 5 : longestMs;
					return (
						alone >= mostFailures || (failures >= mostFailures && isOnline() && now() - firstAt > longest)
					);
				},
			};
		},
		silent() {
			const most = Math.max(lost.app, lost.store);
			if (most === 0 || (isOnline() && most < offlineAfter)) return null;
			return isOnline() && lost.app === 0 ? "store" : "app";
		},
		wake: alarm.wakeAll,
	};
}

/** Rejects with the reason as soon as `signal` is aborted. */
function unlessAborted(pause: Promise<void>, signal: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		const stop = () => reject(signal.reason);
		if (signal.aborted) return stop();
		signal.addEventListener("abort", stop);
		void pause.then(() => {
			signal.removeEventListener("abort", stop);
			resolve();
		});
	});
}
