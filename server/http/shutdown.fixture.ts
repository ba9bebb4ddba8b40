/**
 * A server like Next's that ends as `endOnSignal` has it. It answers a request for /slow when it is told "answer" on its
 * standard input, and its jobs end with that word, or when they are out of time. It prints its port and what happens.
 */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { endOnSignal } from "./shutdown";

const say = (word: string | number) => process.stdout.write(`${word}\n`);

let slow: ServerResponse | undefined;
const server = createServer((request, response) => {
	// A listener comes after the ones that were told of the request's start.
	if (response.writableEnded) return;
	if (request.url !== "/slow") return response.end("answered");
	slow = response;
	say("slow");
});

// As Next: it waits for the requests under way.
process.on("SIGTERM", () => server.close(() => process.exit(143)));

const stopping = new AbortController();
const outOfTime = new AbortController();
const drained = new Promise<void>((resolve) => {
	outOfTime.signal.addEventListener("abort", () => {
		say("out of time");
		resolve();
	});
	process.stdin.once("data", () => {
		slow?.end("answered at last");
		resolve();
	});
});
endOnSignal({ stopping, outOfTime, drained: () => drained });
stopping.signal.addEventListener("abort", () => say("stopping"));

server.listen(0, "127.0.0.1", () => say((server.address() as AddressInfo).port));
