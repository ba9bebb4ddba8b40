"use client";

/** The upload queues of this tab (./open-queues.ts) as React uses them. The queue itself knows no React. */
import { useQueryClient } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { showPhoto } from "../album/event-photos";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { EventView } from "../trpc/types";
import { openQueue, queueOf } from "./open-queues";
import { createUploadQueue, type QueueState, type UploadQueue } from "./queue/upload-queue";

const nothing: QueueState = { items: [], online: true };
const never = () => () => {};

/** The queue of the event, made when first asked for; null on the server, where there are no files. */
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
			api: {
				initiateUpload: (input) => client.photos.initiateUpload.mutate(input),
				// The answer is the photo: it goes into the album as it is, nothing is fetched again.
				confirm: async (input) => {
					const photo = await client.photos.confirm.mutate(input);
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
		() => queue?.getSnapshot() ?? nothing,
		() => nothing,
	);
}

/** The file in this browser that became the photo, while its queue still lists it. */
export function useFileOf(eventId: string, photoId: string | null): File | null {
	const queue = queueOf(eventId);
	return useSyncExternalStore(
		(queue && photoId && queue.subscribe) || never,
		() => (photoId && queue?.getSnapshot().items.find((item) => item.photoId === photoId)?.file) || null,
		() => null,
	);
}
