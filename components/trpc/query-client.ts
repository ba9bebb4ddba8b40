import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import superjson from "superjson";
import type { ErrorCode } from "@/server/errors";

/** Our own errors say whether trying again can help; with anything else, such as a lost connection, it may. */
export function isFinal(error: unknown) {
	return error instanceof TRPCClientError && error.data?.retry === false;
}

/** Whether it is this one of our own errors. */
export const hasCode = (error: unknown, code: ErrorCode) =>
	error instanceof TRPCClientError && error.data?.appCode === code;

const shouldRetry = (failures: number, error: unknown) => failures < 2 && !isFinal(error);

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
