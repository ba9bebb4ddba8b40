/**
 * Limits how much work one organizer gives the database with lists. Each comparison reads a whole list and a whole roll, so they
 * are counted in PostgreSQL; the parts of a list are many and cheap, so they are counted in the memory of the process.
 */
import type { Pool } from "pg";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "../errors";
import type { Limits } from "../limits";
import { refuseBeyond } from "./changes-limit";
import { makeLimiter } from "./upload-limit";

/** Seconds. */
const duration = 10 * 60;

/** Counts what goes through a whole list: beginning, comparing, applying and undoing one. */
export function makeImportLimit(
	pool: Pool,
	{ importsInTenMinutes: points }: Pick<Limits, "importsInTenMinutes">,
) {
	const count = makeLimiter(
		pool,
		{ keyPrefix: "import", points, duration },
		(seconds) => new AppError("ASKED_TOO_OFTEN", { params: { seconds }, retryAfter: seconds }),
	);
	return ({ userId }: { userId: string }) => count(userId);
}

/** Counts the parts in which lists arrive. */
export function makeImportPartLimit({
	importPartsInTenMinutes: points,
}: Pick<Limits, "importPartsInTenMinutes">) {
	const limiter = new RateLimiterMemory({ points, duration });
	return ({ userId }: { userId: string }) => refuseBeyond(limiter, userId);
}
