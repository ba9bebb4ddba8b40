/** How long to wait before a retry. Chance spreads retries, so that a whole venue does not return at once. */

const longestRetryMs = 30_000;
const longestAskedSeconds = 60;

/** Milliseconds before the next attempt: about 1, 3, 9 and 27 seconds, at most 30, of which half is chance. */
export function retryDelay(attemptsMade: number, random: () => number): number {
	return Math.min(longestRetryMs, 1_000 * 3 ** (attemptsMade - 1)) * (0.5 + random() / 2);
}

/**
 * Milliseconds to wait when the server asked for some seconds: at least a second, never less than it asked for, and
 * up to half as much more by chance. It counts at most a minute, so that no answer can hold a photo for hours.
 */
export function askedPause(seconds: number, random: () => number): number {
	return Math.min(Math.max(seconds, 1), longestAskedSeconds) * 1_000 * (1 + random() / 2);
}
