/**
 * What is counted: calls of the API with their times, steps of uploads, and how developing ended. These are OpenTelemetry
 * instruments, so a collector gets them (./metrics.ts), and the page of operators reads them from the database
 * (./keep-measures.ts). No measure names a person, an event or a photo. Without a provider nothing is counted.
 */
import { type Counter, type Histogram, type MeterProvider, metrics } from "@opentelemetry/api";
import { timeBounds } from "@/rules/time-bounds";

export const callsName = "rollcall.api.duration";
export const uploadsName = "rollcall.uploads";
export const developedName = "rollcall.developed";

interface Instruments {
	/** Calls of the API, by procedure and by how they ended. */
	calls: Histogram;
	/** Uploads that began, were confirmed, or failed. */
	uploads: Counter;
	/** Photos that were developed, or could not be. */
	developed: Counter;
}

let made: (Instruments & { of: MeterProvider }) | undefined;

/** They are made again when there is another provider, because what is made before there is one never counts. */
function instruments(): Instruments {
	const of = metrics.getMeterProvider();
	if (made?.of === of) return made;
	const meter = of.getMeter("rollcall");
	made = {
		of,
		calls: meter.createHistogram(callsName, {
			unit: "ms",
			advice: { explicitBucketBoundaries: [...timeBounds] },
		}),
		uploads: meter.createCounter(uploadsName),
		developed: meter.createCounter(developedName),
	};
	return made;
}

const uploadSteps: Readonly<Record<string, string>> = {
	"photos.initiateUpload": "begun",
	"photos.confirm": "confirmed",
};

/** `code` is "ok", or that of the error. */
export function countCall({ procedure, code, ms }: { procedure: string; code: string; ms: number }): void {
	const { calls, uploads } = instruments();
	calls.record(ms, { what: procedure, code });
	const step = uploadSteps[procedure];
	if (step) uploads.add(1, { what: code === "ok" ? step : "failed", code });
}

/** `code` is "ok", or why the photo could not be developed. */
export function countDeveloped(code: string): void {
	instruments().developed.add(1, { what: code === "ok" ? "developed" : "failed", code });
}
