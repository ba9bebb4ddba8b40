/**
 * Limits how much one person asks for when they take photos home. It counts in the memory of the process, because a count in
 * PostgreSQL would cost about as much as the answer, and over ten minutes, so that a fast network alone never meets it.
 */
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Limits } from "../limits";
import { refuseBeyond } from "./changes-limit";

/** Seconds. */
const duration = 10 * 60;

/** Counts pages of a package's list. */
export function makeTakeHomeListLimit({
	packagePagesInTenMinutes: points,
}: Pick<Limits, "packagePagesInTenMinutes">) {
	const limiter = new RateLimiterMemory({ points, duration });
	return ({ userId }: { userId: string }) => refuseBeyond(limiter, userId);
}

/** Counts the photos that are signed. */
export function makeTakeHomeSignLimit({
	packagePhotosInTenMinutes: points,
}: Pick<Limits, "packagePhotosInTenMinutes">) {
	const limiter = new RateLimiterMemory({ points, duration });
	return ({ userId, photos }: { userId: string; photos: number }) => refuseBeyond(limiter, userId, photos);
}
