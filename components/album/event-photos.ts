/**
 * The albums of an event as queries. Their keys are defined here only, so that the server's prefetch, the gallery and
 * every change to a photo use the same cache entries. Changes are written into the loaded pages instead of fetching
 * them all again, because at a venue every request counts, and a keyset cursor stays valid when its page grows.
 */
import type { InfiniteData, QueryClient, QueryKey } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/routers/_app";
import type { PhotoView } from "../trpc/types";
import { type Album, albumsOfSection, albumsWith, comparePhotos, onlyFavourites, wholeAlbum } from "./album";

type Api = TRPCOptionsProxy<AppRouter>;
interface Page {
	photos: PhotoView[];
	nextCursor: string | null;
}
export type LoadedAlbum = InfiniteData<Page, string | null>;

/** Never stale: the change feed tells what is new (./take-changes.ts), and a refetch would request every page that was ever loaded. */
export function eventPhotos(api: Api, eventId: string, album: Album = wholeAlbum) {
	return api.photos.list.infiniteQueryOptions(
		{ eventId, ...album },
		{
			getNextPageParam: (page) => page.nextCursor,
			staleTime: Number.POSITIVE_INFINITY,
			// After a failed page the album counts as stale, so focus or reconnecting would refetch all of it.
			refetchOnWindowFocus: false,
			refetchOnReconnect: false,
			structuralSharing: (before, now) => withNextPage(before as LoadedAlbum | undefined, now as LoadedAlbum),
		},
	);
}

/**
 * What the cache keeps after a fetch. The next page arrives together with the pages as they were when it was requested,
 * which on a bad network is seconds ago. Photos added, edited or hidden since then are in the loaded pages, so only the
 * new page is taken from the answer.
 */
function withNextPage(loaded: LoadedAlbum | undefined, now: LoadedAlbum): LoadedAlbum {
	if (!loaded || now.pages.length <= loaded.pages.length) return now;
	const page = now.pages.at(-1);
	const cursor = now.pageParams.at(-1) ?? null;
	// If the album was reset in the meantime, this is not its next page.
	const follows = page && loaded.pages.at(-1)?.nextCursor === cursor;
	if (!follows) return loaded;
	return { pages: [...loaded.pages, page], pageParams: [...loaded.pageParams, cursor] };
}

/** Every photo at most once. A photo that was inserted can appear again in a later page. */
export function photosOf(pages: readonly Page[]) {
	return [...new Map(pages.flatMap((page) => page.photos).map((photo) => [photo.id, photo])).values()];
}

/** Inserts or replaces the photo in the album's order. If its place is not loaded yet, it will come with its page. */
export function withPhoto(loaded: LoadedAlbum, photo: PhotoView, { order }: Album = wholeAlbum): LoadedAlbum {
	const compare = comparePhotos[order];
	const known = loaded.pages.flatMap((page) => page.photos).find(({ id }) => id === photo.id);
	// In the order by favourites a loaded photo keeps its place: the pages to come are sorted by the numbers of the moment in which
	// the first one was read, and the wall does not move under a reader who presses a heart.
	if (known && (order === "best" || compare(known, photo) === 0)) {
		const pages = loaded.pages.map((page) =>
			page.photos.includes(known)
				? { ...page, photos: page.photos.map((old) => (old.id === photo.id ? photo : old)) }
				: page,
		);
		return { ...loaded, pages };
	}
	const { pages, ...rest } = known ? withoutPhoto(loaded, photo.id) : loaded;
	const target = pages.findIndex(({ photos, nextCursor }) => {
		const last = photos.at(-1);
		return nextCursor === null || (last !== undefined && compare(photo, last) < 0);
	});
	const placed = pages.map((page, index) => {
		if (index !== target) return page;
		const at = page.photos.findIndex((other) => compare(photo, other) < 0);
		const before = at < 0 ? page.photos.length : at;
		return { ...page, photos: [...page.photos.slice(0, before), photo, ...page.photos.slice(before)] };
	});
	return { ...rest, pages: placed };
}

