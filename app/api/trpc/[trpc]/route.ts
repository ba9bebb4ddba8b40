import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "@/server/context";
import { appRouter } from "@/server/routers/_app";
import { log, observed } from "@/server/telemetry/server-log";

/** Seconds, on Vercel. No answer takes as long; developing after a confirm may, when sixty come at once. */
export const maxDuration = 300;

const handler = observed((request) =>
	fetchRequestHandler({
		endpoint: "/api/trpc",
		req: request,
		router: appRouter,
		createContext,
		onError({ error, path }) {
			// What the caller did wrong is theirs to know; what we did wrong is ours.
			if (error.code === "INTERNAL_SERVER_ERROR" || error.code === "SERVICE_UNAVAILABLE")
				log.error({ procedure: path, err: error.cause ?? error }, "procedure failed");
		},
	}),
);

export { handler as GET, handler as POST };
