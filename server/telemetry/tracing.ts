/**
 * Traces (OpenTelemetry): Next's own spans, the database's by Prisma's instrumentation, the store's by ./s3-spans.ts.
 * Sent to the collector that the standard OTEL_… variables name, or to Vercel's; without either nothing is collected.
 */
import { PrismaInstrumentation } from "@prisma/instrumentation";
import { registerOTel } from "@vercel/otel";
import { env } from "../env.js";

export function startTracing(): void {
	if (!env.OTEL_EXPORTER_OTLP_ENDPOINT && !env.VERCEL_ENV) return;
	registerOTel({
		serviceName: "rollcall",
		instrumentations: [new PrismaInstrumentation()],
		// The store's calls do not go through fetch; what does is next-auth's, and its addresses hold sign-in codes.
	});
}
