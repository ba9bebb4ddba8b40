import type { Pool } from "pg";
import { AppError } from "../errors";
import { makeLimiter } from "./upload-limit";

/** Seconds. */
const day = 24 * 60 * 60;

/** Counts the events that a person makes, those that they delete again too. */
export function makeEventLimit(pool: Pool, { eventsPerDay }: { eventsPerDay: number }) {
	const count = makeLimiter(
		pool,
		{ keyPrefix: "event", points: eventsPerDay, duration: day },
		(seconds) => new AppError("TOO_MANY_EVENTS", { params: { limit: eventsPerDay }, retryAfter: seconds }),
	);
	return ({ userId }: { userId: string }) => count(userId);
}
