import type { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { visibleTo } from "../policies/photos";
import { photoWithUploader } from "./photo-view";

interface Album {
	eventId: string;
	membership: Membership;
	uploaderId?: string;
}

interface Range {
	/** Where in the order it begins. */
	from: Prisma.PhotoWhereInput;
	orderBy: Prisma.PhotoOrderByWithRelationInput[];
	/** Photos, at most. */
	take: number;
}

/** A stretch of the photos that a person sees of an event: one query, with who added each. */
export function readPhotos(
	{ db }: Pick<Deps, "db">,
	{ eventId, membership, uploaderId }: Album,
	{ from, orderBy, take }: Range,
) {
	return db.photo.findMany({
		where: { AND: [{ eventId, uploaderId }, visibleTo(membership), from] },
		orderBy,
		take,
		select: photoWithUploader,
		relationLoadStrategy: "join",
	});
}
