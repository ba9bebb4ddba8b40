/** An OpenTelemetry collector that keeps the spans it receives and the metrics (OTLP over HTTP, as JSON). */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { z } from "zod";

const attribute = z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) });
const span = z.object({
	traceId: z.string(),
	name: z.string(),
	attributes: z.array(attribute).default([]),
});
const traces = z.object({
	resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(span) })) })),
});

export async function startCollector() {
	const spans: z.infer<typeof span>[] = [];
	const metrics: unknown[] = [];
	const server = createServer(async (request, response) => {
		const sent: unknown = JSON.parse(await text(request));
		if (request.url === "/v1/metrics") {
			metrics.push(sent);
		} else {
			const { resourceSpans } = traces.parse(sent);
			spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
		}
		response.setHeader("content-type", "application/json").end("{}");
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		spans,
		metrics,
		stop: () => new Promise((resolve) => server.close(resolve)),
	};
}
