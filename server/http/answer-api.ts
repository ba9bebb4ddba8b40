/** Answers a request of the API: one call, or a batch that is no larger than those the browser makes. */
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Context } from "../context";
import { appRouter } from "../routers/_app";
import { batchMaxCalls } from "../routers/batch-rules.schema";
import type { Log } from "../telemetry/log";

interface ApiDeps {
	createContext: () => Promise<Context>;
	log: Log;
}

export function answerApi({ createContext, log }: ApiDeps, request: Request): Promise<Response> {
	return fetchRequestHandler({
		endpoint: "/api/trpc",
		req: request,
		router: appRouter,
		createContext,
		maxBatchSize: batchMaxCalls,
		onError({ error, path }) {
			// What the caller did wrong is theirs to know; what we did wrong is ours.
			if (error.code === "INTERNAL_SERVER_ERROR" || error.code === "SERVICE_UNAVAILABLE")
				log.error({ procedure: path, err: error.cause ?? error }, "procedure failed");
		},
	});
}
