import { type QueryClient, QueryObserver } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/routers/_app";
import type { PhotoView } from "../trpc/types";
import type { UploadQueue } from "./queue/upload-queue";

/**
 * Tells the queue if a photo that has just arrived cannot be developed. The change feed refreshes the photo in the cache
 * (../album/take-changes.ts), and observing it there keeps it until its end is known.
 */
export function followDeveloping(
	{ queryClient, api }: { queryClient: QueryClient; api: TRPCOptionsProxy<AppRouter> },
	queue: Pick<UploadQueue, "notDeveloped">,
	photo: PhotoView,
) {
	let stop = () => {};
	const look = ({ state, failure }: PhotoView) => {
		if (state === "DEVELOPING") return;
		stop();
		if (state === "FAILED") queue.notDeveloped(photo.id, { code: failure ?? "NOT_DEVELOPED" });
	};
	if (photo.state !== "DEVELOPING") return look(photo);
	const query = api.photos.byId.queryOptions(
		{ photoId: photo.id },
		{ staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, refetchOnReconnect: false },
	);
	stop = new QueryObserver(queryClient, query).subscribe(({ data }) => {
		if (data) look(data);
	});
}
