"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Album } from "../album/album";
import { eventPhotos } from "../album/event-photos";
import { useTRPC } from "../trpc/client";
import { isFinal } from "../trpc/query-client";

/** Milliseconds until an album that could not be loaded is asked for again. */
const againMs = 10_000;

/**
 * The album that was asked for, and what is on the screen: that album, or the one before for as long as the other is not loaded,
 * however long the server does not answer. Both are kept up to date by the change feed, so a photo that is hidden leaves either.
 */
export function useShownAlbum(eventId: string, album: Album) {
	const api = useTRPC();
	const query = useInfiniteQuery({
		...eventPhotos(api, eventId, album),
		refetchInterval: ({ state: { data, error } }) =>
			data === undefined && error && !isFinal(error) ? againMs : false,
	});
	const isLoaded = query.data !== undefined;
	const [last, setLast] = useState(album);
	if (isLoaded && last !== album) setLast(album);
	const shown = isLoaded ? album : last;
	const { data } = useInfiniteQuery({ ...eventPhotos(api, eventId, shown), enabled: false });
	/** The album that was asked for is not there, but another one is. */
	const isOther = !isLoaded && data !== undefined;
	return { query, shown, pages: data?.pages, isOther };
}
