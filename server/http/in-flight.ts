/**
 * A bound on the calls of the API that one process works on at the same time. What comes beyond it is refused at once with
 * SERVER_BUSY and a time to come back, instead of waiting for a connection until it fails.
 */
import { AppError } from "../errors";

/** Runs the call, or throws SERVER_BUSY. */
export type InFlight = <T>(call: () => Promise<T>) => Promise<T>;

/** Seconds. Most calls take a few milliseconds, so there is room again soon; browsers add a wait of their own choice. */
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
