/** What the newest photos of the server say about those that are loaded. Pure; ./use-news.ts asks and acts. */
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
	/** Ids that are no news whatever is loaded. */
	known: ReadonlySet<string> | null;
}

/** Those that are not loaded although they would be if they had been there. */
export function newTo(latest: readonly Named[], { album, photos, whole, known }: Looked): Named[] {
	const loaded = new Set(photos.map(({ id }) => id));
	const missing = latest.filter(({ id }) => !loaded.has(id));
	if (whole) return missing;
	const oldest = photos.at(-1)?.createdAt;
	if (album.order === "newest") return missing.filter(({ createdAt }) => !oldest || createdAt >= oldest);
	return missing.filter(({ id }) => !known?.has(id));
}

/** Developed photos that are loaded and that the server does not name any more, in the stretch its answer covers. */
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

/** Developed photos that are loaded and older than what the answer covers. */
export function beyond<T extends Loaded>(
	photos: readonly T[],
	{ photos: latest, all }: { photos: readonly Named[]; all: boolean },
): T[] {
	const since = latest.at(-1)?.createdAt;
	if (all || !since) return [];
	return photos.filter(({ state, createdAt }) => state === "READY" && createdAt <= since);
}
