/**
 * Around every route handler: its body is bounded before it sees it, its answer is for the one who asked, and a line of
 * the log tells of it (../telemetry/observed.ts).
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
