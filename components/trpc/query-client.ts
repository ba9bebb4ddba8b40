import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import superjson from "superjson";
import type { ErrorCode } from "@/server/errors";

/** True if our own error says that a retry cannot help. For any other error, such as a lost connection, it may help. */
export function isFinal(error: unknown) {
	return error instanceof TRPCClientError && error.data?.retry === false;
}

/** Whether the error is ours and has this code. */
export const hasCode = (error: unknown, code: ErrorCode) =>
	error instanceof TRPCClientError && error.data?.appCode === code;

const shouldRetry = (failures: number, error: unknown) => failures < 2 && !isFinal(error);

/** Used both on the server, which prefetches queries, and in the browser, which takes over their results. */
export function makeQueryClient() {
	return new QueryClient({
		defaultOptions: {
			// On the server no request is lost on a network, so a retry would only delay the error page.
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
