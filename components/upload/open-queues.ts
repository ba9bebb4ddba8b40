/**
 * The upload queues of this browser tab, one an event. They are the tab's and no component's: neither leaving the
 * event's page nor an error that takes its layout away stops what is being sent, and coming back shows it again. Only
 * closing the tab does, so that is asked about first.
 */
import type { UploadQueue } from "./queue/upload-queue";
import { totals } from "./queue/upload-queue.reducer";

/** By event. Stays empty on the server, which is everybody's. */
const queues = new Map<string, UploadQueue>();

export const queueOf = (eventId: string) => queues.get(eventId);

/** Photos that are in no album yet and in no memory but this tab's: chosen, under way, or failed and worth a retry. */
export function photosAtStake(): number {
	const sums = [...queues.values()].map((queue) => totals(queue.getSnapshot()));
	return sums.reduce((all, { draft, underWay, canRetry }) => all + draft + underWay + canRetry, 0);
}

const askFirst = (leaving: BeforeUnloadEvent) => leaving.preventDefault();

/** Only while there is something to ask about: browsers keep a page without such a listener for the way back. */
function watchLeaving() {
	if (photosAtStake() > 0) window.addEventListener("beforeunload", askFirst);
	else window.removeEventListener("beforeunload", askFirst);
}

export function openQueue(eventId: string, queue: UploadQueue) {
	queues.set(eventId, queue);
	queue.subscribe(watchLeaving);
}

/** Stops all of them. Whoever is asked for it has been asked. */
export function closeQueues() {
	for (const queue of queues.values()) queue.dispose();
	queues.clear();
	watchLeaving();
}
