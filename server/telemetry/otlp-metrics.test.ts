import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { metrics } from "@opentelemetry/api";
import { afterEach, expect, test } from "vitest";
import { scene } from "@/tests/setup/scene";
import { countCall, countSweep, countUpload } from "./measures";
import { startMetrics } from "./metrics";

afterEach(() => metrics.disable());

test("a collector gets the measures and the waiting jobs in the form of OTLP, with the headers that it wants", async () => {
	const s = await scene();
	const got: { path: string | undefined; key: unknown; body: unknown }[] = [];
	const collector = createServer(async (request, response) => {
		got.push({ path: request.url, key: request.headers["x-key"], body: JSON.parse(await text(request)) });
		response.end("{}");
	}).listen(0, "127.0.0.1");
	await once(collector, "listening");
	const { port } = collector.address() as AddressInfo;
	const provider = startMetrics({
		deps: s.deps,
		collector: { endpoint: `http://127.0.0.1:${port}/`, headers: "x-key=a%20key" },
		jobsWaiting: async () => [{ kind: "DEVELOP", waiting: 3, seconds: 90 }],
		sweptAgo: async () => 120,
	});
	countCall({ procedure: "photos.confirm", code: "ok", ms: 30 });
	countUpload("confirmed");
	countSweep({ confirmed: 4, expired: 0 });
	await provider.forceFlush();
	await provider.shutdown();
	collector.close();

	expect(got[0]).toMatchObject({ path: "/v1/metrics", key: "a key" });
	const attributes = expect.arrayContaining([{ key: "code", value: { stringValue: "ok" } }]);
	const point = (more: object) => ({ dataPoints: [expect.objectContaining(more)] });
	expect(got[0]?.body).toMatchObject({
		resourceMetrics: [
			{
				resource: { attributes: [{ key: "service.name", value: { stringValue: "rollcall" } }] },
				scopeMetrics: [
					{
						metrics: expect.arrayContaining([
							expect.objectContaining({
								name: "rollcall.uploads",
								sum: expect.objectContaining({
									...{ aggregationTemporality: 2, isMonotonic: true },
									...point({ attributes, asDouble: 1, timeUnixNano: expect.stringMatching(/^\d{19}$/) }),
								}),
							}),
							expect.objectContaining({
								name: "rollcall.api.duration",
								histogram: expect.objectContaining(
									point({ count: "1", sum: 30, bucketCounts: ["0", "0", "1", ...Array(8).fill("0")] }),
								),
							}),
							expect.objectContaining({ name: "rollcall.jobs.waiting", gauge: point({ asDouble: 3 }) }),
							expect.objectContaining({ name: "rollcall.jobs.age", gauge: point({ asDouble: 90 }) }),
							expect.objectContaining({ name: "rollcall.sweep.age", gauge: point({ asDouble: 120 }) }),
							expect.objectContaining({
								name: "rollcall.sweeps",
								sum: {
									aggregationTemporality: 2,
									isMonotonic: true,
									dataPoints: [
										expect.objectContaining({ asDouble: 1 }),
										expect.objectContaining({ asDouble: 4 }),
									],
								},
							}),
						]),
					},
				],
			},
		],
	});
});