/** Merges the newest page into an album that is sorted newest first. */
export function withNewest(loaded: LoadedAlbum, page: Page): LoadedAlbum {
	const known = new Set(loaded.pages.flatMap(({ photos }) => photos).map(({ id }) => id));
	// If the page does not overlap the loaded photos, the ones in between are missing. The reader's own photos prove no
	// overlap, because they are inserted without their neighbours.
	const reaches = page.nextCursor === null || page.photos.some(({ id, mine }) => !mine && known.has(id));
	if (!reaches) return { pages: [page], pageParams: [null] };
	return page.photos.reduce((pages, photo) => withPhoto(pages, photo), loaded);
}

/** Returns the same album if it does not contain the photo. */
export const withoutPhoto = (loaded: LoadedAlbum, photoId: string): LoadedAlbum =>
	withoutPhotos(loaded, new Set([photoId]));

function withoutPhotos(loaded: LoadedAlbum, ids: ReadonlySet<string>): LoadedAlbum {
	if (!loaded.pages.some(({ photos }) => photos.some(({ id }) => ids.has(id)))) return loaded;
	const pages = loaded.pages.map((page) => {
		const photos = page.photos.filter(({ id }) => !ids.has(id));
		return photos.length === page.photos.length ? page : { ...page, photos };
	});
	return { ...loaded, pages };
}

/** Changes a loaded album. An invalidated album is invalidated again, because writing to it would mark it as fresh. */
function change(queryClient: QueryClient, queryKey: QueryKey, to: (loaded: LoadedAlbum) => LoadedAlbum) {
	const loaded = queryClient.getQueryData<LoadedAlbum>(queryKey);
	const changed = loaded && to(loaded);
	if (changed === loaded) return;
	const state = queryClient.getQueryState(queryKey);
	// A failed page also sets isInvalidated.
	const waits = state?.isInvalidated && state.status !== "error";
	queryClient.setQueryData<LoadedAlbum>(queryKey, changed);
	if (waits) void queryClient.invalidateQueries({ queryKey, exact: true, refetchType: "none" });
}

/** A photo that could not be developed leaves the albums, and is only among its uploader's failures. */
export const showPhoto = (queryClient: QueryClient, api: Api, photo: PhotoView) =>
	showPhotos(queryClient, api, [photo]);

/** The same for several, with one pass over what is loaded. */
export function showPhotos(queryClient: QueryClient, api: Api, photos: readonly PhotoView[]) {
	const loaded = loadedPhotos(queryClient, api);
	for (const photo of photos) {
		if (photo.state === "FAILED") leaveAlbums(queryClient, api, new Set([photo.id]));
		else leaveSections(queryClient, api, photo, loaded);
		// A failed one is not forgotten, because the uploader's queue waits for its end (../upload/follow-developing.ts).
		queryClient.setQueryData(api.photos.byId.queryKey({ photoId: photo.id }), photo);
		if (photo.state === "FAILED")
			void queryClient.invalidateQueries(api.photos.failed.queryFilter({ eventId: photo.eventId }));
	}
	for (const group of inSameAlbums(photos.filter(({ state }) => state !== "FAILED")))
		joinAlbums(queryClient, api, group);
	const now = new Map(photos.map((photo) => [photo.id, photo]));
	queryClient.setQueriesData<PhotoView[]>(api.photos.around.pathFilter(), (around) =>
		around?.some(({ id }) => now.has(id)) ? around.map((old) => now.get(old.id) ?? old) : around,
	);
}

/** Groups of photos that belong to the same albums. */
function inSameAlbums(photos: readonly PhotoView[]): [PhotoView, ...PhotoView[]][] {
	const groups = new Map<string, [PhotoView, ...PhotoView[]]>();
	for (const photo of photos) {
		const { eventId, uploadedBy, sectionId, favourite } = photo;
		const key = JSON.stringify([eventId, uploadedBy.id, sectionId, favourite]);
		const group = groups.get(key);
		if (group) group.push(photo);
		else groups.set(key, [photo]);
	}
	return [...groups.values()];
}

