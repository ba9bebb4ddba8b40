"use client";

/**
 * The upload queues of this tab (./open-queues.ts) as React uses them. The queue itself does not know React. Here
 * it gets what it needs from the browser.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { showPhoto } from "../album/event-photos";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { EventView } from "../trpc/types";
import { browserClock } from "../waiting/clock";
import { browserConnection } from "../waiting/connection";
import { makeArrivals } from "./arrivals";
import { browserLocks } from "./browser/browser-locks";
import { browserTransport } from "./browser/browser-transport";
import { leftOutFiles } from "./intake/left-out";
import { type KeepingState, nothingKept } from "./keep/keeping";
import { cancelledBy } from "./keep/markers";
import { keepQueue } from "./keep-queue";
import { openQueue, openQueueOf, queueOf } from "./open-queues";
import { usePerson } from "./person";
import { memoryKeeper } from "./queue/memory-keeper";
import { createUploadQueue, type QueueState, type UploadQueue } from "./queue/upload-queue";
import { emptyQueue } from "./queue/upload-queue.reducer";

const never = () => () => {};

/** Returns the event's queue, made on the first call, or null on the server, where there are no files. */
export function useUploadQueue({ id, slug, name, maxPhotoBytes, uploads }: EventView): UploadQueue | null {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const person = usePerson();
	const refusal = uploads.allowed ? null : uploads.code;
	const [queue] = useState(() => {
		if (typeof window === "undefined") return null;
		const known = queueOf(id);
		if (known) return known;
		const arrivals = makeArrivals({ queryClient, api }, { id, slug }, () => created);
		const confirm = async (input: { photoId: string }) => {
			const photo = await client.photos.confirm.mutate(input);
			arrivals.arrived(photo);
			return { ...photo, mayEdit: photo.canEdit };
		};
		const created = createUploadQueue({
			eventId: id,
			maxBytes: maxPhotoBytes,
			transport: browserTransport,
			connection: browserConnection,
			clock: browserClock,
			keeper: memoryKeeper(),
			locks: browserLocks(id),
			cancelled: cancelledBy({ person, eventId: id }),
			api: {
				initiateUpload: (input) => client.photos.initiateUpload.mutate(input),
				confirm,
				cancelUpload: (input) => client.photos.cancelUpload.mutate(input),
				update: async (input) => {
					const photo = await client.photos.update.mutate(input);
					showPhoto(queryClient, api, photo);
					return photo;
				},
			},
			onDone: arrivals.added,
		});
		const keeping = keepQueue({
			...{ queue: created, whose: { person, eventId: id }, event: { slug, name }, refusal },
			...{ confirm: (photoId) => confirm({ photoId }), sha256: browserTransport.sha256 },
		});
		openQueue(id, { event: { slug, name }, queue: created, keeping, leftOut: leftOutFiles() });
		return created;
	});
	useEffect(() => openQueueOf(id)?.keeping.setRefusal(refusal), [id, refusal]);
	return queue;
}

/** What of the event's queue outlives the page. */
export function useKeeping(eventId: string): KeepingState {
	const keeping = openQueueOf(eventId)?.keeping;
	return useSyncExternalStore(
		keeping?.subscribe ?? never,
		() => keeping?.getSnapshot() ?? nothingKept,
		() => nothingKept,
	);
}

/**
 * It is state and not an external store, which React renders in one piece: what the workers report may be rendered in parts
 * (../waiting/clock.ts), so that five hundred photos do not keep the page from answering.
 */
export function useQueueState(queue: UploadQueue | null): QueueState {
	const [state, setState] = useState(() => queue?.getSnapshot() ?? emptyQueue);
	useEffect(() => {
		if (!queue) return;
		const show = () => setState(queue.getSnapshot());
		show();
		return queue.subscribe(show);
	}, [queue]);
	return state;
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
