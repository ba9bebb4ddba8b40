/**
 * The id of the request being answered: on its answer, in every line of the log, and in the message of an error that is
 * ours, so that a person can name it. It follows the request through everything it awaits.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

export const requestIdHeader = "x-request-id";

const requests = new AsyncLocalStorage<string>();

/** Undefined outside of a request, and while a page is rendered. */
export const currentRequestId = () => requests.getStore();

export const withRequestId = <T>(id: string, run: () => T): T => requests.run(id, run);

/** What stands before the app has named it already, or it gets a name here. Short: people read it aloud. */
export function requestIdOf(headers: Headers): string {
	const given = headers.get(requestIdHeader);
	// Anybody can send the header: nothing may be smuggled into the log with it.
	return given && /^[\w:.-]{8,64}$/.test(given) ? given : randomBytes(6).toString("hex");
}
