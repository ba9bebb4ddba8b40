/**
 * Next calls `register` once when a server starts, and `onRequestError` for every error that our code has not
 * caught.
 */
import type { Instrumentation } from "next";

export async function register() {
	if (process.env.NEXT_RUNTIME !== "nodejs") return;
	const { watchBodies } = await import("./server/http/body-door");
	const { limits } = await import("./server/limits");
	watchBodies(limits);
	const { env } = await import("./server/env.js");
	const { ignoreUpgrades } = await import("./server/http/ignore-upgrades");
	// `next dev` reloads the page through a WebSocket.
	if (env.NODE_ENV !== "development") ignoreUpgrades();
	const { startTracing } = await import("./server/telemetry/tracing");
	startTracing();
	await startCountingHere();
	if (!env.VERCEL_ENV) await runJobs();
}

/** On Vercel the functions of the API do it, because this file is in every function, and the database need not be. */
async function startCountingHere() {
	if (!process.env.JOB_LOOP || process.env.NEXT_RUNTIME !== "nodejs") return;
	const { db } = await import("./server/db/client");
	const { countPages } = await import("./server/operations/count-pages");
	const { startCounting } = await import("./server/operations/start-counting");
	const { log } = await import("./server/telemetry/server-log");
	const { thisProcess } = await import("./server/jobs/this-process");
	if (!thisProcess.counting) countPages();
	startCounting({ db, log, now: () => new Date() });
}

async function runJobs() {
	// Written by next.config.js into the build: one for Vercel must not put the decoders into every function.
	if (!process.env.JOB_LOOP || process.env.NEXT_RUNTIME !== "nodejs") return;
	const { thisProcess } = await import("./server/jobs/this-process");
	// `next dev` calls `register` again after a change of this file.
	if (thisProcess.looping) return;
	thisProcess.looping = true;
	const { runJobLoop } = await import("./server/jobs/job-loop");
	const { deps } = await import("./server/production-deps");
	const { endOnSignal } = await import("./server/http/shutdown");
	const drained = runJobLoop(deps);
	endOnSignal({ ...thisProcess, drained: () => drained });
}

export const onRequestError: Instrumentation.onRequestError = async (
	error,
	request,
	{ routePath, routeType },
) => {
	if (process.env.NEXT_RUNTIME !== "nodejs") return;
	const { logRequestError } = await import("./server/telemetry/request-error");
	logRequestError(error, { ...request, routePath, routeType });
};
