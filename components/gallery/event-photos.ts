/**
 * The album as a query: one place for its key, so that the server's prefetch, the gallery and every change to a
 * photo mean the same cache entry. Changes are written into the pages that are loaded instead of fetching all of
 * them again: at a venue every request counts, and a keyset cursor stays right when its page grows.
 */
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/routers/_app";
import type { PhotoView } from "../trpc/types";

type Api = TRPCOptionsProxy<AppRouter>;
interface Page {
	photos: PhotoView[];
	nextCursor: string | null;
}
type Album = InfiniteData<Page, string | null>;

const photosPerPage = 24;

export function eventPhotos(api: Api, eventId: string) {
	return api.photos.list.infiniteQueryOptions(
		{ eventId, limit: photosPerPage },
		{ getNextPageParam: (page) => page.nextCursor },
	);
}

/** Every photo at most once: one that was added meanwhile may come again with a later page. */
export function photosOf(pages: readonly Page[]) {
	return [...new Map(pages.flatMap((page) => page.photos).map((photo) => [photo.id, photo])).values()];
}

/** Puts the photo where it is already shown, else in front. */
export function withPhoto(album: Album, photo: PhotoView): Album {
	const known = album.pages.some((page) => page.photos.some(({ id }) => id === photo.id));
	const pages = album.pages.map((page, index) => {
		if (known) return { ...page, photos: page.photos.map((old) => (old.id === photo.id ? photo : old)) };
		return index === 0 ? { ...page, photos: [photo, ...page.photos] } : page;
	});
	return { ...album, pages };
}

export function withoutPhoto(album: Album, photoId: string): Album {
	const pages = album.pages.map((page) => ({
		...page,
		photos: page.photos.filter(({ id }) => id !== photoId),
	}));
	return { ...album, pages };
}

export function showPhoto(queryClient: QueryClient, api: Api, photo: PhotoView) {
	queryClient.setQueryData(api.photos.byId.queryKey({ photoId: photo.id }), photo);
	queryClient.setQueryData(
		eventPhotos(api, photo.eventId).queryKey,
		(album) => album && withPhoto(album, photo),
	);
}

export function dropPhoto(queryClient: QueryClient, api: Api, photo: Pick<PhotoView, "id" | "eventId">) {
	queryClient.setQueryData(
		eventPhotos(api, photo.eventId).queryKey,
		(album) => album && withoutPhoto(album, photo.id),
	);
	queryClient.removeQueries(api.photos.byId.queryFilter({ photoId: photo.id }));
}
