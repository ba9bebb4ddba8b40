/**
 * Traces (OpenTelemetry): Next's own spans, the database's by Prisma's instrumentation, the store's by ./s3-spans.ts.
 * Sent to the collector that the standard OTEL_… variables name, or to Vercel's; without either nothing is collected.
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
		// Before the one that sends.
		spanProcessors: [withoutQueries, "auto"],
	});
}
