/**
 * Starts counting (./measures.ts): for the page of operators, and for the collector that OTEL_EXPORTER_OTLP_ENDPOINT names, if
 * there is one. That one also gets how many jobs wait, for how long, and how long ago a sweep returned, which the page reads itself.
 */
import { metrics } from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { withoutSpans } from "./job-spans";
import { type KeeperDeps, makeKeeper } from "./keep-measures";
import { makeOtlpExporter } from "./otlp-metrics";

interface Metrics {
	deps: KeeperDeps;
	/** Null if there is no collector. */
	collector: { endpoint: string; headers: string | undefined } | null;
	/** How many jobs of each kind wait now, and since when. */
	jobsWaiting: () => Promise<{ kind: string; waiting: number; seconds: number }[]>;
	/** How many seconds ago the last sweep returned; null if none has. */
	sweptAgo: () => Promise<number | null>;
}

const keepEveryMs = 15_000;
const sendEveryMs = 30_000;

export function startMetrics({ deps, collector, jobsWaiting, sweptAgo }: Metrics): MeterProvider {
	const every = (exportIntervalMillis: number, exporter: ReturnType<typeof makeKeeper>) =>
		new PeriodicExportingMetricReader({ exporter, exportIntervalMillis, exportTimeoutMillis: 10_000 });
	const readers = [every(keepEveryMs, makeKeeper(deps))];
	if (collector) readers.push(every(sendEveryMs, makeOtlpExporter(collector)));
	const provider = new MeterProvider({
		resource: resourceFromAttributes({ "service.name": "rollcall" }),
		readers,
	});
	metrics.setGlobalMeterProvider(provider);
	if (collector) {
		observeJobs(jobsWaiting);
		observeSweeps(sweptAgo);
	}
	return provider;
}

/** How many jobs wait whose time has come, and how long the oldest of them has waited. */
function observeJobs(jobsWaiting: Metrics["jobsWaiting"]): void {
	const meter = metrics.getMeter("rollcall");
	const waiting = meter.createObservableGauge("rollcall.jobs.waiting");
	const age = meter.createObservableGauge("rollcall.jobs.age", { unit: "s" });
	meter.addBatchObservableCallback(
		async (result) => {
			for (const { kind, ...now } of await withoutSpans(jobsWaiting)) {
				result.observe(waiting, now.waiting, { what: kind });
				result.observe(age, now.seconds, { what: kind });
			}
		},
		[waiting, age],
	);
}

function observeSweeps(sweptAgo: Metrics["sweptAgo"]): void {
	const age = metrics.getMeter("rollcall").createObservableGauge("rollcall.sweep.age", { unit: "s" });
	age.addCallback(async (result) => {
		const seconds = await withoutSpans(sweptAgo);
		if (seconds !== null) result.observe(seconds);
	});
}
