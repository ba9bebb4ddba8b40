/**
 * Limits how often one person asks for changes. Everybody at a venue shares one network address and has a few pages open, so
 * it counts by person. It counts in the memory of the process: a count in PostgreSQL would cost as much as the answer, and
 * a flood only has to be bounded, not counted exactly.
 */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../errors";
import type { Limits } from "../limits";

export function makeChangesLimit({ changesAskedInTenSeconds }: Pick<Limits, "changesAskedInTenSeconds">) {
	const limiter = new RateLimiterMemory({ points: changesAskedInTenSeconds, duration: 10 });
	return ({ userId }: { userId: string }) => refuseBeyond(limiter, userId);
}

/** Counts `uses` of a key. Throws ASKED_TOO_OFTEN beyond the limit. */
export async function refuseBeyond(limiter: RateLimiterMemory, key: string, uses = 1): Promise<void> {
	try {
		await limiter.consume(key, uses);
	} catch (cause) {
		if (!(cause instanceof RateLimiterRes)) throw cause;
		const seconds = Math.ceil(cause.msBeforeNext / 1_000);
		throw new AppError("ASKED_TOO_OFTEN", { params: { seconds }, retryAfter: seconds });
	}
}
