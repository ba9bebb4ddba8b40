/**
 * Limits the bodies of all requests to this server. It counts a body's bytes while they arrive and ends the
 * request when there are too many or when they take too long. This is not done in proxy.ts or in a route, because
 * Next waits for the end of the body, without a timeout, before either of them can answer:
 * docs/decisions/0023-bodies-are-bounded-at-the-connection.md
 */
import type { ServerResponse } from "node:http";
import { privateAnswer } from "./private-answer";
import { type BodyLimits, noTrace, type Refusal, tooLarge, tooSlow } from "./refuse-body";
import { onRequestStart, type RequestStart } from "./request-start";
import { commonHeaders, dataPolicy } from "./security-headers";

/**
 * Milliseconds until the connection is closed. Closing it at once could lose the answer while the client is still
 * sending.
 */
const lingerMs = 1_000;

/** Watches every HTTP server of this process until the function that it returns is called. */
export function watchBodies(limits: BodyLimits): () => void {
	return onRequestStart((start) => watchBody(start, limits));
}

function watchBody({ request, response, socket }: RequestStart, limits: BodyLimits): void {
	if (request.method === "TRACE") {
		answer(response, noTrace);
		response.end();
		// Next cannot represent a TRACE request and logs an error. It ignores other requests that are already answered.
		request.method = "OPTIONS";
	}
	const { "content-length": declared, "transfer-encoding": encoding } = request.headers;
	if (encoding === undefined && !(Number(declared) > 0)) return;

	const push = request.push.bind(request);
	let refused = false;
	const refuse = (refusal: Refusal) => {
		if (refused || request.complete) return;
		refused = true;
		clearTimeout(timer);
		// The rest of the body waits in the network until the connection ends.
		socket.pause();
		if (response.headersSent) {
			socket.destroy();
			return;
		}
		answer(response, refusal);
		setTimeout(() => {
			// The order matters: Next waits for the end of the body and then ignores a request that is already answered.
			// The body ends normally, because an error would be logged for every request that is too large.
			response.end();
			push(null);
		}, lingerMs);
	};
	// After the process was blocked, Node runs this timer before it reads what has arrived. An immediate runs after that.
	const timer = setTimeout(() => setImmediate(() => refuse(tooSlow(limits))), limits.requestSeconds * 1_000);

	let bytes = 0;
	// Every part of a body goes through `push`. A "data" listener would start reading before Next is ready to read.
	request.push = (chunk, ...rest) => {
		if (chunk === null) {
			clearTimeout(timer);
			return push(chunk, ...rest);
		}
		bytes += chunk.length;
		if (bytes > limits.requestBytes) refuse(tooLarge(limits));
		return refused ? false : push(chunk, ...rest);
	};
	// This runs after the server's listeners, so that an answer to "Expect: 100-continue" is not written into this one.
	if (Number(declared) > limits.requestBytes) setImmediate(() => refuse(tooLarge(limits)));

	request.once("close", () => clearTimeout(timer));
	// The request was answered before its whole body arrived, and nothing will read the rest.
	response.once("finish", () => {
		if (request.complete) return;
		// This runs after Node, which otherwise would read the rest of the body in order to keep the connection.
		setImmediate(() => socket.pause());
		setTimeout(() => socket.destroy(), lingerMs);
	});
}

/** Writes the whole answer but does not end it, because Node closes the connection as soon as the answer ends. */
function answer(response: ServerResponse, { status, error }: Refusal): void {
	const body = JSON.stringify({ error });
	response.writeHead(status, {
		...commonHeaders,
		...privateAnswer,
		"content-security-policy": dataPolicy,
		"content-type": "application/json",
		"content-length": Buffer.byteLength(body),
		connection: "close",
		// RFC 9110 requires this header. These are the methods that some route of this server answers.
		...(status === 405 && { allow: "GET, HEAD, POST" }),
	});
	response.write(body);
}
