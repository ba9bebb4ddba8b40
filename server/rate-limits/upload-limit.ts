/** Rate limits. They are stored in PostgreSQL, because a process keeps no memory between requests on some hosts. */
import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../errors";

/** Returns a function that counts one use of a key. Beyond the limit it throws the error for the seconds to wait. */
export function makeLimiter(
	pool: Pool,
	{ keyPrefix, points, duration }: { keyPrefix: string; points: number; duration: number },
	refusal: (seconds: number) => AppError,
): (key: string) => Promise<void> {
	const limiter = new RateLimiterPostgres({
		storeClient: pool,
		storeType: "pool",
		tableName: "rate_limit",
		// A migration creates the table, and the sweep removes expired rows.
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
			throw refusal(seconds);
		}
	};
}

/** Counts the uploads that a person starts in an event. */
export function makeUploadLimit(pool: Pool, { uploadsPerMinute }: { uploadsPerMinute: number }) {
	const count = makeLimiter(
		pool,
		{ keyPrefix: "upload", points: uploadsPerMinute, duration: 60 },
		(seconds) =>
			new AppError("TOO_MANY_UPLOADS", {
				params: { limit: uploadsPerMinute, seconds },
				retryAfter: seconds,
			}),
	);
	return ({ userId, eventId }: { userId: string; eventId: string }) => count(`${userId}:${eventId}`);
}
