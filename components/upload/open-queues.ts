/**
 * The upload queues of this browser tab, one for each event. They belong to the tab and not to a component, so
 * photos are still sent when the person leaves the event's page or an error removes its layout, and coming back
 * shows them again. Only closing the tab stops them. What the browser keeps goes on at the next visit (./keep), and the
 * browser asks first while something else would be lost.
 */
import type { ErrorCode } from "@/server/errors";
import { onSignedInAgain } from "../trpc/session";
import { askBeforeLeaving } from "../waiting/ask-before-leaving";
import { keepAwake } from "../waiting/keep-awake";
import type { LeftOutFiles } from "./intake/left-out";
import { canKeep, mayHoldPhotos } from "./keep/markers";
import type { QueueKeeping } from "./keep-queue";
import { totals } from "./queue/totals";
import { hasArrived, isFinished } from "./queue/upload-item";
import type { QueueItem, UploadQueue } from "./queue/upload-queue";
import { tellRunning } from "./running";

const signedOut: ErrorCode = "SIGNED_OUT";

interface OpenQueue {
	event: { slug: string; name: string };
	queue: UploadQueue;
	keeping: QueueKeeping;
	leftOut: LeftOutFiles;
}

/** By event id. It stays empty on the server, because everybody shares the server. */
const queues = new Map<string, OpenQueue>();

export const openQueueOf = (eventId: string) => queues.get(eventId);
export const queueOf = (eventId: string) => queues.get(eventId)?.queue;

/** Counts photos that are chosen, under way, without their file, or failed with a retry that can help. */
function photosHere(): number {
	const sums = [...queues.values()].map(({ queue }) => totals(queue.getSnapshot()));
	return sums.reduce(
		(all, { draft, underWay, fileNeeded, canRetry }) => all + draft + underWay + fileNeeded + canRetry,
		0,
	);
}

/** Counts the photos of this person that only this browser has, in all tabs and from earlier pages. */
export async function photosLostBySigningOut(person: string): Promise<number> {
	const here = photosHere();
	if (!canKeep() || !(await mayHoldPhotos())) return here;
	const kept = await import("./keep/loaded").then(
		({ countOf }) => countOf(person),
		() => 0,
	);
	return Math.max(here, kept);
}

/** Whether closing the tab would lose a photo or its words. */
export function wouldLosePhotos(): boolean {
	return [...queues.values()].some(({ queue, keeping }) => {
		const { keptIds } = keeping.getSnapshot();
		return queue.getSnapshot().items.some((item) => isOnlyHere(item, keptIds));
	});
}

/** Whether a photo, or what is left to do for its words, would be lost with the page. One whose file is needed again is written down, and more of it is not here. */
export function isOnlyHere(item: QueueItem, keptIds: ReadonlySet<string>): boolean {
	const { draft, underWay, canRetry } = totals({ items: [item] });
	const isOpen = draft + underWay + canRetry > 0 || (hasArrived(item) && !isFinished(item));
	return isOpen && !keptIds.has(item.id);
}

const watchLeaving = () => askBeforeLeaving("upload", wouldLosePhotos());

/** While photos are under way, on whatever page: a phone whose screen goes off stops sending. */
let letSleep: (() => void) | null = null;

function stayAwake(wanted: boolean) {
	if (wanted) letSleep ??= keepAwake();
	else {
		letSleep?.();
		letSleep = null;
	}
}

function lookWhatRuns() {
	const sums = [...queues.values()].map(({ event, queue }) => ({ event, ...totals(queue.getSnapshot()) }));
	const all = (count: "done" | "duplicate" | "underWay" | "failed") =>
		sums.reduce((sum, one) => sum + one[count], 0);
	const [underWay, failed] = [all("underWay"), all("failed")];
	const found = sums.find((one) => one.underWay > 0) ?? sums.find((one) => one.failed > 0);
	const done = all("done") + all("duplicate");
	stayAwake(underWay > 0);
	tellRunning(found ? { ...found.event, done, started: done + underWay + failed, underWay, failed } : null);
}

/** What was refused only because the session had ended. */
const wasSignedOut = ({ errorCode, wordsError }: QueueItem) =>
	errorCode === signedOut || wordsError?.code === signedOut;

function goOn({ queue }: OpenQueue) {
	for (const item of queue.getSnapshot().items) if (wasSignedOut(item)) queue.retry(item.id);
}

export function openQueue(eventId: string, opened: OpenQueue) {
	queues.set(eventId, opened);
	opened.queue.subscribe(lookWhatRuns);
	// A closed queue has left the map, and its items are never started again.
	onSignedInAgain(() => {
		if (queues.get(eventId) === opened) goOn(opened);
	});
	opened.queue.subscribe(watchLeaving);
	opened.keeping.subscribe(watchLeaving);
}

/** Stops all queues. The caller has asked the person first. */
export function closeQueues() {
	for (const { queue, keeping } of queues.values()) {
		keeping.stop();
		queue.dispose();
	}
	queues.clear();
	watchLeaving();
	lookWhatRuns();
}
