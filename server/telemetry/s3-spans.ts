/**
 * A span for every call to the object store. Not @opentelemetry/instrumentation-aws-sdk: that one patches modules as they are
 * required, which a bundled server never does.
 */
import type { S3Client } from "@aws-sdk/client-s3";
import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

/** https://opentelemetry.io/docs/specs/semconv/object-stores/s3/ */
export function withS3Spans(client: S3Client): S3Client {
	client.middlewareStack.add(
		(next, { commandName = "Command" }) =>
			(args) => {
				// "HeadObjectCommand" → "HeadObject"
				const method = commandName.replace(/Command$/, "");
				const attributes = { "rpc.system": "aws-api", "rpc.service": "S3", "rpc.method": method };
				return trace
					.getTracer("rollcall")
					.startActiveSpan(`S3.${method}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
						try {
							return await next(args);
						} catch (error) {
							// A missing object is an answer here; what it means is said by the span around this one.
							span.setStatus({
								code: SpanStatusCode.ERROR,
								message: error instanceof Error ? error.name : undefined,
							});
							throw error;
						} finally {
							span.end();
						}
					});
			},
		// So late that signing a URL, which sends nothing, is none.
		{ step: "finalizeRequest", priority: "high", name: "spans" },
	);
	return client;
}
