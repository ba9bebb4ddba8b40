import { setTimeout as sleep } from "node:timers/promises";

/** Bytes that may pass at once after a silence, as a share of a second. */
const burst = 0.1;

/**
 * Lets bytes through at a rate, which everybody who takes from the bucket shares in the order in which they ask. `signal`
 * ends all waits with an error.
 */
export function tokenBucket(bitsPerSecond: number, signal: AbortSignal) {
	const bytesPerSecond = bitsPerSecond / 8;
	const most = Math.max(1, bytesPerSecond * burst);
	/** The time at which the bucket is full again, if nobody takes any more. */
	let fullAt = performance.now();
	return {
		/** A portion that a slow line would not deliver in one piece. */
		portion: Math.max(1, Math.min(16_384, Math.floor(most))),
		async take(bytes: number): Promise<void> {
			const now = performance.now();
			fullAt = Math.max(fullAt, now) + (bytes / bytesPerSecond) * 1_000;
			const wait = fullAt - now - (most / bytesPerSecond) * 1_000;
			if (wait > 0) await sleep(wait, undefined, { signal });
		},
	};
}

export type TokenBucket = ReturnType<typeof tokenBucket>;
