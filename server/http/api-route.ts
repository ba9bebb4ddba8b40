/**
 * Wraps every route handler: the request's body is limited before the handler sees it, the answer is marked as
 * private, and the request is logged (../telemetry/observed.ts).
 */
import { limits } from "../limits";
import { observed } from "../telemetry/server-log";
import { privateAnswer } from "./private-answer";
import { withBoundedBody } from "./read-body";

type Handler<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Promise<Response>;

export function apiRoute<Rest extends unknown[]>(handler: Handler<Rest>): Handler<Rest> {
	return observed(async (request: Request, ...rest: Rest) => {
		const bounded = request.body ? await withBoundedBody(request, limits) : request;
		const response = bounded instanceof Response ? bounded : await handler(bounded, ...rest);
		for (const [name, value] of Object.entries(privateAnswer)) response.headers.set(name, value);
		return response;
	});
}
