/** Repeats a change that is safe to repeat until the server has time for it, so that nobody at a full venue reads of an error. */
import { askedPause, retryDelay } from "../waiting/retry-delay";
import { askedWaitOf } from "./failure-of";
import { isFinal } from "./query-client";

/** After so many failures, about a minute, the person reads that the server is busy. */
const mostWhileBusy = 20;
/** After so many failures without an answer, or with one that does not say when to ask again, the person reads of the failure. */
const mostWithoutWord = 4;
/** If the server asks for a longer pause than this, in seconds, the person reads so at once. */
const longestAskedSeconds = 60;

/** Whether to ask again after so many failures before this one. */
function isRepeated(failures: number, error: unknown): boolean {
	if (isFinal(error)) return false;
	const asked = askedWaitOf(error);
	if (asked === null) return failures + 1 < mostWithoutWord;
	return asked <= longestAskedSeconds && failures + 1 < mostWhileBusy;
}

/** Milliseconds to wait before that. */
function pauseBefore(failures: number, error: unknown): number {
	const asked = askedWaitOf(error);
	return asked === null ? retryDelay(failures + 1, Math.random) : askedPause(asked, Math.random);
}

/** Options of such a mutation. It is pending as long as it is repeated. A browser may be wrong about being offline, so it is not asked. */
export const repeatedWhileBusy = {
	retry: isRepeated,
	retryDelay: pauseBefore,
	networkMode: "always",
} as const;
