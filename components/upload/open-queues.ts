/**
 * The upload queues of this browser tab, one for each event. They belong to the tab and not to a component, so
 * photos are still sent when the person leaves the event's page or an error removes its layout, and coming back
 * shows them again. Only closing the tab stops them, so the browser asks first.
 */
import { totals } from "./queue/totals";
import type { UploadQueue } from "./queue/upload-queue";

/** By event id. It stays empty on the server, because everybody shares the server. */
const queues = new Map<string, UploadQueue>();

export const queueOf = (eventId: string) => queues.get(eventId);

/** Counts photos that only this tab has: chosen, under way, or failed with a retry that can help. */
export function photosAtStake(): number {
	const sums = [...queues.values()].map((queue) => totals(queue.getSnapshot()));
	return sums.reduce((all, { draft, underWay, canRetry }) => all + draft + underWay + canRetry, 0);
}

const askFirst = (leaving: BeforeUnloadEvent) => leaving.preventDefault();

/** Listens only while photos are at stake, because with it browsers do not cache the page for "back". */
function watchLeaving() {
	if (photosAtStake() > 0) window.addEventListener("beforeunload", askFirst);
	else window.removeEventListener("beforeunload", askFirst);
}

export function openQueue(eventId: string, queue: UploadQueue) {
	queues.set(eventId, queue);
	queue.subscribe(watchLeaving);
}

/** Stops all queues. The caller has asked the person first. */
export function closeQueues() {
	for (const queue of queues.values()) queue.dispose();
	queues.clear();
	watchLeaving();
}
