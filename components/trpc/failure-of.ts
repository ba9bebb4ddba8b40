import type { Failure, Value, Values } from "@/messages/types";
import { wordLimits } from "@/rules/words";
import { AskedToWait } from "./patient-fetch";

/**
 * What to tell people about an error of a call: the server's code with its parameters, or that no answer came. It is
 * read by its shape, because the answer of a proxy or of a captive portal is no error of ours.
 */
export function failureOf(error: unknown): Failure {
	const data = field(error, "data");
	const code = field(data, "appCode");
	if (typeof code !== "string") return { code: isAskedToWait(error) ? "BUSY" : "CONNECTION_LOST" };
	const problem = field(data, "problem");
	if (typeof problem === "string") return { code: problem, params: wordLimits };
	const requestId = field(data, "requestId");
	if (typeof requestId === "string") return { code: "INTERNAL_REQUEST", params: { requestId } };
	return { code, params: paramsIn(field(data, "params")) };
}

/** tRPC wraps the error of the request in one of its own. */
const isAskedToWait = (error: unknown) =>
	error instanceof AskedToWait || field(error, "cause") instanceof AskedToWait;

/** Seconds that the server, or a proxy in front of it (./patient-fetch.ts), asks to wait after this error; null if it does not ask. */
export function askedWaitOf(error: unknown): number | null {
	return secondsIn(field(error, "data")) ?? secondsIn(error) ?? secondsIn(field(error, "cause"));
}

function secondsIn(value: unknown): number | null {
	const seconds = field(value, "retryAfter");
	return typeof seconds === "number" && Number.isFinite(seconds) ? seconds : null;
}

function paramsIn(given: unknown): Values {
	const params: Record<string, Value> = {};
	for (const [name, value] of Object.entries(Object(given))) {
		if (typeof value === "string" || typeof value === "number") params[name] = value;
		if (Array.isArray(value)) params[name] = value.map(String);
	}
	return params;
}

function field(value: unknown, name: string): unknown {
	return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
