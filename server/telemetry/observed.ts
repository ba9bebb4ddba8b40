/** Wraps every route handler: gives the request an id, logs one line about it, counts it with its time, and adds the id to the answer. */
import type { Log } from "./log";
import { countCall } from "./measures";
import { requestIdHeader, requestIdOf, withRequestId } from "./request-id";

type Handler<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Promise<Response>;

/** The change feed. Every page that is visible asks every two seconds, so its lines would bury all others. */
const routine = "/api/trpc/events.changes";

/** Its calls are counted by procedure (../routers/trpc.ts). */
const api = "/api/trpc/";

/** Without what names an event: "/api/cover" of "/api/cover/summer-party", "/events" of a code at the venue. */
const routeOf = (path: string) =>
	path
		.split("/")
		.slice(0, path.startsWith("/api/") ? 3 : 2)
		.join("/");

function count(path: string, status: number, startedAt: number): void {
	if (path.startsWith(api)) return;
	const ms = performance.now() - startedAt;
	countCall({ procedure: routeOf(path), code: status < 400 ? "ok" : String(status), ms });
}

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
					count(facts.path, response.status, startedAt);
					if (facts.path !== routine || !response.ok)
						log.info({ ...facts, status: response.status, ...took() }, "request");
					return response;
				} catch (error) {
					count(facts.path, 500, startedAt);
					log.error({ ...facts, ...took(), err: error }, "request failed");
					throw error;
				}
			});
		};
}
