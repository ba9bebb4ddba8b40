/** Compares the server's newest photos with the loaded ones. Pure functions; ./use-news.ts sends the requests. */
import type { PhotoView } from "../trpc/types";
import type { Album } from "./album";

interface Named {
	id: string;
	createdAt: Date;
}

type Loaded = Pick<PhotoView, "id" | "createdAt" | "state">;

interface Looked {
	album: Album;
	photos: readonly Loaded[];
	/** Every page of the album is loaded. */
	whole: boolean;
	/** Ids that never count as new. */
	known: ReadonlySet<string> | null;
}

/** Photos that are not loaded but would be if they had existed when the pages were fetched. */
export function newTo(latest: readonly Named[], { album, photos, whole, known }: Looked): Named[] {
	const loaded = new Set(photos.map(({ id }) => id));
	const missing = latest.filter(({ id }) => !loaded.has(id));
	if (whole) return missing;
	const oldest = photos.at(-1)?.createdAt;
	if (album.order === "newest") return missing.filter(({ createdAt }) => !oldest || createdAt >= oldest);
	return missing.filter(({ id }) => !known?.has(id));
}

/** Loaded, developed photos that the server no longer lists, in the range that its answer covers. */
export function goneFrom<T extends Loaded>(
	photos: readonly T[],
	{ photos: latest, all }: { photos: readonly Named[]; all: boolean },
): T[] {
	const named = new Set(latest.map(({ id }) => id));
	const since = latest.at(-1)?.createdAt;
	return photos.filter(
		({ id, state, createdAt }) =>
			state === "READY" && !named.has(id) && (all || (since !== undefined && createdAt > since)),
	);
}

/** Loaded, developed photos that are older than the range the answer covers. */
export function beyond<T extends Loaded>(
	photos: readonly T[],
	{ photos: latest, all }: { photos: readonly Named[]; all: boolean },
): T[] {
	const since = latest.at(-1)?.createdAt;
	if (all || !since) return [];
	return photos.filter(({ state, createdAt }) => state === "READY" && createdAt <= since);
}
