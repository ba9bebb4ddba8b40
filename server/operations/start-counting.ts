import type { Deps } from "../deps";
import { env } from "../env.js";
import { thisProcess } from "../jobs/this-process";
import { startMetrics } from "../telemetry/metrics";
import { jobsWaiting } from "./jobs-waiting";

/**
 * Counts in this process from now on. Repeating does nothing. The returned function writes down what was counted so far, for a
 * process that is about to end.
 */
export function startCounting(deps: Pick<Deps, "db" | "log" | "now">): () => Promise<void> {
	if (thisProcess.counting) return thisProcess.counting;
	const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
	const headers = env.OTEL_EXPORTER_OTLP_HEADERS;
	const provider = startMetrics({
		deps,
		collector: endpoint ? { endpoint, headers } : null,
		jobsWaiting: () => jobsWaiting(deps),
		sweptAgo: () => sweptAgo(deps),
	});
	thisProcess.counting = () => provider.forceFlush();
	return thisProcess.counting;
}

async function sweptAgo({ db, now }: Pick<Deps, "db" | "now">): Promise<number | null> {
	const last = await db.sweepRun.findFirst({ orderBy: { endedAt: "desc" }, select: { endedAt: true } });
	return last && Math.max(0, (now().getTime() - last.endedAt.getTime()) / 1_000);
}
