/**
 * Ends a server within ten seconds after it is asked to (SIGTERM, or SIGINT in a terminal), however much is left to do,
 * because that is how long Docker and most hosts wait before they kill a process. New requests are refused at once, those
 * under way are answered, and `drained` resolves when the jobs under way have ended or were given back.
 */
import { type ServerResponse, STATUS_CODES } from "node:http";
import { constants } from "node:os";
import { privateAnswer } from "./private-answer";
import { onRequestStart } from "./request-start";
import { commonHeaders, dataPolicy } from "./security-headers";

const signals = ["SIGTERM", "SIGINT"] as const;

/** Milliseconds after the signal. Nine and a half leave time to exit. */
const patience = { jobs: 7_000, everything: 9_500 };

/** Seconds. By then another process answers, or this one is back. */
const retryAfter = "5";

interface Ending {
	/** Aborted at once. */
	stopping: AbortController;
	/** Aborted when jobs have had time to end. */
	outOfTime: AbortController;
	drained: () => Promise<void>;
}

/** Call it after Next has added its own listeners. They close the server and exit, and are called last. */
export function endOnSignal(ending: Ending): void {
	let begun = false;
	for (const signal of signals) {
		const ofNext = process.listeners(signal);
		process.removeAllListeners(signal);
		process.on(signal, async () => {
			// A terminal signals every process of its group, and npm passes on what it gets.
			if (begun) return;
			begun = true;
			const exit = () => process.exit(128 + constants.signals[signal]);
			setTimeout(exit, patience.everything);
			setTimeout(() => ending.outOfTime.abort(), patience.jobs);
			ending.stopping.abort();
			onRequestStart(({ response }) => refuse(response));
			await ending.drained();
			if (ofNext.length === 0) exit();
			for (const listener of ofNext) listener(signal);
		});
	}
}

/** Next ignores a request that is already answered. */
function refuse(response: ServerResponse): void {
	response.writeHead(503, {
		...commonHeaders,
		...privateAnswer,
		"content-security-policy": dataPolicy,
		// Not JSON, so that browsers read it as the answer of a proxy that asks them to wait.
		"content-type": "text/plain",
		"retry-after": retryAfter,
		connection: "close",
	});
	response.end(STATUS_CODES[503]);
}
