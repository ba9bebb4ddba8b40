import { hasAttended } from "@/rules/roles";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Entered } from "./enter-by-code";
import { findVenue } from "./find-venue";

/**
 * How it stands with somebody who came with the code, for their own page, which asks while they wait. Throws EVENT_NOT_FOUND
 * for anybody who has neither asked nor a place on the roll, and EVENT_ARCHIVED for somebody who has asked in vain.
 */
export async function myEntry(
	{ db }: Pick<Deps, "db">,
	{ slug, userId }: { slug: string; userId: string },
): Promise<Pick<Entered, "outcome" | "slug" | "name">> {
	const venue = await findVenue({ db }, slug);
	if (!venue) throw new AppError("EVENT_NOT_FOUND");
	const one = { eventId_userId: { eventId: venue.id, userId } };
	const [row, request] = await Promise.all([
		db.attendance.findUnique({ where: one, select: { status: true } }),
		db.venueRequest.findUnique({ where: one, select: { state: true } }),
	]);
	const about = { slug: venue.slug, name: venue.name };
	if (row && hasAttended(row)) return { ...about, outcome: "ATTENDED" };
	if (request && !row && venue.archivedAt) throw new AppError("EVENT_ARCHIVED");
	if (!venue.archivedAt && (request?.state === "WAITING" || request?.state === "REFUSED"))
		return { ...about, outcome: request.state };
	if (!row) throw new AppError("EVENT_NOT_FOUND");
	return { ...about, outcome: "REGISTERED" };
}
