/**
 * Makes a span for every call to the object store. @opentelemetry/instrumentation-aws-sdk does not work here,
 * because it patches modules when they are required, which a bundled server never does.
 */
import type { S3Client } from "@aws-sdk/client-s3";
import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

/** The attributes' names: https://opentelemetry.io/docs/specs/semconv/object-stores/s3/ */
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
							// A missing object is an error here too; the outer span shows whether it matters.
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
		// This step is so late that signing a URL, which sends nothing, makes no span.
		{ step: "finalizeRequest", priority: "high", name: "spans" },
	);
	return client;
}
