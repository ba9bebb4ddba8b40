/** Which photos that the change feed told of count as new. Pure functions; ./use-news.ts shows them. */
import type { Changes, PhotoView } from "../trpc/types";
import type { Album } from "./album";

/** A photo that has appeared and is not loaded. */
export type NewPhoto = Pick<Changes["photos"][number], "id" | "uploaderId" | "createdAt">;

/** Where they are kept. They are never fetched. */
export const newsKey = (eventId: string) => ["news", eventId];

/** `more` is added, and the photos in `gone` are taken out. Returns the same list if that changes nothing. */
export function withNews(news: readonly NewPhoto[], more: readonly NewPhoto[], gone: readonly string[]) {
	const known = new Set(news.map(({ id }) => id));
	const added = more.filter(({ id }) => !known.has(id));
	const left = news.filter(({ id }) => !gone.includes(id));
	return added.length === 0 && left.length === news.length ? news : [...left, ...added];
}

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
	const missing = news.filter(({ id }) => !loaded.has(id));
	if (whole) return missing;
	const oldest = photos.at(-1)?.createdAt;
	if (album.order === "newest") return missing.filter(({ createdAt }) => !oldest || createdAt >= oldest);
	return missing.filter(({ id }) => !known?.has(id));
}
