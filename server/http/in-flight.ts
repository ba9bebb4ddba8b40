/**
 * Limits how many API calls one process works on at the same time. Further calls are refused at once with
 * SERVER_BUSY and `retryAfter`, instead of waiting for a database connection until they fail.
 */
import { AppError } from "../errors";

/** Runs the call, or throws SERVER_BUSY. */
export type InFlight = <T>(call: () => Promise<T>) => Promise<T>;

/** Seconds. Most calls take a few milliseconds, so a retry soon succeeds. Browsers add a delay of their own. */
const retryAfter = 2;

export function makeInFlight(most: number): InFlight {
	let now = 0;
	return async (call) => {
		if (now >= most) throw new AppError("SERVER_BUSY", { retryAfter });
		now += 1;
		try {
			return await call();
		} finally {
			now -= 1;
		}
	};
}
