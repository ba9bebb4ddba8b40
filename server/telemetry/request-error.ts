import { requestIdHeader } from "./request-id";
import { log } from "./server-log";

/** Of a page that could not be rendered. Its visitor reads the digest, and finds nothing else of the error. */
export function logRequestError(
	error: unknown,
	request: {
		path: string;
		method: string;
		headers: NodeJS.Dict<string | string[]>;
		routePath: string;
		routeType: string;
	},
): void {
	const { method, routePath, routeType, headers } = request;
	const requestId = headers[requestIdHeader];
	const [path] = request.path.split("?");
	log.error({ method, path, routePath, routeType, requestId, err: error }, "page failed");
}
