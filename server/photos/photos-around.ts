/**
 * A photo and its neighbours, for a person who opened the photo's own address and pages through the album from
 * there. The album's first page may be thousands of photos away.
 */
import type { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { newerThan, olderThan } from "./photo-cursor";
import { viewPhoto } from "./photo-view";
import { readPhotos } from "./read-photos";
import { type Asked, seenPhoto } from "./seen-photo";

/** The most photos on each side. */
const reach = 6;

/** The photos newest first, as this person sees the album. Throws PHOTO_NOT_FOUND. */
export async function photosAround(deps: Pick<Deps, "db" | "storage" | "now">, asked: Asked) {
	const { photo, membership } = await seenPhoto(deps, asked);
	const read = (from: Prisma.PhotoWhereInput, direction: Prisma.SortOrder) =>
		readPhotos(
			deps,
			{ eventId: photo.eventId, membership },
			{ from, orderBy: [{ createdAt: direction }, { id: direction }], take: reach },
		);
	const [newer, older] = await Promise.all([read(newerThan(photo), "asc"), read(olderThan(photo), "desc")]);
	const around = [...newer.reverse(), photo, ...older];
	return Promise.all(around.map((one) => viewPhoto(deps, one, membership)));
}
