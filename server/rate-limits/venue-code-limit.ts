/**
 * Limits how many wrong venue codes one person tries, in all events together. It counts by person and not by network,
 * because everybody at a venue shares one address, and a code is only looked at for somebody who is signed in. So wrong
 * codes of others never refuse a right one.
 */
import type { Pool } from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../errors";
import type { Limits } from "../limits";
import { refuseBeyond } from "./changes-limit";

/**
 * Runs `look`, which finds what a code opens, and counts it as a wrong code if there is nothing (null). A try is counted before it
 * is known whether it is right, so that many at once get no further. Throws TOO_MANY_CODES beyond the limit, without looking.
 */
export function makeVenueCodeLimit(
	pool: Pool,
	{ wrongCodes, wrongCodesSeconds }: Pick<Limits, "wrongCodes" | "wrongCodesSeconds">,
) {
	const limiter = new RateLimiterPostgres({
		...{ storeClient: pool, storeType: "pool", tableName: "rate_limit" },
		// A migration creates the table, and the sweep removes expired rows.
		...{ tableCreated: true, clearExpiredByTimeout: false },
		...{ keyPrefix: "venue-code", points: wrongCodes, duration: wrongCodesSeconds },
	});
	const inTurn = makeTurns();
	return <Found>({ userId }: { userId: string }, look: () => Promise<Found | null>): Promise<Found | null> =>
		// One after the other, so that right codes that come at once are not taken for wrong ones.
		inTurn(userId, async () => {
			await count(limiter, userId);
			const found = await look();
			if (found !== null) await limiter.reward(userId);
			return found;
		});
}

async function count(limiter: RateLimiterPostgres, userId: string): Promise<void> {
	try {
		await limiter.consume(userId);
	} catch (cause) {
		if (!(cause instanceof RateLimiterRes)) throw cause;
		const seconds = Math.ceil(cause.msBeforeNext / 1_000);
		throw new AppError("TOO_MANY_CODES", {
			params: { minutes: Math.ceil(seconds / 60) },
			retryAfter: seconds,
		});
	}
}

/** Runs work with the same key one after the other, in this process. A failure stops nothing. */
function makeTurns() {
	const last = new Map<string, Promise<unknown>>();
	return <T>(key: string, work: () => Promise<T>): Promise<T> => {
		const result = (last.get(key) ?? Promise.resolve()).then(work);
		const end = result
			.catch(() => {})
			.then(() => {
				if (last.get(key) === end) last.delete(key);
			});
		last.set(key, end);
		return result;
	};
}

/**
 * Counts how often one person comes with a code, right or wrong. It counts in the memory of the process, because it only has to
 * bound what a script costs. Nobody else at the venue is counted with them.
 */
export function makeVenueEntryLimit({ venueEntriesPerMinute }: Pick<Limits, "venueEntriesPerMinute">) {
	const limiter = new RateLimiterMemory({ points: venueEntriesPerMinute, duration: 60 });
	return ({ userId }: { userId: string }) => refuseBeyond(limiter, userId);
}
