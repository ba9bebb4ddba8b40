/**
 * OpenTelemetry traces with the spans of Next, of the database (Prisma's instrumentation) and of the store
 * (./s3-spans.ts). They are sent to the collector that the standard OTEL_… variables name, or to Vercel's. Without
 * either, nothing is collected.
 */
import { PrismaInstrumentation } from "@prisma/instrumentation";
import { registerOTel } from "@vercel/otel";
import { env } from "../env.js";
import { withoutQueries } from "./without-queries";

export function startTracing(): void {
	if (!env.OTEL_EXPORTER_OTLP_ENDPOINT && !env.VERCEL_ENV) return;
	registerOTel({
		serviceName: "rollcall",
		instrumentations: [new PrismaInstrumentation()],
		// `withoutQueries` must come before the processor that sends the spans.
		spanProcessors: [withoutQueries, "auto"],
	});
}
