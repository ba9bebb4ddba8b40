import { hasCode, isFinal } from "../trpc/query-client";

/** Somebody who waits is let in within so long after an organizer has said so, in milliseconds. */
const shortestMs = 2_500;
/** The same for somebody who has waited for minutes, or whose server does not answer. */
const longestMs = 10_000;
/** Each answer makes the next pause longer by this, so that the longest is reached after two and a half minutes. */
const growth = 1.05;

/** Milliseconds until the page of somebody who waits asks again, after so many answers; false if there is nothing more to learn. */
export function entryPause(answers: number, error: unknown): number | false {
	// The person may sign in again on another page.
	if (isFinal(error) && !hasCode(error, "SIGNED_OUT")) return false;
	return error ? longestMs : Math.min(longestMs, shortestMs * growth ** answers);
}
