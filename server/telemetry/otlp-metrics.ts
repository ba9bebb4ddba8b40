/**
 * Sends measures to a collector as JSON over HTTP. The official exporter brings a compiler of protocol buffers into every function for
 * what are three shapes here. The format: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
import type { HrTime } from "@opentelemetry/api";
import {
	AggregationTemporality,
	DataPointType,
	type MetricData,
	type PushMetricExporter,
	type ResourceMetrics,
} from "@opentelemetry/sdk-metrics";

/** Milliseconds. A collector that does not answer must not hold anything up. */
const patience = 10_000;

interface Collector {
	/** OTEL_EXPORTER_OTLP_ENDPOINT. */
	endpoint: string;
	/** OTEL_EXPORTER_OTLP_HEADERS: "name=value,name=value", percent-encoded. */
	headers: string | undefined;
}

export function makeOtlpExporter({ endpoint, headers = "" }: Collector): PushMetricExporter {
	const url = `${endpoint.replace(/\/+$/, "")}/v1/metrics`;
	const given = Object.fromEntries(
		headers.split(",").flatMap((pair) => {
			const [name = "", value] = pair.split("=", 2);
			return value === undefined ? [] : [[name.trim(), decodeURIComponent(value.trim())]];
		}),
	);
	const send = async (measured: ResourceMetrics) => {
		const answer = await fetch(url, {
			method: "POST",
			headers: { ...given, "content-type": "application/json" },
			body: JSON.stringify(asJson(measured)),
			signal: AbortSignal.timeout(patience),
		});
		if (!answer.ok) throw new Error("collector", { cause: answer.status });
	};
	return {
		selectAggregationTemporality: () => AggregationTemporality.CUMULATIVE,
		export(measured, done) {
			send(measured).then(
				() => done({ code: 0 }),
				(error: Error) => done({ code: 1, error }),
			);
		},
		forceFlush: async () => {},
		shutdown: async () => {},
	};
}

const asJson = ({ resource, scopeMetrics }: ResourceMetrics) => ({
	resourceMetrics: [
		{
			resource: { attributes: attributesOf(resource.attributes) },
			scopeMetrics: scopeMetrics.map(({ scope, metrics }) => ({
				scope: { name: scope.name },
				metrics: metrics.map((metric) => ({ ...nameOf(metric), ...pointsOf(metric) })),
			})),
		},
	],
});

const nameOf = ({ descriptor: { name, unit, description } }: MetricData) => ({ name, unit, description });

function pointsOf(metric: MetricData) {
	const aggregationTemporality = metric.aggregationTemporality === AggregationTemporality.DELTA ? 1 : 2;
	if (metric.dataPointType === DataPointType.HISTOGRAM)
		return {
			histogram: {
				aggregationTemporality,
				dataPoints: metric.dataPoints.map((point) => ({
					...frameOf(point),
					...{ count: String(point.value.count), sum: point.value.sum },
					bucketCounts: point.value.buckets.counts.map(String),
					explicitBounds: point.value.buckets.boundaries,
				})),
			},
		};
	if (metric.dataPointType === DataPointType.EXPONENTIAL_HISTOGRAM) return {};
	const dataPoints = metric.dataPoints.map((point) => ({ ...frameOf(point), asDouble: point.value }));
	return metric.dataPointType === DataPointType.SUM
		? { sum: { aggregationTemporality, isMonotonic: metric.isMonotonic, dataPoints } }
		: { gauge: { dataPoints } };
}

const frameOf = (point: { startTime: HrTime; endTime: HrTime; attributes: Record<string, unknown> }) => ({
	startTimeUnixNano: nanoseconds(point.startTime),
	timeUnixNano: nanoseconds(point.endTime),
	attributes: attributesOf(point.attributes),
});

const nanoseconds = ([seconds, rest]: HrTime) => String(BigInt(seconds) * 1_000_000_000n + BigInt(rest));

const attributesOf = (attributes: Record<string, unknown>) =>
	Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: String(value) } }));
