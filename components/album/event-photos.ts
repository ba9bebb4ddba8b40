/**
 * The albums of an event as queries: one place for their keys, so that the server's prefetch, the gallery and every
 * change to a photo mean the same cache entries. Changes are written into the pages that are loaded instead of
 * fetching all of them again: at a venue every request counts, and a keyset cursor stays right when its page grows.
 */
import type { InfiniteData, QueryClient, QueryKey } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { photoOrders } from "@/rules/album";
import type { AppRouter } from "@/server/routers/_app";
import type { LatestAnswer, PhotoView } from "../trpc/types";
import { type Album, comparePhotos, wholeAlbum } from "./album";

type Api = TRPCOptionsProxy<AppRouter>;
interface Page {
	photos: PhotoView[];
	nextCursor: string | null;
}
export type LoadedAlbum = InfiniteData<Page, string | null>;

/** Never stale: ./use-news.ts says what is new, and a refetch would go through every page that was ever loaded. */
export function eventPhotos(api: Api, eventId: string, album: Album = wholeAlbum) {
	return api.photos.list.infiniteQueryOptions(
		{ eventId, ...album },
		{
			getNextPageParam: (page) => page.nextCursor,
			staleTime: Number.POSITIVE_INFINITY,
			// Where a page failed the album would count as stale, whatever was written into it since.
			refetchOnWindowFocus: false,
			refetchOnReconnect: false,
			structuralSharing: (before, now) => withNextPage(before as LoadedAlbum | undefined, now as LoadedAlbum),
		},
	);
}

/**
 * What the cache is to hold. The next page comes together with the pages as they were when it was asked for, on a bad
 * network seconds ago: what was added, edited or hidden meanwhile is in those that are loaded, and only the page is new.
 */
function withNextPage(loaded: LoadedAlbum | undefined, now: LoadedAlbum): LoadedAlbum {
	if (!loaded || now.pages.length <= loaded.pages.length) return now;
	const page = now.pages.at(-1);
	const cursor = now.pageParams.at(-1) ?? null;
	// Of an album that was begun anew meanwhile it is not the next one.
	const follows = page && loaded.pages.at(-1)?.nextCursor === cursor;
	if (!follows) return loaded;
	return { pages: [...loaded.pages, page], pageParams: [...loaded.pageParams, cursor] };
}

/** Every photo at most once: one that was added meanwhile may come again with a later page. */
export function photosOf(pages: readonly Page[]) {
	return [...new Map(pages.flatMap((page) => page.photos).map((photo) => [photo.id, photo])).values()];
}

/** Puts the photo where the album's order wants it; beyond what is loaded it comes with its page. */
export function withPhoto(loaded: LoadedAlbum, photo: PhotoView, { order }: Album = wholeAlbum): LoadedAlbum {
	const compare = comparePhotos[order];
	const known = loaded.pages.flatMap((page) => page.photos).find(({ id }) => id === photo.id);
	if (known && compare(known, photo) === 0) {
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

/** Puts the newest page of the album into it, newest first. */
export function withNewest(loaded: LoadedAlbum, page: Page): LoadedAlbum {
	const known = new Set(loaded.pages.flatMap(({ photos }) => photos).map(({ id }) => id));
	// Where it ends above what is loaded, those in between are in no page. One's own are loaded without their neighbours.
	const reaches = page.nextCursor === null || page.photos.some(({ id, mine }) => !mine && known.has(id));
	if (!reaches) return { pages: [page], pageParams: [null] };
	return page.photos.reduce((pages, photo) => withPhoto(pages, photo), loaded);
}

export function withoutPhoto(loaded: LoadedAlbum, photoId: string): LoadedAlbum {
	const pages = loaded.pages.map((page) => {
		const photos = page.photos.filter(({ id }) => id !== photoId);
		return photos.length === page.photos.length ? page : { ...page, photos };
	});
	return { ...loaded, pages };
}

/** Every album that this photo belongs to. */
function albumsWith({ uploadedBy }: Pick<PhotoView, "uploadedBy">): Album[] {
	return photoOrders.flatMap((order) => [{ order }, { order, uploaderId: uploadedBy.id }]);
}

/** Changes an album that is loaded. One that waits to be fetched anew goes on waiting: written to, it would count as fresh. */
function change(queryClient: QueryClient, queryKey: QueryKey, to: (loaded: LoadedAlbum) => LoadedAlbum) {
	const state = queryClient.getQueryState(queryKey);
	// A page that failed leaves this mark as well.
	const waits = state?.isInvalidated && state.status !== "error";
	queryClient.setQueryData<LoadedAlbum>(queryKey, (loaded) => loaded && to(loaded));
	if (waits) void queryClient.invalidateQueries({ queryKey, exact: true, refetchType: "none" });
}

export function showPhoto(queryClient: QueryClient, api: Api, photo: PhotoView) {
	queryClient.setQueryData(api.photos.byId.queryKey({ photoId: photo.id }), photo);
	for (const album of albumsWith(photo)) {
		const { queryKey } = eventPhotos(api, photo.eventId, album);
		change(queryClient, queryKey, (loaded) => withPhoto(loaded, photo, album));
	}
	queryClient.setQueriesData<PhotoView[]>(api.photos.around.pathFilter(), (around) =>
		around?.map((old) => (old.id === photo.id ? photo : old)),
	);
}

export function dropPhoto(
	queryClient: QueryClient,
	api: Api,
	photo: Pick<PhotoView, "id" | "eventId" | "uploadedBy">,
) {
	for (const album of albumsWith(photo)) {
		const { queryKey } = eventPhotos(api, photo.eventId, album);
		change(queryClient, queryKey, (loaded) => withoutPhoto(loaded, photo.id));
	}
	queryClient.setQueriesData<PhotoView[]>(api.photos.around.pathFilter(), (around) =>
		around?.filter(({ id }) => id !== photo.id),
	);
	// Else the photo would be news until the next answer: named, and in no album.
	void queryClient.cancelQueries(api.photos.latest.pathFilter());
	queryClient.setQueriesData<LatestAnswer>(
		api.photos.latest.pathFilter(),
		(latest) => latest && { ...latest, photos: latest.photos.filter(({ id }) => id !== photo.id) },
	);
	queryClient.removeQueries(api.photos.byId.queryFilter({ photoId: photo.id }));
}
