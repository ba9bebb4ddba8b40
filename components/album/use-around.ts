"use client";

import { useQueries } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTRPC } from "../trpc/client";
import { isFinal } from "../trpc/query-client";
import type { PhotoView } from "../trpc/types";
import { comparePhotos } from "./album";
import { isGone } from "./is-gone";

/** When this many photos are left in a direction, the next ones are fetched. */
const ahead = 3;

const againMs = 5_000;

/** All photos around the `centres`, and which centres have been removed: the server returns nothing around those. */
function joined(centres: readonly string[], around: readonly { data?: PhotoView[]; error: unknown }[]) {
	const known = new Map(around.flatMap(({ data = [] }) => data).map((photo) => [photo.id, photo]));
	return {
		known: [...known.values()].sort(comparePhotos.newest),
		gone: centres.filter((_, index) => isGone(around[index]?.error)),
	};
}

/** The photos around `current`, newest first. More are fetched when the reader comes near either end. */
export function useAround(current: string): PhotoView[] {
	const api = useTRPC();
	const [centres, setCentres] = useState([current]);
	const { known, gone } = useQueries({
		queries: centres.map((photoId) =>
			api.photos.around.queryOptions(
				{ photoId },
				{
					// Never stale, because changes are written into the cache, as for the album.
					staleTime: Number.POSITIVE_INFINITY,
					// There is no "Try again" button here, so a failed request is repeated until it succeeds.
					refetchInterval: ({ state: { error } }) => (error && !isFinal(error) ? againMs : false),
				},
			),
		),
		combine: useCallback(
			(around: readonly { data?: PhotoView[]; error: unknown }[]) => joined(centres, around),
			[centres],
		),
	});
	const there = known.filter(({ id }) => !gone.includes(id));
	/** The current photo stays even if it is gone. Memoized, because a new array resets ../photo/lightbox.tsx. */
	const photos = useMemo(
		() => (gone.length === 0 ? known : known.filter(({ id }) => id === current || !gone.includes(id))),
		[known, gone, current],
	);
	const at = photos.findIndex(({ id }) => id === current);
	const nearStart = at >= 0 && at < ahead ? there.at(0)?.id : undefined;
	const nearEnd = at >= 0 && at >= photos.length - ahead ? there.at(-1)?.id : undefined;
	useEffect(() => {
		for (const id of [nearStart, nearEnd])
			if (id) setCentres((asked) => (asked.includes(id) ? asked : [...asked, id]));
	}, [nearStart, nearEnd]);
	return photos;
}
