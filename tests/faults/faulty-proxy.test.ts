import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { afterEach, expect, test } from "vitest";
import { type FaultyProxy, startFaultyProxy } from "./faulty-proxy";
import { type Fault, only, type Plan, random, scripted } from "./plan";

interface Seen {
	method: string;
	host: string | undefined;
	/** Bytes of the body that arrived. */
	bytes: number;
	/** Whether all of the body arrived. */
	whole: boolean;
}

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const stop of stops.splice(0).reverse()) await stop();
});

/** A server that answers every request with 1,000 bytes, and a proxy in front of it. */
async function inFront(plan: Plan, bitsPerSecond: number | null = null) {
	const seen: Seen[] = [];
	const server = createServer((request: IncomingMessage, response) => {
		const one: Seen = { method: request.method ?? "", host: request.headers.host, bytes: 0, whole: false };
		seen.push(one);
		request.on("data", (chunk: Buffer) => {
			one.bytes += chunk.length;
		});
		request.on("error", () => {});
		request.on("end", () => {
			one.whole = true;
			response.writeHead(200, { "access-control-allow-origin": "http://app.test" });
			response.end("x".repeat(1_000));
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	stops.push(async () => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	const port = typeof address === "object" && address ? address.port : 0;
	const proxy = await startFaultyProxy({ target: `http://127.0.0.1:${port}`, plan, bitsPerSecond });
	stops.push(() => proxy.close());
	return { proxy, seen };
}

const put = (proxy: FaultyProxy, bytes = 200_000, init: RequestInit = {}) =>
	fetch(`${proxy.url}/photos/a.jpg?X-Amz-Signature=1`, {
		...{ method: "PUT", body: new Uint8Array(bytes), headers: { origin: "http://app.test" } },
		...init,
	});
/** The status, or "lost" if no answer came. */
const end = (answer: Promise<Response>) =>
	answer.then(
		async (got) => {
			await got.arrayBuffer();
			return got.status;
		},
		() => "lost" as const,
	);

test("a request passes with its body, its headers and the Host that it was sent to", async () => {
	const { proxy, seen } = await inFront(scripted());
	const answer = await put(proxy);

	expect(await answer.text()).toHaveLength(1_000);
	expect(answer.headers.get("access-control-allow-origin")).toBe("http://app.test");
	expect(seen).toEqual([{ method: "PUT", host: `127.0.0.1:${proxy.port}`, bytes: 200_000, whole: true }]);
	expect(proxy.traffic).toEqual({ requests: 1, sent: 200_000, received: 1_000, faults: {} });
});

test("after a delay the request passes", async () => {
	const { proxy, seen } = await inFront(scripted({ kind: "delay", ms: 20 }));
	expect(await end(put(proxy))).toBe(200);
	expect(seen).toHaveLength(1);
	expect(proxy.traffic.faults).toEqual({ delay: 1 });
});

test("a stalled request is read and never answered, and the server does not see it", async () => {
	const { proxy, seen } = await inFront(scripted({ kind: "stall" }));
	const giveUp = new AbortController();
	const stalled = end(put(proxy, 200_000, { signal: giveUp.signal }));
	await expect.poll(() => proxy.traffic.sent).toBe(200_000);
	expect(await end(put(proxy))).toBe(200);
	giveUp.abort();
	expect(await stalled).toBe("lost");
	expect(seen).toHaveLength(1);
});

test("a request that is cut reaches the server only in part", async () => {
	const { proxy, seen } = await inFront(scripted({ kind: "cutRequest", afterBytes: 150_000 }));
	expect(await end(put(proxy))).toBe("lost");
	expect(proxy.traffic.sent).toBe(150_000);
	expect(seen.filter(({ whole }) => whole)).toEqual([]);
	expect(await end(put(proxy))).toBe(200);
});

test("a request that is cut before its first byte, or after its last one, gets no answer", async () => {
	const cut = (afterBytes: number): Fault => ({ kind: "cutRequest", afterBytes });
	const { proxy } = await inFront(scripted(cut(0), cut(5_000)));
	expect([await end(put(proxy, 5_000)), await end(put(proxy, 5_000))]).toEqual(["lost", "lost"]);
});

test("if its answer is lost, the request has reached the server", async () => {
	const { proxy, seen } = await inFront(scripted({ kind: "loseAnswer" }));
	expect(await end(put(proxy))).toBe("lost");
	expect(seen).toMatchObject([{ bytes: 200_000, whole: true }]);
});

test.each([
	[500, undefined],
	[503, 7],
	[429, 1],
	[403, undefined],
] as const)("answers %i by itself, which a page may read or not", async (status, retryAfter) => {
	const kind = "answer" as const;
	const { proxy, seen } = await inFront(
		scripted({ kind, status, retryAfter, readable: true }, { kind, status, retryAfter, readable: false }),
	);
	const [readable, unreadable] = [await put(proxy), await put(proxy)];
	for (const { status: got, headers } of [readable, unreadable])
		expect([got, headers.get("retry-after")]).toEqual([status, retryAfter ? String(retryAfter) : null]);
	expect(readable.headers.get("access-control-allow-origin")).toBe("http://app.test");
	expect(unreadable.headers.get("access-control-allow-origin")).toBeNull();
	if (status === 403) expect(await readable.text()).toContain("Request has expired");
	expect(seen).toEqual([]);
});

test("while it is away connections are refused, and those that were open end", async () => {
	const { proxy } = await inFront(scripted({ kind: "stall" }, { kind: "goAway", ms: 300 }));
	const stalled = end(put(proxy));
	await expect.poll(() => proxy.traffic.sent).toBe(200_000);
	expect(await end(put(proxy, 10))).toBe("lost");
	expect(await stalled).toBe("lost");
	expect(await end(put(proxy))).toBe("lost");
	await expect.poll(() => end(put(proxy))).toBe(200);
});

test("going away a second time before it is back makes it stay away until both times are over", async () => {
	const { proxy } = await inFront(scripted());
	await Promise.all([proxy.goAway(50), proxy.goAway(200)]);
	expect(await end(put(proxy))).toBe(200);
});

test("all connections share the rate", async () => {
	// 40,000 bytes each way of three requests at 50,000 bytes a second, of which a tenth may pass at once.
	const { proxy } = await inFront(scripted(), 400_000);
	const begin = performance.now();
	await Promise.all([1, 2, 3].map(() => end(put(proxy, 13_000))));
	expect(performance.now() - begin).toBeGreaterThan(650);
	expect(proxy.traffic).toMatchObject({ requests: 3, sent: 39_000, received: 3_000 });

	proxy.setRate(null);
	expect(await end(put(proxy))).toBe(200);
});

test("closing ends requests that stall, wait or are slow, and closing again does nothing", async () => {
	const { proxy } = await inFront(scripted({ kind: "stall" }, { kind: "delay", ms: 1_000_000 }), 100_000);
	const open = [1, 2, 3].map(() => end(put(proxy)));
	await expect.poll(() => proxy.traffic.requests).toBe(3);
	await proxy.close();
	await proxy.close();
	expect(await Promise.all(open)).toEqual(["lost", "lost", "lost"]);
	expect(await end(put(proxy))).toBe("lost");
});

test("a proxy that is closed while it is away stays away", async () => {
	const { proxy } = await inFront(scripted());
	const away = proxy.goAway(50);
	await proxy.close();
	await away;
	expect(await end(put(proxy))).toBe("lost");
});

test("a server that is not there is a lost connection", async () => {
	const proxy = await startFaultyProxy({ target: "http://127.0.0.1:9" });
	stops.push(() => proxy.close());
	expect(await end(put(proxy))).toBe("lost");
});

test("the same seed gives the same faults, and another seed others", () => {
	const faultsOf = (seed: number) => {
		const plan = random({ seed, share: 0.5, stalls: 2 });
		return Array.from({ length: 400 }, (_, index) =>
			plan({ method: "PUT", path: "/", length: 1_000, index }),
		);
	};
	expect(faultsOf(7)).toEqual(faultsOf(7));
	expect(faultsOf(8)).not.toEqual(faultsOf(7));
	const kinds = faultsOf(7).map(({ kind }) => kind);
	expect([...new Set(kinds)].sort()).toEqual([
		...["answer", "cutRequest", "delay", "goAway", "loseAnswer", "pass", "stall"],
	]);
	expect(kinds.filter((kind) => kind === "stall")).toHaveLength(2);
});

test("a plan for some requests leaves the others alone", () => {
	const uploads = only(({ method }) => method === "PUT", scripted({ kind: "loseAnswer" }, { kind: "stall" }));
	const kindOf = (method: string) => uploads({ method, path: "/", length: 0, index: 0 }).kind;
	expect(["PUT", "GET", "GET", "PUT", "PUT"].map(kindOf)).toEqual([
		...["loseAnswer", "pass", "pass", "stall", "pass"],
	]);
});
