/**
 * The id of the current request. It is on the answer, in every line of the log and in the message of an internal
 * error, so that a person can report it. It follows the request through everything that it awaits.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

export const requestIdHeader = "x-request-id";

const requests = new AsyncLocalStorage<string>();

/** Undefined outside of a request and while a page is rendered. */
export const currentRequestId = () => requests.getStore();

export const withRequestId = <T>(id: string, run: () => T): T => requests.run(id, run);

/**
 * Keeps the id that a proxy in front of the app has set, or makes a new one, which is short so that people can
 * read it out.
 */
export function requestIdOf(headers: Headers): string {
	const given = headers.get(requestIdHeader);
	// Anybody can send the header, so it must not be able to smuggle anything into the log.
	return given && /^[\w:.-]{8,64}$/.test(given) ? given : randomBytes(6).toString("hex");
}
