import { isFresh, readJoinPath } from "@/rules/venue";
import type { Deps } from "../deps";
import { isCodeOf } from "./codes";
import { findVenue } from "./find-venue";
import { readTicket } from "./ticket";

/**
 * The event whose code somebody has scanned who signs in to come back to `path`; null if that path has no ticket for a code that
 * lets people in now. A wrong code and an event that there is not cost the same work, and the caller must answer both in the same way.
 */
export async function venueOfPath(
	deps: Pick<Deps, "db" | "now" | "secret">,
	path: string,
): Promise<{ eventId: string } | null> {
	const scanned = readJoinPath(path);
	const read = scanned && readTicket(deps, scanned);
	if (!read || read.isOver || !isFresh(read.code, read.scannedAt)) return null;
	const venue = await findVenue(deps, scanned.slug);
	const isRight = isCodeOf(venue, read.code, read.scannedAt);
	return isRight && venue && !venue.archivedAt ? { eventId: venue.id } : null;
}
