/**
 * The workers of the upload queue: they send a few photos at once, and pause or repeat what fails.
 * It is a pool and not a series of batches, because one slow photo must not hold up the others.
 * It never asks "am I online?" before it tries, because browsers can be wrong about it. Being offline only means
 * that no attempt is used up.
 */
import { alarmClock } from "../../waiting/alarm-clock";
import { makeMutex } from "../../waiting/mutex";
import { askedPause, retryDelay } from "../../waiting/retry-delay";
import { withTimeout } from "../../waiting/with-timeout";
import type { QueueStore } from "./queue-store";
import type { Clock, Connection, Keeper } from "./seams";
import { type SendTools, sendPhoto } from "./send-photo";
import { asksToWait, holdsForEveryPhoto, toFailure, type UploadFailure, unreadable } from "./upload-failure";
import { type Arrival, type ItemChange, isNewPhoto } from "./upload-queue.reducer";

const maxAttempts = 5;
/** Waiting for a busy server costs no attempt, because the photo is not to blame. This limits such waits. */
const patienceMs = 15 * 60_000;
/** Seconds to wait when a rate limit does not say when it ends. */
const rateLimitPause = 20;
/** While offline, the "online" event ends the pause. This limit is for browsers that never send that event. */
const offlinePauseMs = 30_000;

interface PoolOptions extends Omit<SendTools, "hashingMutex"> {
	connection: Connection;
	clock: Clock;
	keeper: Keeper;
	/** Photos sent at once. */
	concurrency: number;
	onDone(photoId: string): void;
	random(): number;
}

export function createUploadPool(store: QueueStore, options: PoolOptions) {
	const { connection, clock, keeper, concurrency, onDone, random, ...rest } = options;
	const tools: SendTools = { ...rest, hashingMutex: makeMutex() };
	const alarm = alarmClock(clock.wait);
	/** Ids of the photos to send next, in order. */
	const ready: string[] = [];
	/** One entry for each photo that occupies a worker, with the way to stop it. */
	const running = new Map<string, AbortController>();
	/** Pauses of the whole queue that are not over. The queue continues when the longest of them ends. */
	let holds = 0;
	let disposed = false;

	function pump() {
		while (holds === 0 && !disposed && running.size < concurrency) {
			const id = ready.shift();
			if (id === undefined) return;
			if (store.item(id)) void run(id);
		}
	}

	async function run(id: string) {
		const stop = new AbortController();
		running.set(id, stop);
		try {
			arrive(id, await attempt(id, stop.signal));
		} catch (error) {
			if (!stop.signal.aborted) handleFailure(id, toFailure(error));
		}
		running.delete(id);
		pump();
	}

	async function attempt(id: string, signal: AbortSignal): Promise<Arrival> {
		const file = await keptFile(id);
		signal.throwIfAborted();
		const item = () => {
			const present = store.item(id);
			if (!present) throw signal.reason;
			return present;
		};
		return sendPhoto({ file, signal, item, report: (change) => report(id, change) }, tools);
	}

	async function keptFile(id: string): Promise<File> {
		const file = await withTimeout(tools.silenceMs, keeper.get(id), unreadable).catch((error: unknown) => {
			throw unreadable(error);
		});
		if (!file) throw unreadable();
		return file;
	}

	function report(id: string, change: ItemChange) {
		store.report({ type: "changed", ids: [id], change });
	}

	function arrive(id: string, arrival: Arrival) {
		const isNew = isNewPhoto(store.state(), arrival);
		store.report({ type: "arrived", id, arrival });
		void keeper.delete(id);
		// A microtask of its own, because an error thrown by onDone must not look like a failed upload.
		if (isNew && !disposed) queueMicrotask(() => onDone(arrival.photoId));
	}

	function handleFailure(id: string, failure: UploadFailure) {
		const item = store.item(id);
		if (!item) return;
		if (!failure.again) {
			fail(holdsForEveryPhoto(failure) ? [id, ...ready.splice(0)] : [id], failure);
		} else if (asksToWait(failure)) {
			const pause = askedPause(failure.retryAfter ?? rateLimitPause, random);
			// Not an alarm pause, because coming back online does not make the server less busy.
			void holdUntil(clock.wait(pause));
			if (item.waitedMs >= patienceMs) return fail([id], failure);
			goFirst(id, { askedToWait: true, waitedMs: item.waitedMs + pause });
		} else if (failure.code === null && !connection.isOnline()) {
			void holdUntil(alarm.pause(offlinePauseMs));
			goFirst(id);
		} else {
			retryLater(id, item.attempts + 1, failure);
		}
	}

	function retryLater(id: string, attempts: number, failure: UploadFailure) {
		report(id, { attempts });
		if (attempts >= maxAttempts) return fail([id], failure);
		report(id, { status: "waiting", sentBytes: 0, askedToWait: false });
		void alarm.pause(retryDelay(attempts, random)).then(() => {
			goFirst(id);
			pump();
		});
	}

	/** Photos that have begun are finished before others begin. */
	function goFirst(id: string, change: ItemChange = { askedToWait: false }) {
		report(id, { status: "waiting", sentBytes: 0, ...change });
		ready.unshift(id);
	}

	/** No photo starts before this pause is over, because what stopped one would stop them all. */
	async function holdUntil(pause: Promise<void>) {
		holds += 1;
		await pause;
		holds -= 1;
		pump();
	}

	function fail(ids: readonly string[], { said, code, canRetry }: UploadFailure) {
		const change: ItemChange = { status: "failed", error: said, errorCode: code, canRetry, sentBytes: 0 };
		store.report({ type: "changed", ids, change });
	}

	return {
		/** Sends these photos after those that are waiting already. */
		send(ids: readonly string[]) {
			ready.push(...ids);
			pump();
		},
		/** Aborts what is running for these photos and releases their bytes. */
		forget(ids: readonly string[]) {
			for (const id of ids) {
				running.get(id)?.abort();
				void keeper.delete(id);
			}
		},
		/** Ends offline pauses and retry pauses, because a retry is likely to succeed now. Asked pauses continue. */
		wake: alarm.wakeAll,
		dispose() {
			disposed = true;
			ready.length = 0;
			for (const stop of running.values()) stop.abort();
		},
	};
}
