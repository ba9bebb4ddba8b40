/**
 * How a package waits after a failure, and when it gives a photo up. While nothing at all gets through, the network is to
 * blame and no photo: then the package waits as long as it takes. It never asks whether the browser is online before it tries,
 * because browsers can be wrong about it.
 */
import { alarmClock } from "../../waiting/alarm-clock";
import { askedPause, retryDelay } from "../../waiting/retry-delay";

/** Failures of one photo, while others get through, after which it is given up. */
const mostFailures = 5;
/** Failures in a row, of anything, after which people are told that there is no network. */
const offlineAfter = 3;

export interface Patience {
	/** Something arrived. */
	through(): void;
	/** Something failed that may work later. Resolves when it is time to try again. */
	pause(failures: number, signal: AbortSignal, askedSeconds?: number | null): Promise<void>;
	/** What one photo's failures are counted with. */
	trials(): Trials;
	isOffline(): boolean;
	/** Ends all pauses that nobody asked for. */
	wake(): void;
}

export interface Trials {
	/** Counts a failure and returns how many there were. */
	failed(): number;
	isHopeless(): boolean;
}

interface Tools {
	wait(ms: number): Promise<void>;
	now(): number;
	random(): number;
	isOnline(): boolean;
	/** Milliseconds after which a photo is given up although nothing else got through either. */
	longestMs: number;
	changed(): void;
}

export function makePatience({ wait, now, random, isOnline, longestMs, changed }: Tools): Patience {
	const alarm = alarmClock(wait);
	let inARow = 0;
	let arrived = 0;

	return {
		through() {
			arrived += 1;
			const was = inARow;
			inARow = 0;
			if (was > 0) changed();
		},
		async pause(failures, signal, askedSeconds = null) {
			inARow += 1;
			changed();
			const stopped = aborted(signal);
			// A busy server does not become less busy because the network is back, so nothing but time ends that pause.
			if (askedSeconds !== null) await Promise.race([wait(askedPause(askedSeconds, random)), stopped.promise]);
			else await Promise.race([alarm.pause(retryDelay(failures, random)), stopped.promise]);
			stopped.forget();
			signal.throwIfAborted();
		},
		trials() {
			let failures = 0;
			let first = { arrived: 0, at: 0 };
			return {
				failed() {
					if (failures === 0) first = { arrived, at: now() };
					failures += 1;
					return failures;
				},
				isHopeless() {
					if (failures < mostFailures) return false;
					return arrived > first.arrived || (isOnline() && now() - first.at > longestMs);
				},
			};
		},
		isOffline: () => inARow > 0 && (!isOnline() || inARow >= offlineAfter),
		wake: alarm.wakeAll,
	};
}

function aborted(signal: AbortSignal) {
	const { promise, resolve } = Promise.withResolvers<void>();
	const stop = () => resolve();
	if (signal.aborted) stop();
	signal.addEventListener("abort", stop);
	return { promise, forget: () => signal.removeEventListener("abort", stop) };
}
