/** Rate limits, kept in PostgreSQL: the app has no memory of its own between requests. */
import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Deps } from "../deps";
import { AppError } from "../errors";

/** Counts one use of a key; past the limit it throws TOO_MANY_REQUESTS with the sentence made of the seconds to wait. */
export function makeLimiter(
	pool: Pool,
	{ keyPrefix, points, duration }: { keyPrefix: string; points: number; duration: number },
	sentence: (seconds: number) => string,
): (key: string) => Promise<void> {
	const limiter = new RateLimiterPostgres({
		storeClient: pool,
		storeType: "pool",
		tableName: "rate_limit",
		// A migration makes the table, the sweep removes what has expired.
		tableCreated: true,
		clearExpiredByTimeout: false,
		...{ keyPrefix, points, duration },
	});
	return async (key) => {
		try {
			await limiter.consume(key);
		} catch (cause) {
			if (!(cause instanceof RateLimiterRes)) throw cause;
			const seconds = Math.ceil(cause.msBeforeNext / 1_000);
			throw new AppError("TOO_MANY_REQUESTS", { message: sentence(seconds), retryAfter: seconds });
		}
	};
}

export function makeRateLimit(
	pool: Pool,
	{ uploadsPerMinute }: { uploadsPerMinute: number },
): Deps["rateLimit"] {
	const count = makeLimiter(
		pool,
		{ keyPrefix: "upload", points: uploadsPerMinute, duration: 60 },
		(seconds) =>
			`More than ${uploadsPerMinute} photos in a minute is too fast for us. Try again in ${seconds} s.`,
	);
	return ({ userId, eventId }) => count(`${userId}:${eventId}`);
}
