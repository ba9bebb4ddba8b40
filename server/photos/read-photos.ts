import type { Prisma } from "@/prisma/generated/client";
import { noSection } from "@/rules/sections";
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { listedTo } from "../policies/photos";
import { photoFor } from "./photo-view";

export interface Album {
	eventId: string;
	membership: Membership;
	uploaderId?: string;
	/** Only the photos in the section with this id, or with "none" those in none. */
	section?: string;
	/** Only the person's own favourites. */
	favourites?: boolean;
}

interface Range {
	/** Matches the photos after the point in the order where the range begins. */
	from: Prisma.PhotoWhereInput;
	orderBy: Prisma.PhotoOrderByWithRelationInput[];
	/** The most photos to read. */
	take: number;
}

/** Matches the photos of the album that the person can see. */
export const inAlbum = ({
	eventId,
	membership,
	uploaderId,
	section,
	favourites,
}: Album): Prisma.PhotoWhereInput => ({
	AND: [
		{ eventId, uploaderId, sectionId: section === noSection ? null : section },
		listedTo(membership),
		...(favourites ? [{ favouriteOf: { some: { attendance: { userId: membership.userId } } } }] : []),
	],
});

/** A range of the event's photos that the person can see, each with its uploader's name. One query. */
export function readPhotos({ db }: Pick<Deps, "db">, album: Album, { from, orderBy, take }: Range) {
	return db.photo.findMany({
		where: { AND: [inAlbum(album), from] },
		orderBy,
		take,
		select: photoFor(album.membership),
		relationLoadStrategy: "join",
	});
}
