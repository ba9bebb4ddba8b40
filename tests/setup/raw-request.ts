/**
 * A request that is written to the socket by hand, so that it can do what no client library does: send an endless
 * body, send no body, or send a wrong content-length.
 */
import { connect } from "node:net";

export interface RawAnswer {
	/** 0 if the connection ended without an answer. */
	status: number;
	headers: Record<string, string>;
	body: string;
	/** Bytes of the body that were written to the socket before the connection ended. */
	sent: number;
}

interface RawRequest {
	method: string;
	path: string;
	headers?: Record<string, string>;
	/** The body, part by part. After its end the connection stays open, and the server has to close it. */
	parts?: Iterable<string> | AsyncIterable<string>;
	/** Milliseconds without traffic on the socket after which the request is ended. */
	patienceMs?: number;
}

/** Resolves when the server has closed the connection, or after a complete answer. */
export async function rawRequest(
	origin: string,
	{ method, path, headers = {}, parts = [], patienceMs = 60_000 }: RawRequest,
): Promise<RawAnswer> {
	const { hostname, port, host } = new URL(origin);
	const socket = connect({ port: Number(port), host: hostname });
	let received = "";
	let sent = 0;
	const ended = new Promise<void>((resolve) => {
		// A server that refuses a body resets the connection. What it answered before still counts.
		socket.on("error", () => resolve());
		socket.on("close", () => resolve());
		socket.setTimeout(patienceMs, () => socket.destroy());
		socket.setEncoding("utf8").on("data", (text) => {
			received += text;
			if (isWhole(received)) resolve();
		});
	});
	let isOver = false;
	void ended.then(() => {
		isOver = true;
	});
	const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
	socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
	const sending = (async () => {
		for await (const part of parts) {
			if (isOver) return;
			sent += part.length;
			if (!socket.write(part)) await Promise.race([new Promise((go) => socket.once("drain", go)), ended]);
		}
	})();
	await ended;
	socket.destroy();
	await sending;
	return { ...parsed(received), sent };
}

/** Encodes the parts of a body as chunks, so that it is sent without its length. */
export function* chunked(parts: Iterable<string>) {
	for (const part of parts) yield `${part.length.toString(16)}\r\n${part}\r\n`;
	yield "0\r\n\r\n";
}

function parsed(received: string): Omit<RawAnswer, "sent"> {
	const end = received.indexOf("\r\n\r\n");
	const [first = "", ...lines] = received.slice(0, Math.max(end, 0)).split("\r\n");
	const headers = lines.map((line) => {
		const at = line.indexOf(":");
		return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
	});
	return {
		status: Number(first.split(" ")[1] ?? 0),
		headers: Object.fromEntries(headers),
		body: end < 0 ? "" : received.slice(end + 4),
	};
}

function isWhole(received: string): boolean {
	const { headers, body } = parsed(received);
	if (headers["transfer-encoding"] === "chunked") return body.endsWith("0\r\n\r\n");
	const length = headers["content-length"];
	return length !== undefined && Buffer.byteLength(body) >= Number(length);
}
