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
