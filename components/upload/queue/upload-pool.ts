/**
 * The workers of the upload queue: they bring photos into the event one step behind the other, and pause or repeat what
 * fails. Each photo goes through ./send-photo.ts. A few are prepared ahead of the wire, and confirms run beside it, so that the
 * network never waits for anything else and one slow photo never holds up the others.
 * It never asks "am I online?" before it tries, because browsers can be wrong about it in both directions. Whether a server can be
 * reached is judged by its answers (./reach.ts), and while it cannot, no attempt is used up.
 */
import { batchMaxChanges } from "@/rules/batches";
import { alarmClock } from "../../waiting/alarm-clock";
import type { Clock } from "../../waiting/clock";
import type { Connection } from "../../waiting/connection";
import { askedPause, retryDelay } from "../../waiting/retry-delay";
import { withTimeout } from "../../waiting/with-timeout";
import { makeCancellations } from "./cancellations";
import { makeGate } from "./gate";
import { inGroups } from "./in-groups";
import { type AheadOptions, makeLookAhead } from "./look-ahead";
import type { QueueStore } from "./queue-store";
import { makeReach } from "./reach";
import { saveWords } from "./save-words";
import type { Cancelled, Keeper, SendLocks, UploadApi, UploadTransport } from "./seams";
import { type Asker, type SendTools, sendPhoto } from "./send-photo";
import {
	asksToWait,
	connectionLost,
	holdsForEveryPhoto,
	toFailure,
	type UploadFailure,
	unreadable,
} from "./upload-failure";
import { hasArrived, type QueueItem } from "./upload-item";
import { type Arrival, type ItemChange, isNewPhoto } from "./upload-queue.reducer";
import { makeWire, type WireOptions } from "./wire";

/** Why a photo's work is stopped if somebody took it off the list. */
const removed = Symbol("removed");

const maxAttempts = 5;
/** Waiting for a busy server costs no attempt, because the photo is not to blame. This limits such waits. */
const patienceMs = 15 * 60_000;
/** Seconds to wait when a rate limit or a store does not say when it ends. */
const rateLimitPause = 20;

interface PoolOptions {
	api: UploadApi;
	eventId: string;
	transport: UploadTransport;
	connection: Connection;
	clock: Clock;
	keeper: Keeper;
	locks: SendLocks;
	cancelled: Cancelled;
	puts: WireOptions;
	/** Photos that are hashed and signed ahead of the wire. */
	ahead: AheadOptions;
	onDone(photoId: string): void;
	random(): number;
	silenceMs: number;
}

