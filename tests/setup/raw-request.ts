/**
 * A request written to the socket by hand, as no client library writes it: a body without end, one that never comes, a
 * content-length that lies.
 */
import { connect } from "node:net";

export interface RawAnswer {
	/** 0 where the connection ended without an answer. */
	status: number;
	headers: Record<string, string>;
	body: string;
	/** Bytes of the body that were handed to the network before the connection ended. */
	sent: number;
}

interface RawRequest {
	method: string;
	path: string;
	headers?: Record<string, string>;
	/** The body, part by part. One that ends leaves the connection open: the server has to end it. */
	parts?: Iterable<string> | AsyncIterable<string>;
	/** Gives up after so many milliseconds, however little came. */
	patienceMs?: number;
}

/** Resolves when the server has closed the connection, or after a complete answer of a length that it gave. */
export async function rawRequest(
	origin: string,
	{ method, path, headers = {}, parts = [], patienceMs = 60_000 }: RawRequest,
): Promise<RawAnswer> {
	const { hostname, port, host } = new URL(origin);
	const socket = connect({ port: Number(port), host: hostname });
	let received = "";
	let sent = 0;
	const ended = new Promise<void>((resolve) => {
		// A server that hangs up on a sender resets the connection; what it answered before counts.
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

/** The parts of a body that is sent without telling its length. */
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
