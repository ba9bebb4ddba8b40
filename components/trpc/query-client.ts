import {
	defaultShouldDehydrateQuery,
	type InvalidateOptions,
	type InvalidateQueryFilters,
	QueryCache,
	QueryClient,
	type QueryClientConfig,
	type QueryKey,
} from "@tanstack/react-query";
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

/**
 * Lets no answer from before a change count as one from after it. If a query has data, TanStack Query gives up its fetch when
 * the query is invalidated. If it has none yet, the fetch goes on, and its answer would then count as fresh: somebody who
 * opens a dialog and presses at once would see the state from before their press.
 */
class CurrentQueryClient extends QueryClient {
	/** The queries that were invalidated during their first fetch, and that nobody looks at. */
	readonly #late: WeakSet<object>;

	constructor(config: QueryClientConfig) {
		const late = new WeakSet<object>();
		const queryCache = new QueryCache({
			onSettled(_data, error, query) {
				if (late.delete(query) && !error) query.invalidate();
			},
		});
		super({ ...config, queryCache });
		this.#late = late;
	}

	override invalidateQueries<TKey extends QueryKey = QueryKey>(
		filters?: InvalidateQueryFilters<TKey>,
		options?: InvalidateOptions,
	): Promise<void> {
		const cache = this.getQueryCache();
		const askedAgain =
			filters?.refetchType === "none"
				? []
				: cache
						.findAll({ ...filters, type: filters?.refetchType ?? filters?.type ?? "active" })
						.filter((query) => !query.isDisabled() && !query.isStatic());
		for (const query of cache.findAll(filters)) {
			if (query.state.data !== undefined || query.state.fetchStatus === "idle") continue;
			if (askedAgain.includes(query)) void query.cancel({ silent: true });
			else this.#late.add(query);
		}
		return super.invalidateQueries(filters, options);
	}
}

/** Used both on the server, which prefetches queries, and in the browser, which takes over their results. */
export function makeQueryClient() {
	return new CurrentQueryClient({
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
