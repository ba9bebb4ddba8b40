/**
 * What all jobs of this process share. It is kept on `globalThis`, because Next bundles instrumentation.ts and the
 * routes separately, each with its own copy of every module.
 */
import { makeSemaphore } from "../images/semaphore";

export interface ThisProcess {
	/** Two at a time, so that sixty photos confirmed in a minute do not become sixty decoded pictures in memory. */
	develop: ReturnType<typeof makeSemaphore>;
	/** Aborted when the process is asked to end: no job may begin. */
	stopping: AbortController;
	/** Aborted some seconds later: jobs that have not ended are given back. */
	outOfTime: AbortController;
	/** Whether the loop of the process has begun. */
	looping: boolean;
	/** Writes down what it has counted; null if it counts nothing (server/operations/start-counting.ts). */
	counting: (() => Promise<void>) | null;
}

/** How many photos one process develops at once. */
export const developPlaces = 2;

export const makeProcess = (): ThisProcess => ({
	develop: makeSemaphore(developPlaces),
	stopping: new AbortController(),
	outOfTime: new AbortController(),
	looping: false,
	counting: null,
});

const kept: typeof globalThis & { rollcallProcess?: ThisProcess } = globalThis;
kept.rollcallProcess ??= makeProcess();

export const thisProcess: ThisProcess = kept.rollcallProcess;
