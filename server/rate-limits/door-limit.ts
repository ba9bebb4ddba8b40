/**
 * Limits what one person asks at the door. A person with a steward's phone could otherwise copy the names on the roll in a
 * minute, or check everybody in. Both limits are far above what a person can type and tap.
 */
import type { Pool } from "pg";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "../errors";
import type { Limits } from "../limits";
import { refuseBeyond } from "./changes-limit";
import { makeLimiter } from "./upload-limit";

/** Counts searches in the memory of the process, because a count in PostgreSQL would cost as much as the search. */
export function makeDoorSearchLimit({ doorSearchesInTenSeconds }: Pick<Limits, "doorSearchesInTenSeconds">) {
	const limiter = new RateLimiterMemory({ points: doorSearchesInTenSeconds, duration: 10 });
	return ({ userId }: { userId: string }) => refuseBeyond(limiter, userId);
}

/** Counts what changes the roll: check-ins, walk-ins, companions, and taking one back; and opening and closing the door. */
export function makeDoorPressLimit(
	pool: Pool,
	{ doorPressesPerMinute }: Pick<Limits, "doorPressesPerMinute">,
) {
	const count = makeLimiter(
		pool,
		{ keyPrefix: "door", points: doorPressesPerMinute, duration: 60 },
		(seconds) => new AppError("ASKED_TOO_OFTEN", { params: { seconds }, retryAfter: seconds }),
	);
	return ({ userId, eventId }: { userId: string; eventId: string }) => count(`${userId}:${eventId}`);
}
