/** Answers a request of the API: one call, or a batch that is no larger than those the browser makes. */
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { batchMaxCalls } from "@/rules/batches";
import { busyWhereOverloaded } from "../db/overloaded";
import { AppError } from "../errors";
import type { InFlight } from "../http/in-flight";
import type { Log } from "../telemetry/log";
import { appRouter } from "./_app";
import type { Context } from "./context";
import { asTrpcError, retryAfterOf } from "./trpc";

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
		async createContext() {
			try {
				return { ...(await createContext()), inFlight };
			} catch (error) {
				const cause = busyWhereOverloaded(error);
				throw cause instanceof AppError ? asTrpcError(cause) : error;
			}
		},
		maxBatchSize: batchMaxCalls,
		responseMeta({ errors }) {
			// Of a batch the longest wait: a browser that waits for all of its calls at once waits long enough.
			const seconds = Math.max(0, ...errors.map((error) => retryAfterOf(error) ?? 0));
			return seconds > 0 ? { headers: { "retry-after": String(seconds) } } : {};
		},
		onError({ error, path }) {
			// A refusal at the bound is no fault: the request's own line has its status.
			if (error.cause instanceof AppError && error.cause.code === "SERVER_BUSY" && !error.cause.cause) return;
			// What the caller did wrong is theirs to know; what we did wrong is ours.
			if (error.code === "INTERNAL_SERVER_ERROR" || error.code === "SERVICE_UNAVAILABLE")
				log.error({ procedure: path, err: error.cause ?? error }, "procedure failed");
		},
	});
}
