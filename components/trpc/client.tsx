"use client";

import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import type { AppRouter } from "@/server/routers/_app";
import { batchMaxCalls } from "@/server/routers/batch-rules.schema";
import { patientFetch } from "./patient-fetch";
import { makeQueryClient } from "./query-client";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

const common = {
	url: "/api/trpc",
	transformer: superjson,
	fetch: (url: RequestInfo | URL | string, init?: RequestInit) => patientFetch(url, init),
};

let browserClient: QueryClient | undefined;

/** One client for the browser's life; on the server one for each render, so that no two people share data. */
function getQueryClient() {
	if (typeof window === "undefined") return makeQueryClient();
	browserClient ??= makeQueryClient();
	return browserClient;
}

export function ApiProvider({ children }: { children: ReactNode }) {
	const queryClient = getQueryClient();
	const [client] = useState(() =>
		createTRPCClient<AppRouter>({
			links: [
				splitLink({
					// Outlives its page, so it cannot wait for others to share a request with.
					condition: ({ context }) => context.keepalive === true,
					true: httpLink({
						...common,
						// Longer than the server waits for its store when it removes a photo.
						fetch: (url, init) => patientFetch(url, { ...init, keepalive: true }, 90_000),
					}),
					false: httpBatchLink({ ...common, maxURLLength: 4_000, maxItems: batchMaxCalls }),
				}),
			],
		}),
	);
	return (
		<QueryClientProvider client={queryClient}>
			<TRPCProvider trpcClient={client} queryClient={queryClient}>
				{children}
			</TRPCProvider>
		</QueryClientProvider>
	);
}
