/**
 * Holds the queue's state and notifies its listeners, at once or in batches.
 * Workers report hundreds of changes a second. The state has each of them immediately, because the workers read
 * it, but listeners see them in batches, because React would otherwise render for every one.
 */
import type { Clock } from "../../waiting/clock";
import { isUnderWay, type QueueItem } from "./upload-item";
import { emptyQueue, type QueueAction, type QueueState, reduceQueue } from "./upload-queue.reducer";

export type QueueStore = ReturnType<typeof createQueueStore>;

export function createQueueStore({ schedule }: Pick<Clock, "schedule">, online: boolean) {
	let state: QueueState = { ...emptyQueue, online };
	let shown = state;
	let showIsScheduled = false;
	let closed = false;
	const listeners = new Set<() => void>();

	function show() {
		if (closed || shown === state) return;
		shown = state;
		for (const listener of [...listeners]) listener();
	}

	return {
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		/** The state as listeners know it. It is the same object until they are notified. */
		shown: () => shown,
		/** The state with every change in it. */
		state: () => state,
		item: (id: string): QueueItem | undefined => state.items.find((item) => item.id === id),
		/** Notifies the listeners at once. Use this for what people do. */
		dispatch(action: QueueAction) {
			if (closed) return;
			state = reduceQueue(state, action);
			show();
		},
		/** Notifies the listeners with the next batch, or at once when nothing is under way any more. Use this for what workers do. */
		report(action: QueueAction) {
			if (closed) return;
			state = reduceQueue(state, action);
			// Nothing else comes, so nobody has to wait to learn that everything has arrived.
			if (action.type === "arrived" && !state.items.some(isUnderWay)) return show();
			if (showIsScheduled || shown === state) return;
			showIsScheduled = true;
			schedule(() => {
				showIsScheduled = false;
				show();
			});
		},
		/** After this the state stays as it is, and nobody is notified. */
		close() {
			closed = true;
			listeners.clear();
		},
	};
}
