/** The rate limit on uploads, kept in PostgreSQL: the app has no memory of its own between requests. */
import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Deps } from "./deps";
import { AppError } from "./errors";

export function makeRateLimit(
	pool: Pool,
	{ uploadsPerMinute }: { uploadsPerMinute: number },
): Deps["rateLimit"] {
	const limiter = new RateLimiterPostgres({
		storeClient: pool,
		storeType: "pool",
		tableName: "rate_limit",
		// A migration makes the table, the sweep removes what has expired.
		tableCreated: true,
		clearExpiredByTimeout: false,
		keyPrefix: "upload",
		points: uploadsPerMinute,
		duration: 60,
	});
	return async ({ userId, eventId }) => {
		try {
			await limiter.consume(`${userId}:${eventId}`);
		} catch (cause) {
			if (!(cause instanceof RateLimiterRes)) throw cause;
			const seconds = Math.ceil(cause.msBeforeNext / 1_000);
			throw new AppError("TOO_MANY_REQUESTS", {
				message: `More than ${uploadsPerMinute} photos in a minute is too fast for us. Try again in ${seconds} s.`,
			});
		}
	};
}
