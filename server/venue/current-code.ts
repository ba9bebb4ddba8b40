import { codePath, shownCode } from "@/rules/venue";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { rotatingCode } from "./codes";
import { venueSelect } from "./find-venue";

/**
 * The code that is on the walls in this moment, and how long it stays there; null if the event has none. Only people who
 * keep the door may have it: with it, somebody at home could say that they are at the event. Throws EVENT_NOT_FOUND.
 */
export async function currentCode(
	{ db, now, origin }: Pick<Deps, "db" | "now" | "origin">,
	{ eventId }: { eventId: string },
): Promise<{ url: string; code: string; msLeft: number } | null> {
	const venue = await db.event.findUnique({ where: { id: eventId }, select: venueSelect });
	if (!venue) throw new AppError("EVENT_NOT_FOUND");
	if (venue.joinCode === null || venue.archivedAt) return null;
	const { code, msLeft } = rotatingCode(venue, now());
	return { url: origin + codePath(venue.slug, code), code: shownCode(code), msLeft };
}
