"use client";

import {
	keepPreviousData,
	skipToken,
	useInfiniteQuery,
	useQuery,
	useQueryClient,
} from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { photosOf } from "../album/event-photos";
import { useChanges } from "../album/use-changes";
import { useRemoved, useRemovedPhotos } from "../removal/removals-provider";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { Changes, EventView } from "../trpc/types";
import { countRemoved, withoutRemoved } from "./count-removed";
import { curatedPhotos, newsKey, resetCurated, type Shown, takeCurated } from "./curated";

interface Curated {
	event: Pick<EventView, "id" | "slug">;
	/** The cursor that came with the page. */
	start: string;
	filter: Shown["filter"];
}

/** The photos of a view, its numbers, and how many have come since; all three are kept up to date by the change feed. */
export function useCurated({ event, start, filter }: Curated) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const shown = useMemo(() => ({ eventId: event.id, filter }), [event.id, filter]);
	const query = useInfiniteQuery(curatedPhotos(api, shown));
	const { view: _, ...narrowed } = filter;
	const facets = useQuery(
		api.curate.facets.queryOptions({ eventId: event.id, ...narrowed }, { placeholderData: keepPreviousData }),
	);
	const { data: news = 0 } = useQuery<number>({ queryKey: newsKey(shown), queryFn: skipToken });
	const onChanges = useCallback(
		(changes: Changes) => takeCurated({ client, api, queryClient }, shown, changes),
		[client, api, queryClient, shown],
	);
	useChanges({ event, start, onChanges });
	const removed = useRemoved();
	const pages = query.data?.pages;
	const photos = useMemo(() => photosOf(pages ?? []).filter(({ id }) => !removed.has(id)), [pages, removed]);
	const waitingToGo = useRemovedPhotos();
	const gone = useMemo(
		() => countRemoved(waitingToGo, { eventId: event.id, filter }),
		[waitingToGo, event.id, filter],
	);
	const again = useCallback(() => resetCurated(queryClient, api, shown), [queryClient, api, shown]);
	return { shown, query, photos, facets: withoutRemoved(facets.data, gone), gone, news, again };
}
