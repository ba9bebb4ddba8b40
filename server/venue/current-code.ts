import { mayOrganize } from "@/rules/roles";
import { codePath, shownCode } from "@/rules/venue";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { rotatingCode } from "./codes";
import { venueSelect } from "./find-venue";

interface CurrentCode {
	url: string;
	code: string;
	/** How long it stays on the walls. */
	msLeft: number;
	/** Where the fixed code leads, for what is printed; null for people who do not organize the event. */
	posterUrl: string | null;
}

/**
 * The code that is on the walls in this moment; null if the event has none. Only people who keep the door may have it: with it,
 * somebody at home could say that they are at the event. Throws EVENT_NOT_FOUND.
 */
export async function currentCode(
	{ db, now, origin }: Pick<Deps, "db" | "now" | "origin">,
	{ eventId, membership }: { eventId: string; membership: Pick<Membership, "role"> },
): Promise<CurrentCode | null> {
	const venue = await db.event.findUnique({ where: { id: eventId }, select: venueSelect });
	if (!venue) throw new AppError("EVENT_NOT_FOUND");
	if (venue.joinCode === null || venue.archivedAt) return null;
	const { code, msLeft } = rotatingCode(venue, now());
	const urlOf = (of: string) => origin + codePath(venue.slug, of);
	const posterUrl = mayOrganize(membership) ? urlOf(venue.joinCode) : null;
	return { url: urlOf(code), code: shownCode(code), msLeft, posterUrl };
}
