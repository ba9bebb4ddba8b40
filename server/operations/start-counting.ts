import type { Deps } from "../deps";
import { env } from "../env.js";
import { thisProcess } from "../jobs/this-process";
import { startMetrics } from "../telemetry/metrics";
import { jobsWaiting } from "./jobs-waiting";

/** Counts in this process from now on. Repeating does nothing. */
export function startCounting(deps: Pick<Deps, "db" | "log" | "now">): void {
	if (thisProcess.counting) return;
	thisProcess.counting = true;
	const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
	const headers = env.OTEL_EXPORTER_OTLP_HEADERS;
	startMetrics({
		deps,
		collector: endpoint ? { endpoint, headers } : null,
		jobsWaiting: () => jobsWaiting(deps),
	});
}
