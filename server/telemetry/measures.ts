/**
 * What is counted: calls of the API and pages with their times, steps of uploads, how developing ended, and what sweeps did. These are OpenTelemetry
 * instruments, so a collector gets them (./metrics.ts), and the page of operators reads them from the database
 * (./keep-measures.ts). No measure names a person, an event or a photo. Without a provider nothing is counted.
 */
import { type Counter, type Histogram, type MeterProvider, metrics } from "@opentelemetry/api";
import { timeBounds } from "@/rules/time-bounds";

export const callsName = "rollcall.api.duration";
export const uploadsName = "rollcall.uploads";
export const developedName = "rollcall.developed";
const sweepsName = "rollcall.sweeps";

interface Instruments {
	/** Calls of the API by procedure, other requests by route, pages together, and how they ended. */
	calls: Histogram;
	/** Uploads that began and that became photos, each once, and calls for one that failed. */
	uploads: Counter;
	/** Photos that were developed, or could not be. */
	developed: Counter;
	/** What sweeps did, in the words of their reports. */
	sweeps: Counter;
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
		sweeps: meter.createCounter(sweepsName),
	};
	return made;
}

const uploadSteps = ["photos.initiateUpload", "photos.confirm"];

/** `code` is "ok", or that of the error. */
export function countCall({ procedure, code, ms }: { procedure: string; code: string; ms: number }): void {
	const { calls, uploads } = instruments();
	calls.record(ms, { what: procedure, code });
	// What succeeds is counted where it is made, because a call may be repeated, and a sweep confirms as well.
	if (code !== "ok" && uploadSteps.includes(procedure)) uploads.add(1, { what: "failed", code });
}

/** For a new intent, or a new photo. */
export function countUpload(step: "begun" | "confirmed"): void {
	instruments().uploads.add(1, { what: step, code: "ok" });
}

/** What waits is no work of this sweep, and would be counted by each. */
export function countSweep({ waiting: _, ...did }: Readonly<Record<string, number>>): void {
	const { sweeps } = instruments();
	sweeps.add(1, { what: "returned", code: "ok" });
	for (const [what, count] of Object.entries(did)) if (count > 0) sweeps.add(count, { what, code: "ok" });
}

/** `code` is "ok", or why the photo could not be developed. */
export function countDeveloped(code: string): void {
	instruments().developed.add(1, { what: code === "ok" ? "developed" : "failed", code });
}
