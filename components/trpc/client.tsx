"use client";

import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "@/server/routers/_app";
import { apiLinks } from "./api-links";
import { makeQueryClient } from "./query-client";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

let browserClient: QueryClient | undefined;

/** One client for the browser tab; on the server one for each render, so that no two people share data. */
function getQueryClient() {
	if (typeof window === "undefined") return makeQueryClient();
	browserClient ??= makeQueryClient();
	return browserClient;
}

export function ApiProvider({ children }: { children: ReactNode }) {
	const queryClient = getQueryClient();
	const [client] = useState(() =>
		createTRPCClient<AppRouter>({
			links: apiLinks("/api/trpc"),
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
