import type { Prisma } from "@/prisma/generated/client";
import { noSection } from "@/rules/sections";
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { visibleTo } from "../policies/photos";
import { photoWithUploader } from "./photo-view";

interface Album {
	eventId: string;
	membership: Membership;
	uploaderId?: string;
	/** Only the photos in the section with this id, or with "none" those in none. */
	section?: string;
}

interface Range {
	/** Matches the photos after the point in the order where the range begins. */
	from: Prisma.PhotoWhereInput;
	orderBy: Prisma.PhotoOrderByWithRelationInput[];
	/** The most photos to read. */
	take: number;
}

/** A range of the event's photos that the person can see, each with its uploader's name. One query. */
export function readPhotos(
	{ db }: Pick<Deps, "db">,
	{ eventId, membership, uploaderId, section }: Album,
	{ from, orderBy, take }: Range,
) {
	const sectionId = section === noSection ? null : section;
	return db.photo.findMany({
		where: { AND: [{ eventId, uploaderId, sectionId }, visibleTo(membership), from] },
		orderBy,
		take,
		select: photoWithUploader,
		relationLoadStrategy: "join",
	});
}
