import type { QueryClient } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/routers/_app";
import type { PhotoView } from "../trpc/types";
import type { UploadQueue } from "./queue/upload-queue";

/**
 * Returns how to follow photos that have just arrived: it tells the queue of each that cannot be developed. The change feed
 * refreshes a photo in the cache (../album/take-changes.ts), and this looks at what is written there, for all of them at once.
 */
export function followDeveloping(
	{ queryClient, api }: { queryClient: QueryClient; api: TRPCOptionsProxy<AppRouter> },
	queue: Pick<UploadQueue, "notDeveloped">,
): (photo: PhotoView) => void {
	const cache = queryClient.getQueryCache();
	/** Ids of photos by the hash of their query. */
	const developing = new Map<string, string>();
	let stop: (() => void) | null = null;

	function look(hash: string, { id, state, failure }: PhotoView) {
		if (state === "DEVELOPING") return;
		developing.delete(hash);
		if (state === "FAILED") queue.notDeveloped(id, { code: failure ?? "NOT_DEVELOPED" });
		if (developing.size > 0) return;
		stop?.();
		stop = null;
	}

	return (photo) => {
		const { queryKey } = api.photos.byId.queryOptions({ photoId: photo.id });
		const { queryHash } = cache.build(queryClient, { queryKey });
		developing.set(queryHash, photo.id);
		stop ??= cache.subscribe(({ type, query }) => {
			if (type !== "updated" || !developing.has(query.queryHash)) return;
			const now = queryClient.getQueryData<PhotoView>(query.queryKey);
			if (now) look(query.queryHash, now);
		});
		look(queryHash, queryClient.getQueryData(queryKey) ?? photo);
	};
}
