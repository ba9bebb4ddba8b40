/**
 * The door in front of the whole server: counts every request's body while it arrives and ends the request when it has
 * too many bytes or takes too long. It stands here and not in proxy.ts or a route, because Next waits for the end of a
 * body, without a limit in time, before it lets either of them answer: docs/decisions/0023-bodies-are-bounded-at-the-connection.md
 */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { privateAnswer } from "./private-answer";
import { type BodyLimits, type Refusal, tooLarge, tooSlow } from "./refuse-body";
import { commonHeaders, dataPolicy } from "./security-headers";

/** https://nodejs.org/api/diagnostics_channel.html#http: before any listener of the server sees the request. */
const channel = "http.server.request.start";
/** How long an answer has to reach a sender who is still sending. Closing at once could drop it on its way. */
const lingerMs = 1_000;

/** Watches every HTTP server of this process until the function that it returns is called. */
export function watchBodies(limits: BodyLimits): () => void {
	const onStart = (message: unknown) => {
		if (isStart(message)) watchBody(message, limits);
	};
	subscribe(channel, onStart);
	return () => unsubscribe(channel, onStart);
}

interface Start {
	request: IncomingMessage;
	response: ServerResponse;
	socket: Socket;
}

const isStart = (message: unknown): message is Start =>
	typeof message === "object" &&
	message !== null &&
	"request" in message &&
	message.request instanceof IncomingMessage &&
	"response" in message &&
	message.response instanceof ServerResponse &&
	"socket" in message &&
	message.socket instanceof Socket;

function watchBody({ request, response, socket }: Start, limits: BodyLimits): void {
	const { "content-length": declared, "transfer-encoding": encoding } = request.headers;
	if (encoding === undefined && !(Number(declared) > 0)) return;

	const push = request.push.bind(request);
	let refused = false;
	const refuse = (refusal: Refusal) => {
		if (refused || request.complete) return;
		refused = true;
		clearTimeout(timer);
		// What still comes waits in the network until the connection ends.
		socket.pause();
		if (response.headersSent) {
			socket.destroy();
			return;
		}
		answer(response, refusal);
		setTimeout(() => {
			// In this order: Next waits for the end of the body, and then leaves a request alone that is answered.
			// An error in place of the end would be written into the log, for everyone who sends too much.
			response.end();
			push(null);
		}, lingerMs);
	};
	const timer = setTimeout(() => refuse(tooSlow(limits)), limits.requestSeconds * 1_000);

	let bytes = 0;
	// Every part of a body passes here. A "data" listener would start the reading before Next is there to read.
	request.push = (chunk, ...rest) => {
		if (chunk === null) {
			clearTimeout(timer);
			return push(chunk, ...rest);
		}
		bytes += chunk.length;
		if (bytes > limits.requestBytes) refuse(tooLarge(limits));
		return refused ? false : push(chunk, ...rest);
	};
	// After the listeners of the server, so that an answer to "Expect: 100-continue" is not written into this one.
	if (Number(declared) > limits.requestBytes) setImmediate(() => refuse(tooLarge(limits)));

	request.once("close", () => clearTimeout(timer));
	// Answered before its body was there: what would still come, nobody reads.
	response.once("finish", () => {
		if (request.complete) return;
		// After Node, which now reads on in order to keep the connection.
		setImmediate(() => socket.pause());
		setTimeout(() => socket.destroy(), lingerMs);
	});
}

/** Whole by its content-length, but not ended: Node closes the connection at once after the end. */
function answer(response: ServerResponse, { status, error }: Refusal): void {
	const body = JSON.stringify({ error });
	response.writeHead(status, {
		...commonHeaders,
		...privateAnswer,
		"content-security-policy": dataPolicy,
		"content-type": "application/json",
		"content-length": Buffer.byteLength(body),
		connection: "close",
	});
	response.write(body);
}
