/**
 * The browser's upload queue: it takes files, brings each into the event, and shows React how far each of them is.
 * Its parts are ./upload-item.ts (one photo), ./upload-queue.reducer.ts (the state), ./upload-pool.ts (the workers)
 * and ./send-photo.ts (one attempt). ./seams.ts lists what the queue needs from outside.
 */
import { createQueueStore } from "./queue-store";
import { tooLarge } from "./upload-failure";
import { hasArrived, type ItemEdit, isFinished, isUnderWay, newItem, type QueueItem } from "./upload-item";
import { createUploadPool } from "./upload-pool";
import type { UploadQueue, UploadQueueOptions } from "./upload-queue.types";

export function createUploadQueue(options: UploadQueueOptions): UploadQueue {
	const {
		clock,
		connection,
		keeper,
		puts = { first: 4, most: 6 },
		ahead = { first: 8, least: 2, most: 26 },
		maxBytes,
		random = Math.random,
		silenceMs = 60_000,
	} = options;
	const { transport } = options;
	const store = createQueueStore(clock, connection.isOnline());
	const pool = createUploadPool(store, {
		...options,
		...{ puts, ahead, random, silenceMs },
	});

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

	function edit(ids: readonly string[], edit: ItemEdit) {
		for (const id of ids) {
			store.dispatch({ type: "edited", id, edit });
			saveWords(id);
		}
	}

	function saveWords(id: string) {
		if (store.item(id)?.unsavedWords) void pool.saveWords(id);
	}

	let isOnline = connection.isOnline();
	const unsubscribe = connection.subscribe(() => {
		const wasOnline = isOnline;
		isOnline = connection.isOnline();
		if (isOnline && !wasOnline) pool.backOnline();
		else if (isOnline) pool.wake();
		store.dispatch({ type: "connection", online: pool.isConnected() });
	});

	return {
		subscribe: store.subscribe,
		getSnapshot: store.shown,
		fileOf: (id) => keeper.get(id),
		add(files) {
			if (files.length > 0) transport.prepare?.();
			const items = files.map(({ file, ...words }) => {
				const refusal = file.size > maxBytes ? tooLarge(file.size, maxBytes) : null;
				const item = newItem({ file, ...words, refusal });
				void keeper.put(item.id, file);
				return item;
			});
			store.dispatch({ type: "added", items });
		},
		restore(photos) {
			// A page that ended right after the press may have left photos that were stopped.
			const stopped = options.cancelled.all();
			const fresh = photos.filter(
				({ item }) =>
					!store.item(item.id) && !(item.photoId && !hasArrived(item) && stopped.includes(item.photoId)),
			);
			for (const { item, file } of fresh) if (file) void keeper.put(item.id, file);
			store.dispatch({ type: "restored", items: fresh.map(({ item }) => item) });
			pool.send(fresh.filter(({ item }) => item.status === "waiting").map(({ item }) => item.id));
			for (const { item } of fresh) if (hasArrived(item)) saveWords(item.id);
		},
		giveFile(id, file) {
			if (store.item(id)?.status !== "fileNeeded") return;
			void keeper.put(id, file);
			store.dispatch({ type: "fileGiven", id });
			if (store.item(id)?.status === "waiting") pool.send([id]);
		},
		start: () => start((item) => item.status === "draft"),
		retry(id) {
			start((item) => item.id === id && item.canRetry);
			saveWords(id);
		},
		retryAll: () => start((item) => item.canRetry),
		refuse(code) {
			const ids = idsOf(isUnderWay);
			pool.stop(ids);
			pool.fail(ids, { said: { code }, code, canRetry: true });
		},
		edit: (id, words) => edit([id], words),
		editAll: edit,
		useMyWords(id) {
			store.dispatch({ type: "words", id, unsavedWords: true, kept: null, replacesWords: true });
			saveWords(id);
		},
		keepWords: (id) => store.dispatch({ type: "words", id, kept: null }),
		notDeveloped: (photoId, failure) => store.dispatch({ type: "notDeveloped", photoId, failure }),
		remove: (id) => forget([id]),
		cancelAll: () => forget(idsOf(isUnderWay)),
		clearDone: () => forget(idsOf((item) => isFinished(item) && !item.notDeveloped)),
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
export type { RestoredPhoto, UploadQueue, UploadQueueOptions } from "./upload-queue.types";
