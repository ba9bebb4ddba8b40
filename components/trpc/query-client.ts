import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import superjson from "superjson";

/** Our own errors say whether trying again can help; anything else (a lost connection) is worth two more tries. */
function shouldRetry(failures: number, error: unknown) {
	const pointless = error instanceof TRPCClientError && error.data?.retry === false;
	return failures < 2 && !pointless;
}

/** The same on the server, where queries are prefetched, and in the browser, where they are taken over. */
export function makeQueryClient() {
	return new QueryClient({
		defaultOptions: {
			// On the server nothing is lost on the way: a page would only be late with its error.
			queries: { staleTime: 30_000, retry: typeof window === "undefined" ? false : shouldRetry },
			dehydrate: {
				serializeData: superjson.serialize,
				shouldDehydrateQuery: (query) =>
					defaultShouldDehydrateQuery(query) || query.state.status === "pending",
			},
			hydrate: { deserializeData: superjson.deserialize },
		},
	});
}
