import type { Pool } from "pg";
import { AppError } from "../errors";
import { makeLimiter } from "./upload-limit";

/** Seconds. */
const hour = 60 * 60;

/** Counts the photos that a person reports, in all events. */
export function makeReportLimit(pool: Pool, { reportsPerHour }: { reportsPerHour: number }) {
	const count = makeLimiter(
		pool,
		{ keyPrefix: "report", points: reportsPerHour, duration: hour },
		(seconds) =>
			new AppError("TOO_MANY_REPORTS", {
				params: { limit: reportsPerHour, minutes: Math.ceil(seconds / 60) },
				retryAfter: seconds,
			}),
	);
	return ({ userId }: { userId: string }) => count(userId);
}

/** Counts how often a person adds a favourite or takes one away. */
export function makeFavouriteLimit(pool: Pool, { favouritesPerMinute }: { favouritesPerMinute: number }) {
	const count = makeLimiter(
		pool,
		{ keyPrefix: "favourite", points: favouritesPerMinute, duration: 60 },
		(seconds) => new AppError("ASKED_TOO_OFTEN", { params: { seconds }, retryAfter: seconds }),
	);
	return ({ userId }: { userId: string }) => count(userId);
}
