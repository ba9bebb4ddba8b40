/**
 * Ends this process when it has spent its budget of time or memory. The watchdog is a thread, because a decoder
 * may keep the main thread busy. It measures processor time and the time during which this process was running, so
 * a stalled server, a frozen function or a sleeping laptop uses up nothing.
 */
import { writeSync } from "node:fs";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { verdictDescriptor } from "./verdict.mjs";

/** @typedef {import("./messages").Budget} Budget */
/** @typedef {import("./messages").Verdict} Verdict */

const tickMilliseconds = 100;
/** Milliseconds. A longer pause between two ticks means that the whole process was paused. */
const longestTick = 1_000;

/**
 * @param {Budget} budget
 * @returns {{ work: () => void, rest: () => void }} While it rests, only memory and processor time are counted.
 */
export function watch(budget) {
	const working = new Int32Array(new SharedArrayBuffer(4));
	working[0] = 1;
	new Worker(new URL(import.meta.url), {
		workerData: { budget, working },
		resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
	}).unref();
	return { work: () => void Atomics.store(working, 0, 1), rest: () => void Atomics.store(working, 0, 0) };
}

/** @param {{ budget: Budget, working: Int32Array }} given */
function guard({ budget, working }) {
	const parent = process.ppid;
	let workedMilliseconds = 0;
	let last = performance.now();
	setInterval(() => {
		const now = performance.now();
		if (Atomics.load(working, 0) === 1) workedMilliseconds += Math.min(now - last, longestTick);
		last = now;
		// The server has died, so nothing will read the answer.
		if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
		const { user, system } = process.cpuUsage();
		const isSlow = user + system > budget.cpuSeconds * 1e6 || workedMilliseconds > budget.workSeconds * 1e3;
		if (isSlow) end("TOO_SLOW");
		if (process.memoryUsage.rss() > budget.memoryBytes) end("TOO_MUCH_MEMORY");
	}, tickMilliseconds);
}

/** @param {Verdict} verdict */
function end(verdict) {
	writeSync(verdictDescriptor, verdict);
	process.kill(process.pid, "SIGKILL");
}

if (!isMainThread && parentPort) guard(workerData);
