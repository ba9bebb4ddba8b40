"use client";

/**
 * The upload queues of this tab (./open-queues.ts) as React uses them. The queue itself does not know React. Here
 * it gets what it needs from the browser.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { showPhoto } from "../album/event-photos";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { EventView } from "../trpc/types";
import { browserClock } from "./browser/browser-clock";
import { browserTransport } from "./browser/browser-transport";
import { browserConnection } from "./browser/connection";
import { openQueue, queueOf } from "./open-queues";
import { memoryKeeper } from "./queue/memory-keeper";
import { createUploadQueue, type QueueState, type UploadQueue } from "./queue/upload-queue";
import { emptyQueue } from "./queue/upload-queue.reducer";

const never = () => () => {};

/** Returns the event's queue, made on the first call, or null on the server, where there are no files. */
export function useUploadQueue({ id, slug, maxPhotoBytes }: EventView): UploadQueue | null {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const [queue] = useState(() => {
		if (typeof window === "undefined") return null;
		const known = queueOf(id);
		if (known) return known;
		const created = createUploadQueue({
			eventId: id,
			maxBytes: maxPhotoBytes,
			transport: browserTransport,
			connection: browserConnection,
			clock: browserClock,
			keeper: memoryKeeper(),
			api: {
				initiateUpload: (input) => client.photos.initiateUpload.mutate(input),
				// The answer is the photo itself, so it goes into the album and nothing is fetched again.
				confirm: async (input) => {
					const photo = await client.photos.confirm.mutate(input);
					showPhoto(queryClient, api, photo);
					return { ...photo, mayEdit: photo.canEdit };
				},
				cancelUpload: (input) => client.photos.cancelUpload.mutate(input),
				update: async (input) => {
					const photo = await client.photos.update.mutate(input);
					showPhoto(queryClient, api, photo);
					return photo;
				},
			},
			onDone: () => {
				queryClient.setQueryData(
					api.events.bySlug.queryKey({ slug }),
					(event) => event && { ...event, photoCount: event.photoCount + 1 },
				);
			},
		});
		openQueue(id, created);
		return created;
	});
	return queue;
}

export function useQueueState(queue: UploadQueue | null): QueueState {
	return useSyncExternalStore(
		queue?.subscribe ?? never,
		() => queue?.getSnapshot() ?? emptyQueue,
		() => emptyQueue,
	);
}

/** The item that became the photo, while its queue still lists it. */
export function useItemIdOf(eventId: string, photoId: string | null): string | null {
	const queue = queueOf(eventId);
	return useSyncExternalStore(
		(queue && photoId && queue.subscribe) || never,
		() => (photoId && queue?.getSnapshot().items.find((item) => item.photoId === photoId)?.id) || null,
		() => null,
	);
}
