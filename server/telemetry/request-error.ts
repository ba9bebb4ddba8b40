import { requestIdHeader } from "./request-id";
import { log } from "./server-log";

/** Logs the error of a page that could not be rendered. The page itself shows nothing of the error but its digest. */
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
