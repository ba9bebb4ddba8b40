/**
 * How many photos are prepared ahead of the wire: as many as it takes in a few seconds. On a fast network that is a whole
 * group of calls and more, so that the wire never waits for a signature, and on a slow one no URL is signed long before its turn.
 */
export interface AheadOptions {
	/** Before the first photo got through. */
	first: number;
	least: number;
	most: number;
}

/** Milliseconds. */
const windowMs = 5_000;

export function makeLookAhead({ first, least, most }: AheadOptions, now: () => number) {
	/** When the last photos got through, the oldest first. */
	let sentAt: number[] = [];
	let hasSent = false;

	return {
		/** A photo got through. */
		sent() {
			hasSent = true;
			sentAt = [...sentAt, now()].slice(-most);
		},
		photos(): number {
			if (!hasSent) return first;
			const since = now() - windowMs;
			return Math.max(least, sentAt.filter((at) => at >= since).length);
		},
	};
}
