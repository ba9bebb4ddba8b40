/** What lists of events and one event have in common: their fields, their picture, and how many photos a person can see. */
import type { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { renditionKey } from "../photos/object-key";
import type { Membership } from "../policies/membership";
import { isShownToAll, listedTo } from "../policies/photos";

export const eventSelect = {
	id: true,
	slug: true,
	name: true,
	venue: true,
	timezone: true,
	locale: true,
	startsAt: true,
	endsAt: true,
	uploadsOpenAt: true,
	uploadsCloseAt: true,
	archivedAt: true,
} satisfies Prisma.EventSelect;

export const coverSelect = {
	id: true,
	eventId: true,
	state: true,
	place: true,
	renditionRound: true,
	renditionWidths: true,
	thumbhash: true,
} satisfies Prisma.PhotoSelect;

type Cover = Prisma.PhotoGetPayload<{ select: typeof coverSelect }>;

/** Wide enough for a card on a phone with a dense screen. */
const coverWidth = 800;

/** The rendition of the event's picture. Null if it has none, and as soon as the photo is not in the album for everybody. */
export function coverRendition(photo: Cover | null): { key: string; width: number } | null {
	if (!photo || !isShownToAll(photo)) return null;
	const width = photo.renditionWidths.find((one) => one >= coverWidth) ?? photo.renditionWidths.at(-1);
	return width ? { key: renditionKey(photo, width), width } : null;
}

/** What a page needs to show the event's picture; null where `coverRendition` is. */
export async function viewCover(
	{ storage, now }: Pick<Deps, "storage" | "now">,
	photo: Cover | null,
): Promise<{ photoId: string; url: string; thumbhash: string | null } | null> {
	const rendition = coverRendition(photo);
	if (!photo || !rendition) return null;
	const url = await storage.presignGet(rendition.key, { now: now() });
	return { photoId: photo.id, url, thumbhash: photo.thumbhash };
}

/** Counts the photos of all events in one query, because one query per event would take longer. */
export async function visibleCounts(
	{ db }: Pick<Deps, "db">,
	events: { eventId: string; membership: Membership }[],
) {
	const groups = await db.photo.groupBy({
		by: ["eventId"],
		where: { OR: events.map(({ eventId, membership }) => ({ AND: [{ eventId }, listedTo(membership)] })) },
		_count: { _all: true },
	});
	return new Map(groups.map((group) => [group.eventId, group._count._all]));
}
