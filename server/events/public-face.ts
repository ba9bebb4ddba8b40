/**
 * What somebody who is not signed in is told of an event: the fields of `PublicFace` and nothing else, and only if its
 * organizers allow it (docs/decisions/0042). Anybody may ask at any rate, so it takes one query by a primary key.
 */
import type { Prisma } from "@/prisma/generated/client";
import { isStorable } from "@/rules/words";
import type { Deps } from "../deps";
import { overRefusal } from "../policies/uploads";
import { coverRendition, coverSelect } from "./event-fields";

export interface PublicFace {
	/** The present address, which may be another one than was asked for. */
	slug: string;
	name: string;
	venue: string | null;
	timezone: string;
	/** The language of what everybody at the event reads together. */
	locale: string;
	startsAt: Date;
	endsAt: Date;
	/** Whether photos can be added, now or later. */
	takesPhotos: boolean;
	/** Null without one, and as soon as the photo is not in the album for everybody. */
	cover: PublicCover | null;
}

interface PublicCover {
	/** Changes with the picture. */
	version: string;
	/** Signed, for hours. A rendition, so without metadata. */
	url: string;
	width: number;
	height: number;
}

const select = {
	...{ slug: true, name: true, venue: true, timezone: true, locale: true, startsAt: true, endsAt: true },
	...{ uploadsCloseAt: true, publicFace: true, archivedAt: true },
	cover: { select: { ...coverSelect, width: true, height: true } },
} satisfies Prisma.EventSelect;

const longestSlug = 100;

/** Null for an event that does not show itself, or is archived, exactly as for an address that no event has or had. */
export async function publicFace(
	{ db, storage, now }: Pick<Deps, "db" | "storage" | "now">,
	{ slug }: { slug: string },
): Promise<PublicFace | null> {
	if (slug.length > longestSlug || !isStorable(slug)) return null;
	// Every address that an event has or had is here.
	const kept = await db.eventSlug.findUnique({
		where: { slug },
		select: { event: { select } },
		relationLoadStrategy: "join",
	});
	const event = kept?.event;
	if (!event?.publicFace || event.archivedAt) return null;
	const { cover, publicFace: _, archivedAt, uploadsCloseAt, ...told } = event;
	return {
		...told,
		takesPhotos: overRefusal({ archivedAt, uploadsCloseAt }, now()) === null,
		cover: await shown({ storage, now }, cover),
	};
}

type CoverRow = Prisma.EventGetPayload<{ select: typeof select }>["cover"];

async function shown(
	{ storage, now }: Pick<Deps, "storage" | "now">,
	photo: CoverRow,
): Promise<PublicCover | null> {
	const rendition = coverRendition(photo);
	if (!photo?.width || !photo.height || !rendition) return null;
	return {
		// Another cover, and one that was hidden in between, is another picture to anyone who keeps the old one.
		version: `${photo.id.slice(0, 8)}${photo.renditionRound}`,
		url: await storage.presignGet(rendition.key, { now: now() }),
		width: rendition.width,
		height: Math.round((rendition.width * photo.height) / photo.width),
	};
}
