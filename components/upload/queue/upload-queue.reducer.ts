/**
 * What people see of the upload queue, and the pure steps that change it.
 * ./upload-queue.ts dispatches, React renders the result through getSnapshot.
 * Changes come in batches, one pass over the list each: 200 photos cost no more per repaint than one pass of 200.
 */

export type ItemStatus =
	| "draft"
	| "waiting"
	| "hashing"
	| "signing"
	| "sending"
	| "confirming"
	| "done"
	| "duplicate"
	| "failed";

export interface QueueItem {
	readonly id: string;
	readonly file: File;
	readonly title: string;
	readonly description: string;
	readonly status: ItemStatus;
	/** Bytes of the file that have left the browser in the present attempt. */
	readonly sentBytes: number;
	/** While waiting: because the server asked for it. */
	readonly askedToWait: boolean;
	/** A sentence for people; only when failed. */
	readonly error: string | null;
	/** The server's code for it; null when no server answered. */
	readonly errorCode: string | null;
	/** A retry button can help: failed, and not because of the file itself. */
	readonly canRetry: boolean;
	/** Known as soon as the server has given it; a Photo only when done or duplicate. */
	readonly photoId: string | null;
}

export interface QueueState {
	readonly items: readonly QueueItem[];
	/** What the browser believes. While it is false nothing is given up. */
	readonly online: boolean;
}

export type ItemChange = Partial<Omit<QueueItem, "id" | "file">>;

export type QueueAction =
	| { type: "added"; items: readonly QueueItem[] }
	| { type: "changed"; changes: ReadonlyMap<string, ItemChange> }
	| { type: "removed"; ids: ReadonlySet<string> }
	| { type: "connection"; online: boolean };

/** Returns the same state when nothing changed. Changes of an item that is gone or finished are dropped. */
export function reduceQueue(state: QueueState, action: QueueAction): QueueState {
	switch (action.type) {
		case "added":
			return action.items.length === 0 ? state : { ...state, items: [...state.items, ...action.items] };
		case "changed": {
			let touched = false;
			const items = state.items.map((item) => {
				const change = action.changes.get(item.id);
				if (!change || isFinished(item)) return item;
				touched = true;
				return { ...item, ...change };
			});
			return touched ? { ...state, items } : state;
		}
		case "removed": {
			const items = state.items.filter((item) => !action.ids.has(item.id));
			return items.length === state.items.length ? state : { ...state, items };
		}
		case "connection":
			return action.online === state.online ? state : { ...state, online: action.online };
	}
}

/** In the event for good: nothing the queue does changes it any more. */
export function isFinished(item: Pick<QueueItem, "status">): boolean {
	return item.status === "done" || item.status === "duplicate";
}

export interface QueueTotals {
	count: number;
	draft: number;
	/** Started and not yet ended: waiting, hashing, signing, sending or confirming. */
	underWay: number;
	done: number;
	duplicate: number;
	failed: number;
	/** Failed ones that retryAll would start again. */
	canRetry: number;
	/** Bytes of everything started that has not failed: what the progress bar is a part of. */
	totalBytes: number;
	/** Of totalBytes; a finished photo counts in full. */
	sentBytes: number;
}

export function totals(state: QueueState): QueueTotals {
	const sum: QueueTotals = {
		count: state.items.length,
		draft: 0,
		underWay: 0,
		done: 0,
		duplicate: 0,
		failed: 0,
		canRetry: 0,
		totalBytes: 0,
		sentBytes: 0,
	};
	for (const item of state.items) {
		const { status } = item;
		if (status === "draft" || status === "failed" || status === "done" || status === "duplicate")
			sum[status]++;
		else sum.underWay++;
		if (item.canRetry) sum.canRetry++;
		if (status === "draft" || status === "failed") continue;
		sum.totalBytes += item.file.size;
		sum.sentBytes += isFinished(item) ? item.file.size : item.sentBytes;
	}
	return sum;
}
