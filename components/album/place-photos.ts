import type { QueryClient } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/routers/_app";
import type { Changes, PhotoView } from "../trpc/types";
import type { LoadedAlbum } from "./event-photos";

type Placed = NonNullable<Changes["many"]>["placed"];

/** Writes the new places of very many photos into those that the page has loaded, without asking for any of them. */
export function placePhotos(
	queryClient: QueryClient,
	api: TRPCOptionsProxy<AppRouter>,
	placed: Placed,
): void {
	const withPlace = placedIn(placed);
	queryClient.setQueriesData<LoadedAlbum>(
		api.photos.list.pathFilter(),
		(album) =>
			album && {
				...album,
				pages: album.pages.map((page) => ({ ...page, photos: page.photos.map(withPlace) })),
			},
	);
	queryClient.setQueriesData<PhotoView[]>(api.photos.around.pathFilter(), (photos) => photos?.map(withPlace));
	queryClient.setQueriesData<PhotoView>(api.photos.byId.pathFilter(), (photo) => photo && withPlace(photo));
}

/** Returns a photo with its new place; one that is not among them stays the same object. */
export function placedIn(placed: Placed): (photo: PhotoView) => PhotoView {
	const places = new Map(placed.flatMap(({ ids, ...to }) => ids.map((id) => [id, to] as const)));
	return (photo) => {
		const to = places.get(photo.id);
		if (!to) return photo;
		const { place, hiding, version } = to;
		return { ...photo, place, hiding, hidden: place !== "SHOWN", placeVersion: version };
	};
}
