/**
 * The browser's upload queue: takes files, brings each into the event, tells React how far it is.
 * A pool, not batches: a slot is free as soon as its photo ends or has to pause, so one slow photo holds up nobody.
 * It never asks "am I online?" before trying (browsers are wrong about it); being offline only means nothing is given up.
 */

import { alarmClock } from "../../waiting/alarm-clock";
import { makeMutex } from "../../waiting/mutex";
import { askedPause, retryDelay } from "../../waiting/retry-delay";
import { browserTransport } from "../browser/browser-transport";
import { browserConnection } from "../browser/connection";
import { type Arrival, type Job, sendPhoto } from "./send-photo";
import { asksToWait, holdsForEveryPhoto, toFailure, tooLarge, type UploadFailure } from "./upload-failure";
import {
	type ItemChange,
	type ItemStatus,
	isFinished,
	type QueueAction,
	type QueueState,
	reduceQueue,
} from "./upload-queue.reducer";
import type { UploadQueue, UploadQueueOptions } from "./upload-queue.types";

const maxAttempts = 5;
/** A server that is busy is not the photo's fault, so waiting for it costs no attempt; this ends a wait that never ends. */
const patienceMs = 15 * 60_000;
/** Seconds, where a rate limit does not say when it ends. */
const rateLimitPause = 20;
/** Offline, the 'online' event ends the pause; the time is for browsers that never send it. */
const offlinePauseMs = 30_000;

/** The words can still be changed: they have not been signed into a PUT. */
const editable: ReadonlySet<ItemStatus> = new Set(["draft", "waiting", "hashing", "failed"]);

interface QueuedJob extends Job {
	status: ItemStatus;
	canRetry: boolean;
	attempts: number;
	/** Milliseconds that the server asked this photo to wait. */
	waitedMs: number;
}

