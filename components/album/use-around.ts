"use client";

import { useQueries } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTRPC } from "../trpc/client";
import { isFinal } from "../trpc/query-client";
import type { PhotoView } from "../trpc/types";
import { comparePhotos } from "./album";
import { isGone } from "./is-gone";

/** Photos left in a direction when the next ones are fetched. */
const ahead = 3;

const againMs = 5_000;

/** Those around each of `centres`, and the ones of these that have been removed since: nothing is told of what is around them. */
function joined(centres: readonly string[], around: readonly { data?: PhotoView[]; error: unknown }[]) {
	const known = new Map(around.flatMap(({ data = [] }) => data).map((photo) => [photo.id, photo]));
	return {
		known: [...known.values()].sort(comparePhotos.newest),
		gone: centres.filter((_, index) => isGone(around[index]?.error)),
	};
}

/** The album around the photo that is looked at first, newest first. It grows where its reader comes near an end. */
export function useAround(current: string): PhotoView[] {
	const api = useTRPC();
	const [centres, setCentres] = useState([current]);
	const { known, gone } = useQueries({
		queries: centres.map((photoId) =>
			api.photos.around.queryOptions(
				{ photoId },
				{
					// As in the album: changes are written into what is loaded.
					staleTime: Number.POSITIVE_INFINITY,
					// There is no button to press where the photos end, so what failed is asked for until it comes.
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
	/** What is looked at keeps its place. The same array until something else is in it: see ../photo/lightbox.tsx. */
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
