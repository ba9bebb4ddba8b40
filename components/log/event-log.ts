import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/routers/_app";
import type { LogFilter } from "./log-filter";

/** The log as a query, for the server's prefetch and the page. */
export const eventLog = (api: TRPCOptionsProxy<AppRouter>, eventId: string, filter: LogFilter) =>
	api.log.list.infiniteQueryOptions({ eventId, ...filter }, { getNextPageParam: (page) => page.nextCursor });
