/** Answers an API request: one call, or a batch that is no larger than the browser's. */
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { batchMaxCalls } from "@/rules/batches";
import { AppError } from "../errors";
import type { InFlight } from "../http/in-flight";
import type { Log } from "../telemetry/log";
import { appRouter } from "./_app";
import type { Context } from "./context";
import { retryAfterOf } from "./trpc";

interface ApiDeps {
	createContext: () => Promise<Context>;
	inFlight: InFlight;
	log: Log;
}

export function answerApi({ createContext, inFlight, log }: ApiDeps, request: Request): Promise<Response> {
	return fetchRequestHandler({
		endpoint: "/api/trpc",
		req: request,
		router: appRouter,
		// It makes no query. Each call reads what it needs of its caller, and is counted by then.
		createContext: async () => ({ ...(await createContext()), inFlight }),
		maxBatchSize: batchMaxCalls,
		responseMeta({ errors }) {
			// A batch has only one header, so it names the longest wait of all its calls.
			const seconds = Math.max(0, ...errors.map((error) => retryAfterOf(error) ?? 0));
			return seconds > 0 ? { headers: { "retry-after": String(seconds) } } : {};
		},
		onError({ error, path }) {
			// A refusal because of the limit on calls is no error. The request's own log line has its status.
			if (error.cause instanceof AppError && error.cause.code === "SERVER_BUSY" && !error.cause.cause) return;
			// Only our own errors are logged; the caller's errors are in the answer.
			if (error.code === "INTERNAL_SERVER_ERROR" || error.code === "SERVICE_UNAVAILABLE")
				log.error({ procedure: path, err: error.cause ?? error }, "procedure failed");
		},
	});
}
