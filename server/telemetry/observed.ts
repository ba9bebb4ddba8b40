/** Wraps every route handler: gives the request an id, logs one line about it, and adds the id to the answer. */
import type { Log } from "./log";
import { requestIdHeader, requestIdOf, withRequestId } from "./request-id";

type Handler<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Promise<Response>;

/** The change feed. Every page that is visible asks every two seconds, so its lines would bury all others. */
const routine = "/api/trpc/events.changes";

export function makeObserved(log: Log) {
	return <Rest extends unknown[]>(handler: Handler<Rest>): Handler<Rest> =>
		(request, ...rest) => {
			const id = requestIdOf(request.headers);
			return withRequestId(id, async () => {
				const startedAt = performance.now();
				// The query is left out, because it may contain a search or a sign-in code.
				const facts = { method: request.method, path: new URL(request.url).pathname };
				const took = () => ({ ms: Math.round(performance.now() - startedAt) });
				try {
					const response = await handler(request, ...rest);
					response.headers.set(requestIdHeader, id);
					if (facts.path !== routine || !response.ok)
						log.info({ ...facts, status: response.status, ...took() }, "request");
					return response;
				} catch (error) {
					log.error({ ...facts, ...took(), err: error }, "request failed");
					throw error;
				}
			});
		};
}
