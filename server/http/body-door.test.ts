import {
	Agent,
	createServer,
	type IncomingMessage,
	type RequestListener,
	request,
	type Server,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { limits } from "@/server/limits";
import { chunked, rawRequest } from "@/tests/setup/raw-request";
import { watchBodies } from "./body-door";
import type { BodyLimits } from "./refuse-body";

const stops: (() => void)[] = [];
afterEach(() => {
	for (const stop of stops.splice(0)) stop();
});

/**
 * A server whose bodies are limited. It also returns its connections, so that a test can check what they received.
 */
async function behindTheDoor(listener: RequestListener, changes: Partial<BodyLimits> = {}) {
	stops.push(watchBodies({ ...limits, ...changes }));
	const server: Server = createServer(listener);
	const sockets: Socket[] = [];
	server.on("connection", (socket) => sockets.push(socket));
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	stops.push(() => {
		server.closeAllConnections();
		server.close();
	});
	const { port } = server.address() as AddressInfo;
	return { origin: `http://127.0.0.1:${port}`, sockets };
}
/** Bytes of one read of a socket. */
const oneRead = 65_536;

function* megabytes(count: number) {
	for (let part = 0; part < count * 64; part++) yield "x".repeat(15_625);
}
const endless = { "transfer-encoding": "chunked" };

test.each([
	["without a length", "POST", endless, chunked(megabytes(100))],
	["with its length", "POST", { "content-length": "100000000" }, megabytes(100)],
	["for a method that usually has none", "DELETE", endless, chunked(megabytes(100))],
])(
	"a long body %s is read no further than the limit and one read, and is answered 413",
	async (_, method, headers, parts) => {
		const read: string[] = [];
		const { origin, sockets } = await behindTheDoor(async (request, response) => {
			read.push(await text(request));
			response.end();
		});
		const answer = await rawRequest(origin, { method, path: "/", headers, parts });

		expect(answer).toMatchObject({ status: 413, body: '{"error":"A request can have at most 64 kB."}' });
		expect(answer.headers).toMatchObject({ "cache-control": "private, no-store", connection: "close" });
		// The rest that the client has sent stays in its system's buffers.
		expect(sockets[0]?.bytesRead).toBeLessThanOrEqual(limits.requestBytes + 2 * oneRead);
		await new Promise((resolve) => sockets[0]?.once("close", resolve));
		expect(read.filter((body) => body.length > limits.requestBytes)).toEqual([]);
	},
);

test("a body of exactly the limit is accepted, and one with one more byte is refused", async () => {
	const { origin } = await behindTheDoor(async (request, response) => {
		response.setHeader("content-length", 2).end((await text(request)) && "ok");
	});
	const send = async (bytes: number) => {
		const parts = chunked(["x".repeat(bytes)]);
		return (await rawRequest(origin, { method: "POST", path: "/", headers: endless, parts })).status;
	};
	expect(await send(limits.requestBytes)).toBe(200);
	expect(await send(limits.requestBytes + 1)).toBe(413);
});

test.each([
	["that never ends", endless, "2\r\nxx\r\n"],
	["that is shorter than its content-length", { "content-length": "5000" }, "xx"],
])("a body %s is answered 408, and its connection ends", async (_, headers, part) => {
	const { origin, sockets } = await behindTheDoor(
		async (request, response) => {
			await text(request);
			response.end("read");
		},
		{ requestSeconds: 0.2 },
	);
	const answers = await Promise.all(
		Array.from({ length: 100 }, () =>
			rawRequest(origin, { method: "POST", path: "/", headers, parts: [part] }),
		),
	);
	expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([408]));
	expect(answers[0]?.body).toBe('{"error":"This request took longer than 0.2 seconds to arrive."}');
	await expect.poll(() => sockets.filter(({ destroyed }) => !destroyed)).toEqual([]);
});

test("the body of a request that was answered early is not read, and its connection ends", async () => {
	const { origin, sockets } = await behindTheDoor((_, response) => void response.end("early"));
	const answer = await rawRequest(origin, {
		...{ method: "GET", path: "/", headers: endless, parts: chunked(megabytes(100)) },
	});
	expect(answer.status).toBe(200);
	await expect.poll(() => sockets.every(({ destroyed }) => destroyed)).toBe(true);
	expect(sockets[0]?.bytesRead).toBeLessThanOrEqual(1_000_000);
});

test("a body that is longer than its content-length is cut off, and the rest is no valid request", async () => {
	const seen: string[] = [];
	const { origin } = await behindTheDoor(async (request, response) => {
		seen.push(await text(request));
		response.setHeader("content-length", 2).end("ok");
	});
	const headers = { "content-length": "2" };
	await rawRequest(origin, { method: "POST", path: "/", headers, parts: [`ab${"x".repeat(100_000)}`] });
	expect(seen).toEqual(["ab"]);
});

test("a kept-alive connection can send several requests", async () => {
	const { origin, sockets } = await behindTheDoor(async (asked, response) => {
		response.end(await text(asked));
	});
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	for (const body of ["one", "two", "x".repeat(limits.requestBytes)]) {
		const answer = await new Promise<IncomingMessage>((resolve) =>
			request(origin, { method: "POST", agent }, resolve).end(body),
		);
		expect(await text(answer)).toBe(body);
	}
	agent.destroy();
	expect(sockets).toHaveLength(1);
});

test("a body that arrived while the server was busy for longer than the time limit is accepted", async () => {
	let start = () => {};
	const started = new Promise<void>((resolve) => {
		start = resolve;
	});
	const { origin } = await behindTheDoor(
		async (asked, response) => {
			start();
			response.end(await text(asked));
		},
		{ requestSeconds: 0.2 },
	);
	async function* parts() {
		yield "xx";
		await started;
		yield "yy";
		// The second part is now in the server's buffer, and neither side can run until the limit has passed.
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
	}
	const headers = { "content-length": "4" };
	const answer = await rawRequest(origin, { method: "POST", path: "/", headers, parts: parts() });
	expect(answer).toMatchObject({ status: 200, body: "xxyy" });
});

test("TRACE is answered with 405 before the server's listener sees it", async () => {
	const seen: (string | undefined)[] = [];
	const { origin } = await behindTheDoor((asked, response) => {
		seen.push(asked.method);
		if (!response.writableEnded) response.end("ours");
	});
	const answer = await rawRequest(origin, { method: "TRACE", path: "/" });
	expect(answer).toMatchObject({
		status: 405,
		body: '{"error":"This server does not answer TRACE requests."}',
	});
	expect(answer.headers).toMatchObject({ "cache-control": "private, no-store", connection: "close" });
	expect(seen).not.toContain("TRACE");
});