export function createUploadPool(store: QueueStore, options: PoolOptions) {
	const { connection, clock, keeper, onDone, random, silenceMs } = options;
	const api = patient(options.api, silenceMs);
	const ahead = makeLookAhead(options.ahead, clock.now);
	const wire = makeWire({ ...options.puts, onSent: ahead.sent });
	const alarm = alarmClock(clock.wait);
	const reachOptions = {
		alarm,
		random,
		unheld,
		isOnline: connection.isOnline,
		mostTries: maxAttempts,
		enough: batchMaxChanges,
		onChange: () => store.report({ type: "connection", online: isConnected() }),
	};
	const app = makeReach(reachOptions);
	const bucket = makeReach(reachOptions);
	const cancellations = makeCancellations({ api, alarm, random, cancelled: options.cancelled });
	cancellations.run();
	const tools: SendTools = {
		eventId: options.eventId,
		transport: options.transport,
		now: clock.now,
		locks: options.locks,
		api,
		hashing: makeGate(1),
		signing: makeGate(options.puts.most + options.ahead.most),
		wire,
		askApp,
		announced: cancellations.forget,
		wordsAhead,
		typedForAdded: (photoId) => store.state().added[photoId],
		askStore: ({ id, signal }, work) => bucket.ask(id, signal, work),
		tooLate(photoId, signal) {
			if (signal.reason === removed) cancel(photoId, []);
		},
		silenceMs,
	};
	/** By the id of the photo whose words are announced: ends its claim. */
	const claims = new Map<string, () => void>();
	/** Ids of the photos to send next, in order. */
	const ready: string[] = [];
	/** One entry for each photo that is being worked on, with the way to stop it. */
	const running = new Map<string, AbortController>();
	/** How many of them are not in the store yet. */
	let onTheWay = 0;
	/** Pauses of the whole queue that are not over. The queue continues when the longest of them ends. */
	let holds = 0;
	const held = new Set<() => void>();
	let disposed = false;
	const ended = new AbortController();

	function pump() {
		while (holds === 0 && !disposed && onTheWay < wire.width() + ahead.photos()) {
			const id = ready.shift();
			if (id === undefined) return;
			if (store.item(id)) void run(id);
		}
	}

	async function run(id: string) {
		const stop = new AbortController();
		running.set(id, stop);
		onTheWay += 1;
		let isOnTheWay = true;
		const offTheWire = () => {
			if (!isOnTheWay) return;
			isOnTheWay = false;
			onTheWay -= 1;
			pump();
		};
		try {
			arrive(id, await attempt(id, stop.signal, offTheWire));
		} catch (error) {
			if (!stop.signal.aborted) handleFailure(id, toFailure(error));
		}
		// A photo that was stopped may have been started again since.
		if (running.get(id) === stop) running.delete(id);
		offTheWire();
		passOn();
	}

	async function attempt(id: string, signal: AbortSignal, offTheWire: () => void): Promise<Arrival> {
		const file = await keptFile(id);
		signal.throwIfAborted();
		const item = () => {
			const present = store.item(id);
			if (!present) throw signal.reason;
			return present;
		};
		const reportUnlessStopped = (change: ItemChange) => {
			if (!signal.aborted) report(id, change);
		};
		return sendPhoto({ id, file, signal, item, report: reportUnlessStopped, offTheWire }, tools);
	}

	async function keptFile(id: string): Promise<File> {
		const file = await withTimeout(silenceMs, keeper.get(id), unreadable).catch((error: unknown) => {
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
		unclaim(id);
		void keeper.delete(id);
		// A microtask of its own, because an error thrown by onDone must not look like a failed upload.
		if (isNew && !disposed) queueMicrotask(() => onDone(arrival.photoId));
	}

	function handleFailure(id: string, failure: UploadFailure) {
		const item = store.item(id);
		if (!item) return;
		if (!failure.again) {
			fail(holdsForEveryPhoto(failure) ? [id, ...ready.splice(0), ...stopBeforeTheWire()] : [id], failure);
		} else if (asksToWait(failure)) {
			const pause = holdAsAsked(failure);
			serverOf(item).answered(id);
			if (item.waitedMs >= patienceMs) return fail([id], failure);
			goFirst(id, { askedToWait: true, waitedMs: item.waitedMs + pause });
		} else if (failure.code === null) {
			handleSilence(item, failure);
		} else {
			report(id, { attempts: item.attempts + 1 });
			if (item.attempts + 1 >= maxAttempts) return fail([id], failure);
			retryLater(id, item.attempts + 1);
		}
	}

	/** Returns the milliseconds of the pause. */
	function holdAsAsked({ retryAfter }: UploadFailure): number {
		const pause = askedPause(retryAfter ?? rateLimitPause, random);
		// Not an alarm pause, because coming back online does not make the server less busy.
		void holdUntil(clock.wait(pause));
		return pause;
	}

	/** The server that the photo has asked last. */
	const serverOf = ({ status }: Pick<QueueItem, "status">) => (status === "sending" ? bucket : app);

	/** Nobody answered. */
	function handleSilence({ id, status, waitedMs }: QueueItem, failure: UploadFailure) {
		const server = serverOf({ status });
		const missed = server.missed(id);
		if (missed.is === "givenUp") return fail([id], failure);
		if (missed.is === "retry") return retryLater(id, missed.tries);
		// The app answers, and no other photo can show whether the store is away or only refuses this one.
		const isDoubtful = server === bucket && missed.alone && connection.isOnline();
		const waited = isDoubtful ? waitedMs + missed.pausedMs : 0;
		if (waited >= patienceMs) return fail([id], failure);
		goOnAfter(id, server.untilWorthTrying(), { askedToWait: false, waitedMs: waited });
	}

	/** Any answer shows that the app can be reached, also a refusal. One that asks to wait is noted when everybody waits. */
	function askApp<T>({ id, signal }: Asker, call: () => Promise<T>): Promise<T> {
		return app.ask(id, signal, async (answered) => {
			try {
				const answer = await call();
				answered();
				return answer;
			} catch (error) {
				const failure = toFailure(error);
				if (failure.code !== null && !asksToWait(failure)) answered();
				throw failure;
			}
		});
	}

	function isConnected() {
		return connection.isOnline() && !app.isLost() && !bucket.isLost();
	}

	const words = saveWords(store, {
		wait: clock.wait,
		update: (id, input) => askApp({ id, signal: ended.signal }, () => api.update(input)),
		async untilWorthTrying(id, failure, { attempts, waitedMs }) {
			if (!failure.again || disposed) return null;
			if (asksToWait(failure)) {
				const pause = holdAsAsked(failure);
				app.answered(id);
				return waitedMs >= patienceMs ? null : { attempts, waitedMs: waitedMs + pause };
			}
			if (failure.code !== null) {
				if (attempts + 1 >= maxAttempts) return null;
				await alarm.pause(retryDelay(attempts + 1, random));
				return { attempts: attempts + 1, waitedMs };
			}
			const missed = app.missed(id);
			if (missed.is === "givenUp") return null;
			await (missed.is === "retry" ? alarm.pause(retryDelay(missed.tries, random)) : app.untilWorthTrying());
			return { attempts, waitedMs };
		},
	});

	/** Stops the photos of which no byte is under way, and returns their ids. */
	function stopBeforeTheWire(): string[] {
		const stopped = [...running.keys()].filter((id) => {
			const status = store.item(id)?.status;
			return status === "waiting" || status === "hashing" || status === "signing";
		});
		for (const id of stopped) running.get(id)?.abort();
		return stopped;
	}

	/** A photo that was announced once keeps its words, even if it has to be announced again after another one's turn. */
	async function wordsAhead(id: string, sha256: string): Promise<QueueItem["typed"] | null> {
		const first = store
			.state()
			.items.find((item) => item.id !== id && item.sha256 === sha256 && item.photoId && !item.isSecond);
		if (first) return first.typed;
		if (claims.has(id)) return null;
		const unclaimed = await options.locks.claimWords(sha256);
		if (!unclaimed) return { title: true, description: true };
		// It was removed, or the queue has ended, in the meantime.
		if (disposed || !store.item(id)) unclaimed();
		else claims.set(id, unclaimed);
		return null;
	}

	function unclaim(id: string) {
		claims.get(id)?.();
		claims.delete(id);
	}

	/** Of the same file chosen twice the other one still needs it. */
	function cancel(photoId: string, removedIds: readonly string[]) {
		const { items } = store.state();
		if (items.some((item) => item.photoId === photoId && !removedIds.includes(item.id))) return;
		cancellations.add(photoId);
	}

	function retryLater(id: string, tries: number) {
		goOnAfter(id, alarm.pause(retryDelay(tries, random)));
	}

	function goOnAfter(id: string, pause: Promise<void>, change: ItemChange = { askedToWait: false }) {
		report(id, { status: "waiting", sentBytes: 0, ...change });
		void pause.then(() => {
			// It may have been stopped, or stopped and started again, during the pause.
			const isDue = store.item(id)?.status === "waiting" && !running.has(id) && !ready.includes(id);
			if (isDue) ready.unshift(id);
			else passOn();
			pump();
		});
	}

	function passOn() {
		app.passOn();
		bucket.passOn();
	}

	/** Photos that have begun are finished before others begin. */
	function goFirst(id: string, change: ItemChange) {
		report(id, { status: "waiting", sentBytes: 0, ...change });
		ready.unshift(id);
	}

	/** No photo takes its next step before this pause is over, because what stopped one would stop them all. */
	async function holdUntil(pause: Promise<void>) {
		holds += 1;
		await pause;
		holds -= 1;
		if (holds > 0) return;
		for (const go of held) go();
		held.clear();
		pump();
	}

	async function unheld() {
		while (holds > 0) await new Promise<void>((resolve) => held.add(resolve));
	}

	function fail(
		ids: readonly string[],
		{ said, code, canRetry }: Pick<UploadFailure, "said" | "code" | "canRetry">,
	) {
		const change: ItemChange = { status: "failed", error: said, errorCode: code, canRetry, sentBytes: 0 };
		store.report({ type: "changed", ids, change });
	}

	return {
		/** Sends these photos after those that are waiting already. */
		send(ids: readonly string[]) {
			ready.push(...ids);
			pump();
		},
		/** Aborts what is running for these photos, and sends them only when they are started again. */
		stop(ids: readonly string[]) {
			for (const id of ids) {
				running.get(id)?.abort();
				if (ready.includes(id)) ready.splice(ready.indexOf(id), 1);
			}
		},
		fail,
		/** Stops what is running for these photos, ends what was announced for them, and releases their bytes. */
		forget(ids: readonly string[]) {
			for (const id of ids) {
				running.get(id)?.abort(removed);
				const item = store.item(id);
				if (item?.photoId && !hasArrived(item)) cancel(item.photoId, ids);
				unclaim(id);
				void keeper.delete(id);
			}
		},
		saveWords: (id: string) => words(id).finally(passOn),
		/** Ends retry pauses, because a retry is likely to succeed now. Asked pauses continue. */
		wake: alarm.wakeAll,
		/** The browser has just come online. */
		backOnline() {
			app.assumeBack();
			bucket.assumeBack();
			alarm.wakeAll();
		},
		isConnected,
		dispose() {
			disposed = true;
			ended.abort();
			ready.length = 0;
			cancellations.stop();
			for (const stop of running.values()) stop.abort();
			for (const id of [...claims.keys()]) unclaim(id);
		},
	};
}

/** Calls that end when no answer comes, and that travel together while others are under way. */
function patient(api: UploadApi, silenceMs: number): UploadApi {
	const groups = { most: batchMaxChanges, atOnce: 2 };
	const answered = <T>(call: Promise<T>) => withTimeout(silenceMs, call, connectionLost);
	return {
		initiateUpload: inGroups((input) => answered(api.initiateUpload(input)), groups),
		confirm: inGroups((input) => answered(api.confirm(input)), groups),
		update: (input) => answered(api.update(input)),
		cancelUpload: inGroups((input) => answered(api.cancelUpload(input)), groups),
	};
}
