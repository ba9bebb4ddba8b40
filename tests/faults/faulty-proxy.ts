/**
 * A proxy that stands in front of the object store, or of the app, and does to each request what a plan says (./plan.ts).
 * It listens on loopback only. A signed URL covers the Host header, so the app has to sign for the proxy's address
 * (S3_ENDPOINT), and the proxy passes every header on as it came.
 */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type Fault, type Plan, pass } from "./plan";
import { type TokenBucket, tokenBucket } from "./token-bucket";

interface Options {
	/** The address of the server behind the proxy. */
	target: string;
	plan?: Plan;
	/** All connections together, in each direction; null is as fast as the machine. */
	bitsPerSecond?: number | null;
	/** The port to listen on; without it a free one. */
	port?: number;
}

interface Traffic {
	requests: number;
	/** Bytes of bodies that came from the clients, and that went to them. */
	sent: number;
	received: number;
	faults: Partial<Record<Exclude<Fault["kind"], "pass">, number>>;
}

/** What a store says to a signed URL whose time is over. */
const expired = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";

/** The headers without those that concern only one connection. */
function ofTheWholeWay(rawHeaders: readonly string[]): string[] {
	const ofOneConnection = new Set(["connection", "keep-alive", "expect"]);
	const kept: string[] = [];
	for (let at = 0; at < rawHeaders.length; at += 2) {
		const [name, value] = [rawHeaders[at], rawHeaders[at + 1]];
		if (name !== undefined && value !== undefined && !ofOneConnection.has(name.toLowerCase()))
			kept.push(name, value);
	}
	return kept;
}

export type FaultyProxy = Awaited<ReturnType<typeof startFaultyProxy>>;

export async function startFaultyProxy({ target, bitsPerSecond = null, ...options }: Options) {
	const { hostname, port: targetPort } = new URL(target);
	let plan = options.plan ?? pass;
	const closing = new AbortController();
	const traffic: Traffic = { requests: 0, sent: 0, received: 0, faults: {} };
	let index = 0;
	let bucket = makeBucket(bitsPerSecond);
	/** The times that the proxy is away, so that it listens again only after the last of them. */
	let away = 0;

	function makeBucket(rate: number | null): TokenBucket | null {
		return rate === null ? null : tokenBucket(rate, closing.signal);
	}

	const server = createServer((request, response) => {
		// A client that gives up is no error of the proxy.
		request.on("error", () => {});
		response.on("error", () => {});
		handle(request, response).catch(() => response.destroy());
	});
	// Uploads at a low rate take longer than Node's own limits.
	server.requestTimeout = 0;
	server.headersTimeout = 0;
	const port = await listen(options.port ?? 0);

	function listen(at: number): Promise<number> {
		return new Promise((resolve, reject) => {
			server.once("error", reject);
			server.listen(at, "127.0.0.1", () => {
				server.off("error", reject);
				const address = server.address();
				resolve(typeof address === "object" && address !== null ? address.port : at);
			});
		});
	}

	/** Ends all connections and refuses new ones for a while. */
	async function goAway(ms: number): Promise<void> {
		away += 1;
		if (away === 1) {
			server.close();
			server.closeAllConnections();
		}
		await sleep(ms, undefined, { signal: closing.signal }).catch(() => {});
		away -= 1;
		if (away === 0 && !closing.signal.aborted) await listen(port);
	}

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		traffic.requests += 1;
		const { method = "GET", url: path = "/" } = request;
		const length = Number(request.headers["content-length"] ?? 0);
		const fault = plan({ method, path, length, index: index++ });
		if (fault.kind !== "pass") traffic.faults[fault.kind] = (traffic.faults[fault.kind] ?? 0) + 1;
		switch (fault.kind) {
			case "pass":
				return forward(request, response);
			case "delay":
				await sleep(fault.ms, undefined, { signal: closing.signal });
				return forward(request, response);
			case "stall":
				for await (const chunk of request) count("sent", chunk);
				return;
			case "cutRequest":
				return forward(request, response, { cutAfter: fault.afterBytes });
			case "loseAnswer":
				return forward(request, response, { loseAnswer: true });
			case "answer":
				return answer(request, response, fault);
			case "goAway":
				return goAway(fault.ms);
		}
	}

	function count(direction: "sent" | "received", chunk: Buffer): void {
		traffic[direction] += chunk.length;
	}

	/** Counts what passes, and slows it down. Fails after `most` bytes. */
	async function* paced(
		source: AsyncIterable<Buffer>,
		direction: "sent" | "received",
		most = Number.POSITIVE_INFINITY,
	) {
		let left = most;
		for await (const chunk of source) {
			const portion = bucket?.portion ?? chunk.length;
			for (let from = 0; from < chunk.length; from += portion) {
				const part = chunk.subarray(from, Math.min(from + portion, from + left));
				await bucket?.take(part.length);
				count(direction, part);
				left -= part.length;
				yield part;
				if (left <= 0) throw new Error("The connection is cut.");
			}
		}
	}

	async function forward(
		request: IncomingMessage,
		response: ServerResponse,
		{ cutAfter, loseAnswer = false }: { cutAfter?: number; loseAnswer?: boolean } = {},
	): Promise<void> {
		const { method, url, rawHeaders } = request;
		const headers = ofTheWholeWay(rawHeaders);
		const onward = httpRequest({
			...{ hostname, port: targetPort, method, path: url, headers, agent: false, signal: closing.signal },
		});
		const answered = new Promise<IncomingMessage>((resolve, reject) => {
			onward.once("response", resolve);
			onward.on("error", reject);
		});
		// A client that gives up takes its request along.
		response.once("close", () => {
			if (!response.writableFinished) onward.destroy();
		});
		const sending = pipeline(
			request,
			(source: AsyncIterable<Buffer>) => paced(source, "sent", cutAfter),
			onward,
		);
		if (cutAfter !== undefined) {
			answered.catch(() => {});
			await sending.catch(() => {});
			request.socket.destroy();
			return;
		}
		// A server may answer before it has read the whole body, and then end the connection.
		sending.catch(() => {});
		const incoming = await answered;
		if (loseAnswer) {
			for await (const chunk of incoming) count("received", chunk);
			request.socket.destroy();
			return;
		}
		response.writeHead(incoming.statusCode ?? 502, ofTheWholeWay(incoming.rawHeaders));
		await pipeline(incoming, (source: AsyncIterable<Buffer>) => paced(source, "received"), response);
	}

	async function answer(
		request: IncomingMessage,
		response: ServerResponse,
		{ status, retryAfter, readable }: Extract<Fault, { kind: "answer" }>,
	): Promise<void> {
		for await (const _ of paced(request, "sent"));
		const { origin } = request.headers;
		response.writeHead(status, {
			"content-type": "application/xml",
			...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
			...(readable &&
				origin && {
					"access-control-allow-origin": origin,
					"access-control-expose-headers": "retry-after",
					vary: "origin",
				}),
		});
		response.end(status === 403 ? expired : "<Error><Code>Fault</Code></Error>");
	}

	return {
		/** Where clients and the app reach the proxy. A browser counts localhost and 127.0.0.1 as different origins. */
		url: `http://127.0.0.1:${port}`,
		port,
		traffic,
		goAway,
		setPlan(next: Plan) {
			plan = next;
		},
		setRate(rate: number | null) {
			bucket = makeBucket(rate);
		},
		/** Ends every connection and wait. Repeating is safe. */
		async close(): Promise<void> {
			closing.abort();
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
		},
	};
}
