/** How API calls become requests: several calls share one, as long as it stays below the server's limits. */
import { httpBatchLink, httpLink, splitLink, type TRPCLink } from "@trpc/client";
import superjson from "superjson";
import { batchedInputMaxBytes, batchMaxCalls, batchMaxChanges } from "@/rules/batches";
import type { AppRouter } from "@/server/routers/_app";
import { patientFetch } from "./patient-fetch";
import { watched } from "./requests";
import { sessionLink } from "./session-link";

type Fetch = typeof patientFetch;

/** Counts bytes, because a body is sent as UTF-8, in which a character can take four. */
const isSmall = (input: unknown) =>
	new TextEncoder().encode(superjson.stringify(input)).length <= batchedInputMaxBytes;

export function apiLinks(url: string, ask: Fetch = patientFetch): TRPCLink<AppRouter>[] {
	const common = {
		url,
		transformer: superjson,
		fetch: (to: RequestInfo | URL | string, init?: RequestInit) => watched(() => ask(to, init)),
	};
	const alone = httpLink<AppRouter>({
		...common,
		// The timeout in milliseconds is longer than the server waits for its store when it removes a photo.
		fetch: (to, init) => watched(() => ask(to, { ...init, keepalive: true }, 90_000)),
	});
	return [
		sessionLink,
		splitLink({
			// A call that must outlive its page cannot wait for others to share a request with.
			condition: ({ context }) => context.keepalive === true,
			true: alone,
			false: splitLink({
				condition: ({ type }) => type === "query",
				true: splitLink({
					// A batch is answered when the slowest of its calls is.
					condition: ({ context }) => context.unbatched === true,
					true: httpLink(common),
					false: httpBatchLink({ ...common, maxURLLength: 4_000, maxItems: batchMaxCalls }),
				}),
				false: splitLink({
					condition: ({ input }) => isSmall(input),
					true: httpBatchLink({ ...common, maxItems: batchMaxChanges }),
					false: httpLink(common),
				}),
			}),
		}),
	];
}
