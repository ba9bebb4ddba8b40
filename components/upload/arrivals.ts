/**
 * Brings photos that have arrived into the caches of the page. The answer to a confirm is the photo itself, so nothing is fetched
 * again. Photos that arrive within a second are shown together, because each change renders the whole album.
 */
import type { QueryClient } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/routers/_app";
import { countAgain, countPhotos, showPerson } from "../album/count-photos";
import { shownPhotos, showPhotos } from "../album/event-photos";
import type { PhotoView } from "../trpc/types";
import { allAtOnce } from "./all-at-once";
import { followDeveloping } from "./follow-developing";
import { totals, type UploadQueue } from "./queue/upload-queue";

interface Page {
	queryClient: QueryClient;
	api: TRPCOptionsProxy<AppRouter>;
}

/** `queue` returns the queue that adds the photos. */
export function makeArrivals(
	page: Page,
	event: { id: string; slug: string },
	queue: () => Pick<UploadQueue, "getSnapshot" | "notDeveloped">,
) {
	const { queryClient, api } = page;
	const soon = allAtOnce();
	const follow = followDeveloping(page, { notDeveloped: (...told) => queue().notDeveloped(...told) });
	const keyOf = ({ id }: PhotoView) => api.photos.byId.queryOptions({ photoId: id }).queryKey;
	let arrived: PhotoView[] = [];
	let added = 0;

	function show() {
		const [photos, count] = [arrived, added];
		[arrived, added] = [[], 0];
		if (photos.length > 0) showAll(photos);
		if (count > 0) countPhotos(queryClient, api, event, count);
		// Once at the end, because an answer that was on its way may have counted some photos, too.
		if (count > 0 && totals(queue().getSnapshot()).underWay === 0) countAgain(queryClient, api, event.id);
	}

	function showAll(photos: readonly PhotoView[]) {
		const shown = shownPhotos(queryClient, api);
		const fresh: PhotoView[] = [];
		for (const photo of photos) {
			const known = shown.get(photo.id);
			// An answer that the album has by now is newer.
			if (known) queryClient.setQueryData(keyOf(photo), known);
			const newest = known ?? queryClient.getQueryData(keyOf(photo));
			// It is gone by now.
			if (!newest) continue;
			if (!known) fresh.push(newest);
			follow(newest);
		}
		showPhotos(queryClient, api, fresh);
		for (const uploaderId of new Set(photos.map(({ uploadedBy }) => uploadedBy.id)))
			showPerson(queryClient, api, { eventId: event.id, uploaderId });
	}

	return {
		/** The event has the photo, perhaps since before. */
		arrived(photo: PhotoView) {
			// The cache has it at once, so that the change feed can bring it up to date before the album shows it, or take it away.
			queryClient.setQueryData(keyOf(photo), (known: PhotoView | undefined) => known ?? photo);
			arrived.push(photo);
			if (arrived.length === 1) soon(show);
		},
		/** The queue has added a photo to the event. */
		added() {
			added += 1;
			if (added === 1 && arrived.length === 0) soon(show);
		},
	};
}
