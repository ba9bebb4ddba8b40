/** Calls a function for each request to any HTTP server of this process, before a listener of the server sees it. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";

/** https://nodejs.org/api/diagnostics_channel.html#http */
const channel = "http.server.request.start";

export interface RequestStart {
	request: IncomingMessage;
	response: ServerResponse;
	socket: Socket;
}

/** Returns a function that stops it. */
export function onRequestStart(listener: (start: RequestStart) => void): () => void {
	const onMessage = (message: unknown) => {
		if (isStart(message)) listener(message);
	};
	subscribe(channel, onMessage);
	return () => unsubscribe(channel, onMessage);
}

const isStart = (message: unknown): message is RequestStart =>
	typeof message === "object" &&
	message !== null &&
	"request" in message &&
	message.request instanceof IncomingMessage &&
	"response" in message &&
	message.response instanceof ServerResponse &&
	"socket" in message &&
	message.socket instanceof Socket;