export function createUploadQueue(options: UploadQueueOptions): UploadQueue {
	const {
		api,
		eventId,
		transport = browserTransport,
		concurrency = 3,
		maxBytes = Number.POSITIVE_INFINITY,
		onDone = () => {},
		wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
		// Not an animation frame: those stop in a background tab, and the list must be right when it comes back.
		schedule = (show) => setTimeout(show, 100),
		connection = browserConnection,
		random = Math.random,
		silenceMs = 60_000,
	} = options;

	let state: QueueState = { items: [], online: connection.isOnline() };
	let changes = new Map<string, ItemChange>();
	let showIsScheduled = false;
	let disposed = false;
	const listeners = new Set<() => void>();

	const jobs = new Map<string, QueuedJob>();
	const ready: QueuedJob[] = [];
	/** Photos this queue brought in: the same picture chosen twice is one photo, and the second a duplicate. */
	const arrivedHere = new Set<string>();
	let added = 0;
	let active = 0;
	let held = false;
	const hashingMutex = makeMutex();
	const clock = alarmClock(wait);

	/** What people do shows at once. Everything reported before it goes in first. */
	function dispatch(action?: QueueAction) {
		if (disposed) return;
		const before = state;
		if (changes.size > 0) {
			state = reduceQueue(state, { type: "changed", changes });
			changes = new Map();
		}
		if (action) state = reduceQueue(state, action);
		if (state !== before) for (const listener of [...listeners]) listener();
	}

	/** What the workers do shows in batches, or 60 photos would render hundreds of times a second. */
	function report(job: QueuedJob, change: ItemChange) {
		if (disposed || job.removed.signal.aborted) return;
		job.status = change.status ?? job.status;
		job.canRetry = change.canRetry ?? job.canRetry;
		changes.set(job.id, { ...changes.get(job.id), ...change });
		if (showIsScheduled) return;
		showIsScheduled = true;
		schedule(() => {
			showIsScheduled = false;
			dispatch();
		});
	}

	function pump() {
		while (!held && active < concurrency) {
			const job = ready.shift();
			if (!job) return;
			if (!job.removed.signal.aborted) void run(job);
		}
	}

	async function run(job: QueuedJob) {
		active++;
		try {
			const tools = { api, eventId, transport, hashingMutex, silenceMs };
			arrive(job, await sendPhoto(job, { ...tools, report: (change) => report(job, change) }));
		} catch (error) {
			if (!job.removed.signal.aborted) stumble(job, toFailure(error));
		}
		active--;
		pump();
	}

	function arrive(job: QueuedJob, { status, photoId }: Arrival) {
		const isNew = status === "done" && !arrivedHere.has(photoId);
		report(job, { status: isNew ? "done" : "duplicate", photoId, sentBytes: job.file.size });
		if (!isNew) return;
		arrivedHere.add(photoId);
		// In its own turn: a listener that throws must not look like a failed upload.
		if (!disposed) queueMicrotask(() => onDone(photoId));
	}

	function stumble(job: QueuedJob, failure: UploadFailure) {
		if (!failure.again) {
			fail(job, failure);
			if (holdsForEveryPhoto(failure)) for (const other of ready.splice(0)) fail(other, failure);
		} else if (asksToWait(failure) && job.waitedMs < patienceMs) {
			const pause = askedPause(failure.retryAfter ?? rateLimitPause, random);
			job.waitedMs += pause;
			hold(pause);
			goFirst(job, { askedToWait: true });
		} else if (failure.code === null && !connection.isOnline()) {
			hold(offlinePauseMs);
			goFirst(job);
		} else if (++job.attempts >= maxAttempts) {
			fail(job, failure);
		} else {
			report(job, { status: "waiting", sentBytes: 0, askedToWait: false });
			void clock.pause(retryDelay(job.attempts, random)).then(() => {
				goFirst(job);
				pump();
			});
		}
	}

	/** What was begun is finished before new photos begin. */
	function goFirst(job: QueuedJob, { askedToWait } = { askedToWait: false }) {
		report(job, { status: "waiting", sentBytes: 0, askedToWait });
		ready.unshift(job);
	}

	/** No slot starts anything for a while: what stopped one photo would stop them all. */
	function hold(ms: number) {
		if (held) return;
		held = true;
		void clock.pause(ms).then(() => {
			held = false;
			pump();
		});
	}

	function fail(job: QueuedJob, { message, code, canRetry }: UploadFailure) {
		report(job, { status: "failed", error: message, errorCode: code, canRetry, sentBytes: 0 });
	}

	function startJobs(which: (job: QueuedJob) => boolean) {
		for (const job of jobs.values()) {
			if (!which(job)) continue;
			job.attempts = 0;
			job.waitedMs = 0;
			report(job, {
				...{ status: "waiting", askedToWait: false },
				...{ error: null, errorCode: null, canRetry: false },
			});
			ready.push(job);
		}
		dispatch();
		pump();
	}

	function forget(ids: ReadonlySet<string>) {
		for (const id of ids) {
			jobs.get(id)?.removed.abort();
			jobs.delete(id);
		}
		dispatch({ type: "removed", ids });
	}

	const unsubscribe = connection.subscribe(() => {
		const online = connection.isOnline();
		dispatch({ type: "connection", online });
		if (online) clock.wakeAll();
	});

	return {
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		getSnapshot: () => state,
		add(items) {
			const created = items.map(({ file, title, description }) => {
				const id = `upload-${++added}`;
				const refusal = file.size > maxBytes ? tooLarge(file.size, maxBytes) : null;
				const status = refusal ? ("failed" as const) : ("draft" as const);
				const shown = { id, file, title, description, status, canRetry: false, photoId: null };
				jobs.set(id, {
					...shown,
					removed: new AbortController(),
					sha256: null,
					arrived: "no",
					attempts: 0,
					waitedMs: 0,
				});
				return {
					...{ ...shown, sentBytes: 0, askedToWait: false },
					...{ error: refusal?.message ?? null, errorCode: refusal?.code ?? null },
				};
			});
			dispatch({ type: "added", items: created });
		},
		start: () => startJobs((job) => job.status === "draft"),
		retry: (id) => startJobs((job) => job.id === id && job.canRetry),
		retryAll: () => startJobs((job) => job.canRetry),
		edit(id, text) {
			const job = jobs.get(id);
			if (job?.arrived !== "no" || !editable.has(job.status)) return;
			job.title = text.title ?? job.title;
			job.description = text.description ?? job.description;
			const { title, description } = job;
			dispatch({ type: "changed", changes: new Map([[id, { title, description }]]) });
		},
		remove: (id) => forget(new Set([id])),
		clearDone: () => forget(new Set([...jobs.values()].filter(isFinished).map((job) => job.id))),
		dispose() {
			disposed = true;
			unsubscribe();
			listeners.clear();
			ready.length = 0;
			for (const job of jobs.values()) job.removed.abort();
		},
	};
}

export { type QueueItem, type QueueState, totals } from "./upload-queue.reducer";
export type { UploadQueue, UploadQueueOptions } from "./upload-queue.types";
