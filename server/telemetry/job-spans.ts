/** The traces of jobs, which no request starts. */
import { context, createContextKey, trace } from "@opentelemetry/api";

/** One trace for everything that a job does. */
export function withSpan<T>(name: string, work: () => Promise<T>): Promise<T> {
	return trace.getTracer("rollcall").startActiveSpan(name, async (span) => {
		try {
			return await work();
		} finally {
			span.end();
		}
	});
}

/** The key that the SDK itself looks for (suppressTracing of @opentelemetry/core). */
const suppressed = createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING");

/** No trace, for looking every few seconds whether there is a job. */
export const withoutSpans = <T>(work: () => PromiseLike<T>): Promise<T> =>
	// Prisma sends a query only when somebody waits for it, which has to be in here.
	context.with(context.active().setValue(suppressed, true), async () => await work());
