/** The photos of the organizer's gallery in the page's cache, and how answers of the change feed get into them. */
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { CurateFilter } from "@/rules/curate";
import type { AppRouter } from "@/server/routers/_app";
import { isGone } from "../album/is-gone";
import { placedIn } from "../album/place-photos";
import type { Loaded } from "../album/refresh-photo";
import type { Changes, PhotoView } from "../trpc/types";
import { isInFilter } from "./filter";

type Api = TRPCOptionsProxy<AppRouter>;

interface Page {
	photos: PhotoView[];
	nextCursor: string | null;
}
type Pages = InfiniteData<Page, string | null>;

/** What is on the screen. */
export interface Shown {
	eventId: string;
	filter: CurateFilter;
}

/** If more of the loaded photos changed, it is less work to load the first page again. */
const mostRefreshed = 60;

/** Never stale, because the change feed tells what is new. */
export const curatedPhotos = (api: Api, { eventId, filter }: Shown) =>
	api.curate.list.infiniteQueryOptions(
		{ eventId, filter },
		{
			getNextPageParam: (page) => page.nextCursor,
			staleTime: Number.POSITIVE_INFINITY,
			refetchOnWindowFocus: false,
			refetchOnReconnect: false,
		},
	);

/** How many photos have come that the view does not show yet. */
export const newsKey = ({ eventId, filter }: Shown) => ["curated news", eventId, filter];

function changeAll(
	queryClient: QueryClient,
	api: Api,
	shown: Shown,
	to: (photos: PhotoView[]) => PhotoView[],
) {
	queryClient.setQueryData<Pages>(
		curatedPhotos(api, shown).queryKey,
		(loaded) =>
			loaded && { ...loaded, pages: loaded.pages.map((page) => ({ ...page, photos: to(page.photos) })) },
	);
}

const inFilter = (filter: CurateFilter) => (photo: PhotoView) =>
	isInFilter(filter, { ...photo, uploaderId: photo.uploadedBy.id });

/** Replaces photos by what they are now, and takes those out that no longer belong to the view. */
export function putCurated(
	queryClient: QueryClient,
	api: Api,
	shown: Shown,
	now: (photo: PhotoView) => PhotoView | null,
) {
	const belongs = inFilter(shown.filter);
	changeAll(queryClient, api, shown, (photos) =>
		photos.flatMap((photo) => {
			const after = now(photo);
			return after === photo ? [photo] : after && belongs(after) ? [after] : [];
		}),
	);
}

/** Loads the first page of the view again. */
export async function resetCurated(queryClient: QueryClient, api: Api, shown: Shown): Promise<void> {
	const { queryKey } = curatedPhotos(api, shown);
	queryClient.setQueryData<number>(newsKey(shown), 0);
	queryClient.setQueryData<Pages>(
		queryKey,
		(loaded) => loaded && { pages: loaded.pages.slice(0, 1), pageParams: loaded.pageParams.slice(0, 1) },
	);
	await queryClient.invalidateQueries({ queryKey, exact: true }, { throwOnError: true });
}

/** Repeating is safe. Rejects if a request fails; the same changes have to be taken again then. */
export async function takeCurated(page: Loaded, shown: Shown, changes: Changes): Promise<void> {
	const { queryClient, api } = page;
	const { reload, photos, gone, many } = changes;
	if (!reload && !many && photos.length + gone.length === 0) return;
	// Views that are not on the screen are loaded again when somebody goes there.
	queryClient.removeQueries({ ...api.curate.list.pathFilter(), type: "inactive" });
	void queryClient.invalidateQueries(api.curate.facets.pathFilter());
	void queryClient.invalidateQueries(api.curate.photo.pathFilter());
	// The number in the tab of the gallery.
	void queryClient.invalidateQueries(api.events.bySlug.pathFilter());
	const pages = queryClient.getQueryData<Pages>(curatedPhotos(api, shown).queryKey)?.pages ?? [];
	const loaded = new Set(pages.flatMap((one) => one.photos).map(({ id }) => id));
	const changed = [...photos.map(({ id }) => id), ...(many?.changed ?? [])].filter((id) => loaded.has(id));
	if (reload || changed.length > mostRefreshed) return resetCurated(queryClient, api, shown);

	const left = new Set(gone);
	const placed = placedIn(many?.placed ?? []);
	putCurated(queryClient, api, shown, (photo) => (left.has(photo.id) ? null : placed(photo)));
	const now = new Map(await Promise.all(changed.map(async (id) => [id, await look(page, id)] as const)));
	putCurated(queryClient, api, shown, (photo) => {
		const found = now.get(photo.id);
		return found === undefined ? photo : found;
	});
	const others = photos.filter(({ id }) => !loaded.has(id));
	const fresh =
		(await countFresh(page, shown, others)) +
		(many?.appeared ?? [])
			.filter((group) => isInFilter(shown.filter, { ...group, state: "READY" }))
			.reduce((sum, { count }) => sum + count, 0);
	if (fresh > 0) queryClient.setQueryData<number>(newsKey(shown), (known = 0) => known + fresh);
}

/** How many of these photos, which the view does not show, belong to it. Whether they are reported has to be asked for. */
async function countFresh(page: Loaded, { filter }: Shown, photos: Changes["photos"]): Promise<number> {
	if (filter.view === "reported") {
		const now = await Promise.all(photos.slice(0, mostRefreshed).map(({ id }) => look(page, id)));
		return now.filter((photo) => photo && inFilter(filter)(photo)).length;
	}
	const state = (ready: boolean) => (ready ? "READY" : "DEVELOPING");
	return photos.filter((photo) => isInFilter(filter, { ...photo, state: state(photo.ready) })).length;
}

/** The photo as it is now; null if it is gone. Several share a request. */
async function look({ client }: Loaded, photoId: string): Promise<PhotoView | null> {
	try {
		return await client.photos.byId.query({ photoId });
	} catch (error) {
		if (!isGone(error)) throw error;
		return null;
	}
}
