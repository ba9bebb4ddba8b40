/**
 * The API as the pages use it: no HTTP, the router is called in place with the request's own session.
 * Everything a page needs from behind the session is fetched here and handed to the browser's cache;
 * a query left to the client's first render would go out during SSR without a cookie.
 */
import "server-only";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { TRPCError } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { makeQueryClient } from "@/components/trpc/query-client";
import { appRouter } from "@/server/routers/_app";
import { createContext } from "@/server/routers/context";

export const getQueryClient = cache(makeQueryClient);

export const trpc = createTRPCOptionsProxy({
	ctx: cache(() => createContext()),
	router: appRouter,
	queryClient: getQueryClient,
});

export function Hydrate({ children }: { children: ReactNode }) {
	return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}

/** What is not there for this person becomes the page's not-found; every other error is the error page's. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
	try {
		return await answer;
	} catch (error) {
		// BAD_REQUEST: an address made by hand, with an id that is none.
		if (error instanceof TRPCError && ["NOT_FOUND", "BAD_REQUEST"].includes(error.code)) notFound();
		throw error;
	}
}
