/**
 * The browser's upload queue: it takes files, brings each into the event, and shows React how far each of them is.
 * Its parts are ./upload-item.ts (one photo), ./upload-queue.reducer.ts (the state), ./upload-pool.ts (the workers)
 * and ./send-photo.ts (one attempt). ./seams.ts lists what the queue needs from outside.
 */
import { createQueueStore } from "./queue-store";
import { tooLarge } from "./upload-failure";
import { isFinished, newItem, type QueueItem } from "./upload-item";
import { createUploadPool } from "./upload-pool";
import type { UploadQueue, UploadQueueOptions } from "./upload-queue.types";

export function createUploadQueue(options: UploadQueueOptions): UploadQueue {
	const {
		clock,
		connection,
		keeper,
		concurrency = 3,
		maxBytes = Number.POSITIVE_INFINITY,
		onDone = () => {},
		random = Math.random,
		silenceMs = 60_000,
	} = options;
	const { api, eventId, transport } = options;
	const store = createQueueStore(clock, connection.isOnline());
	const tools = { api, eventId, transport, connection, clock, keeper };
	const pool = createUploadPool(store, { ...tools, concurrency, onDone, random, silenceMs });

	const idsOf = (which: (item: QueueItem) => boolean) =>
		store
			.state()
			.items.filter(which)
			.map(({ id }) => id);

	function start(which: (item: QueueItem) => boolean) {
		const ids = idsOf(which);
		store.dispatch({ type: "started", ids });
		pool.send(ids);
	}

	function forget(ids: readonly string[]) {
		pool.forget(ids);
		store.dispatch({ type: "removed", ids });
	}

	const unsubscribe = connection.subscribe(() => {
		const online = connection.isOnline();
		store.dispatch({ type: "connection", online });
		if (online) pool.wake();
	});

	return {
		subscribe: store.subscribe,
		getSnapshot: store.shown,
		fileOf: (id) => keeper.get(id),
		add(files) {
			const items = files.map(({ file, title, description }) => {
				const refusal = file.size > maxBytes ? tooLarge(file.size, maxBytes) : null;
				const item = newItem({ file, title, description, refusal });
				void keeper.put(item.id, file);
				return item;
			});
			store.dispatch({ type: "added", items });
		},
		start: () => start((item) => item.status === "draft"),
		retry: (id) => start((item) => item.id === id && item.canRetry),
		retryAll: () => start((item) => item.canRetry),
		edit: (id, words) => store.dispatch({ type: "edited", id, ...words }),
		remove: (id) => forget([id]),
		clearDone: () => forget(idsOf(isFinished)),
		dispose() {
			store.close();
			unsubscribe();
			pool.dispose();
		},
	};
}

export { totals } from "./totals";
export type { QueueItem } from "./upload-item";
export type { QueueState } from "./upload-queue.reducer";
export type { UploadQueue, UploadQueueOptions } from "./upload-queue.types";
