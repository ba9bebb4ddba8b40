import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "@/server/context";
import { appRouter } from "@/server/routers/_app";

const handler = (request: Request) =>
	fetchRequestHandler({
		endpoint: "/api/trpc",
		req: request,
		router: appRouter,
		createContext,
		onError({ error, path }) {
			// What the caller did wrong is theirs to know; what we did wrong is ours.
			if (error.code === "INTERNAL_SERVER_ERROR" || error.code === "SERVICE_UNAVAILABLE")
				console.error(path, error.cause ?? error);
		},
	});

export { handler as GET, handler as POST };