function joinAlbums(queryClient: QueryClient, api: Api, photos: readonly [PhotoView, ...PhotoView[]]) {
	const [first] = photos;
	const { all, favourites } = albumsWith(first);
	for (const album of [...all, ...favourites]) {
		const { queryKey } = eventPhotos(api, first.eventId, album);
		const belongs = first.favourite || !album.favourites;
		change(queryClient, queryKey, (loaded) =>
			photos.reduce(
				(pages, photo) => (belongs ? withPhoto(pages, photo, album) : withoutPhoto(pages, photo.id)),
				loaded,
			),
		);
	}
}

/** Takes the photo out of the sections that it is in as far as this page knows, except the one it is in now. */
function leaveSections(queryClient: QueryClient, api: Api, photo: PhotoView, loaded: readonly PhotoView[]) {
	const copies = loaded.filter(({ id }) => id === photo.id);
	for (const sectionId of new Set(copies.map((copy) => copy.sectionId))) {
		if (sectionId === photo.sectionId) continue;
		const before = albumsOfSection({ ...photo, sectionId });
		for (const album of [...before, ...onlyFavourites(before)]) {
			const { queryKey } = eventPhotos(api, photo.eventId, album);
			change(queryClient, queryKey, (pages) => withoutPhoto(pages, photo.id));
		}
	}
}

/** With every copy of a photo that is in several albums. */
const albumPhotos = (queryClient: QueryClient, api: Api): PhotoView[] =>
	queryClient
		.getQueriesData<LoadedAlbum>(api.photos.list.pathFilter())
		.flatMap(([, album]) => album?.pages.flatMap(({ photos }) => photos) ?? []);

/** The photos that are loaded in albums, by their ids. */
export const shownPhotos = (queryClient: QueryClient, api: Api): Map<string, PhotoView> =>
	new Map(albumPhotos(queryClient, api).map((photo) => [photo.id, photo]));

/** The ids of all photos that a page may show, in albums of whatever order, person and section. */
export const loadedIds = (queryClient: QueryClient, api: Api): Set<string> =>
	new Set(loadedPhotos(queryClient, api).map(({ id }) => id));

/** A photo can be loaded several times. */
export function loadedPhotos(queryClient: QueryClient, api: Api): PhotoView[] {
	const around = queryClient.getQueriesData<PhotoView[]>(api.photos.around.pathFilter());
	const single = queryClient.getQueriesData<PhotoView>(api.photos.byId.pathFilter());
	return [
		...albumPhotos(queryClient, api),
		...around.flatMap(([, photos]) => photos ?? []),
		...single.flatMap(([, photo]) => photo ?? []),
	];
}

/** Takes the photo out of every album, and forgets it. */
export const dropPhoto = (queryClient: QueryClient, api: Api, photoId: string) =>
	dropPhotos(queryClient, api, new Set([photoId]));

/** The same for many, in one pass over what is loaded. */
export function dropPhotos(queryClient: QueryClient, api: Api, ids: ReadonlySet<string>) {
	leaveAlbums(queryClient, api, ids);
	for (const photoId of ids) queryClient.removeQueries(api.photos.byId.queryFilter({ photoId }));
}

function leaveAlbums(queryClient: QueryClient, api: Api, ids: ReadonlySet<string>) {
	if (ids.size === 0) return;
	for (const { queryKey } of queryClient.getQueryCache().findAll(api.photos.list.pathFilter()))
		change(queryClient, queryKey, (loaded) => withoutPhotos(loaded, ids));
	const rest = (photos: PhotoView[] | undefined) => photos?.filter(({ id }) => !ids.has(id));
	queryClient.setQueriesData<PhotoView[]>(api.photos.around.pathFilter(), rest);
	queryClient.setQueriesData<PhotoView[]>(api.photos.failed.pathFilter(), rest);
}
