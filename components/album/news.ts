/** Which photos that the change feed told of count as new. Pure functions; ./use-news.ts shows them. */
import type { Changes, PhotoView } from "../trpc/types";
import { type Album, isIn } from "./album";

/** A photo that is not loaded, and has appeared, or changed so that it may belong to other albums. */
export type NewPhoto = Pick<
	Changes["photos"][number],
	"id" | "uploaderId" | "createdAt" | "sectionId" | "appeared"
> & {
	/** It stands for `count` photos that appeared at once, and the id and the time are those of the whole. */
	isGroup?: boolean;
	count?: number;
};

/** How many photos these are. */
export const countOf = (news: readonly NewPhoto[]): number =>
	news.reduce((sum, { count = 1 }) => sum + count, 0);

/** Where they are kept. They are never fetched. */
export const newsKey = (eventId: string) => ["news", eventId];

/**
 * `more` is added, or replaces what was known of the same photo, and the photos in `gone` are taken out. Returns the same list
 * if that changes nothing.
 */
export function withNews(news: readonly NewPhoto[], more: readonly NewPhoto[], gone: readonly string[]) {
	const now = new Map(news.map((photo) => [photo.id, photo]));
	for (const id of gone) now.delete(id);
	for (const photo of more) {
		const before = now.get(photo.id);
		const appeared = photo.appeared || before?.appeared === true;
		if (before?.sectionId !== photo.sectionId || before.appeared !== appeared)
			now.set(photo.id, { ...photo, appeared });
	}
	const all = [...now.values()];
	return all.length === news.length && all.every((photo, index) => photo === news[index]) ? news : all;
}

/** The news of one album. Photos that only moved to a section are news to the albums of that section. */
export const newsOf = (news: readonly NewPhoto[], album: Album): NewPhoto[] =>
	news.filter((photo) => isIn(album, photo) && (photo.appeared || album.section !== undefined));

interface Looked {
	album: Album;
	photos: readonly Pick<PhotoView, "id" | "createdAt">[];
	/** Every page of the album is loaded. */
	whole: boolean;
	/** Ids that never count as new. */
	known: ReadonlySet<string> | null;
}

/** Photos that are not loaded but would be if they had existed when the pages were fetched. */
export function newTo(news: readonly NewPhoto[], { album, photos, whole, known }: Looked): NewPhoto[] {
	const loaded = new Set(photos.map(({ id }) => id));
	// A group is never loaded, so it is new until somebody has asked for what is new.
	const missing = news.filter(({ id, isGroup }) => !loaded.has(id) && !(isGroup && known?.has(id)));
	if (whole) return missing;
	const oldest = photos.at(-1)?.createdAt;
	if (album.order === "newest") return missing.filter(({ createdAt }) => !oldest || createdAt >= oldest);
	// Sorted by capture time, a photo that only changed may simply be further down.
	return missing.filter(({ id, appeared }) => appeared && !known?.has(id));
}
