/**
 * The API for server-rendered pages: the router is called directly, without HTTP, with the request's own session.
 * Everything on a page that needs the session is fetched here and passed to the browser's cache, because a query left
 * to the client's first render would be sent without a cookie during SSR.
 */
import "server-only";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { TRPCError } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { makeQueryClient } from "@/components/trpc/query-client";
import { startOfChanges } from "@/server/changes/start-of-changes";
import { deps } from "@/server/production-deps";
import { appRouter } from "@/server/routers/_app";
import { createContext } from "@/server/routers/context";

export const getQueryClient = cache(makeQueryClient);

export const trpc = createTRPCOptionsProxy({
	ctx: cache(() => createContext()),
	router: appRouter,
	queryClient: getQueryClient,
});

/** Where the change feed of the page goes on from. A page must call this before it fetches anything that the feed is about. */
export const feedStart = cache(() => startOfChanges(deps));

export function Hydrate({ children }: { children: ReactNode }) {
	return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}

/** Shows the page's not-found if the person cannot see the answer. Any other error leads to the error page. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
	try {
		return await answer;
	} catch (error) {
		// BAD_REQUEST: the id in the address is not valid, for instance because it was typed by hand.
		if (error instanceof TRPCError && ["NOT_FOUND", "BAD_REQUEST"].includes(error.code)) notFound();
		throw error;
	}
}
