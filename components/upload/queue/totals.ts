import { failureOf, hasArrived } from "./upload-item";
import type { QueueState } from "./upload-queue.reducer";

export interface QueueTotals {
	count: number;
	draft: number;
	/** Started but not ended: waiting, hashing, signing, sending or confirming. */
	underWay: number;
	done: number;
	duplicate: number;
	/** Duplicates that the server recognised by their hash, so that nothing was sent for them. */
	unsent: number;
	/** Photos that could not be added, or not be developed. */
	failed: number;
	/** Photos from an earlier page whose files have to be chosen again. */
	fileNeeded: number;
	/** Failed photos that retryAll would start again. */
	canRetry: number;
	/** Bytes of all photos that were started and have not failed. The progress bar divides by them. */
	totalBytes: number;
	/** Bytes sent so far. A finished photo counts in full. */
	sentBytes: number;
}

export function totals(state: Pick<QueueState, "items">): QueueTotals {
	const sum: QueueTotals = {
		count: state.items.length,
		draft: 0,
		underWay: 0,
		done: 0,
		duplicate: 0,
		unsent: 0,
		failed: 0,
		fileNeeded: 0,
		canRetry: 0,
		totalBytes: 0,
		sentBytes: 0,
	};
	for (const item of state.items) {
		const { status } = item;
		const rests = status === "draft" || status === "failed" || status === "fileNeeded";
		if (failureOf(item)) sum.failed++;
		else if (rests || status === "done" || status === "duplicate") sum[status]++;
		else sum.underWay++;
		if (status === "duplicate" && item.arrived === "no") sum.unsent++;
		if (item.canRetry) sum.canRetry++;
		if (rests) continue;
		sum.totalBytes += item.size;
		sum.sentBytes += hasArrived(item) ? item.size : item.sentBytes;
	}
	return sum;
}
