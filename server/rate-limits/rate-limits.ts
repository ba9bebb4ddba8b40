/**
 * All rate limits by name, so that a new one is a line here and not another dependency. A use-case names those that it
 * counts: `Limited<"upload">`.
 */
import type { Pool } from "pg";
import type { Limits } from "../limits";
import { makeChangesLimit } from "./changes-limit";
import { makeDoorPressLimit, makeDoorSearchLimit } from "./door-limit";
import { makeEmailLinkLimit } from "./email-link-limit";
import { makeEventLimit } from "./event-limit";
import { makeImportLimit, makeImportPartLimit } from "./import-limit";
import { makeFavouriteLimit, makeReportLimit } from "./photo-limits";
import { makeTakeHomeListLimit, makeTakeHomeSignLimit } from "./take-home-limit";
import { makeUploadLimit } from "./upload-limit";
import { makeVenueCodeLimit, makeVenueEntryLimit } from "./venue-code-limit";

/** Each of them counts one use, and throws an AppError beyond its limit. */
export const makeRateLimits = (pool: Pool, limits: Limits) => ({
	changes: makeChangesLimit(limits),
	upload: makeUploadLimit(pool, limits),
	emailLink: makeEmailLinkLimit(pool, limits),
	event: makeEventLimit(pool, limits),
	doorSearch: makeDoorSearchLimit(limits),
	doorPress: makeDoorPressLimit(pool, limits),
	venueCode: makeVenueCodeLimit(pool, limits),
	venueEntry: makeVenueEntryLimit(limits),
	report: makeReportLimit(pool, limits),
	favourite: makeFavouriteLimit(pool, limits),
	import: makeImportLimit(pool, limits),
	importPart: makeImportPartLimit(limits),
	takeHomeList: makeTakeHomeListLimit(limits),
	takeHomeSign: makeTakeHomeSignLimit(limits),
});

export type RateLimits = ReturnType<typeof makeRateLimits>;

export interface Limited<Name extends keyof RateLimits> {
	limit: Pick<RateLimits, Name>;
}
