"use client";

import { useQueries } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "../trpc/client";
import { isFinal } from "../trpc/query-client";
import type { PhotoView } from "../trpc/types";
import { comparePhotos } from "./album";

/** Photos left in a direction when the next ones are fetched. */
const ahead = 3;

const againMs = 5_000;

const joined = (around: readonly { data?: PhotoView[] }[]) =>
	[...new Map(around.flatMap(({ data = [] }) => data).map((photo) => [photo.id, photo])).values()].sort(
		comparePhotos.newest,
	);

/** The album around a photo that was opened by its address, newest first. It grows where its reader comes near an end. */
export function useAround(first: string, current: string): PhotoView[] {
	const api = useTRPC();
	const [centres, setCentres] = useState([first]);
	const photos = useQueries({
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
		combine: joined,
	});
	const at = photos.findIndex(({ id }) => id === current);
	const end = at < ahead ? photos.at(0) : at >= photos.length - ahead ? photos.at(-1) : undefined;
	const endId = at < 0 ? undefined : end?.id;
	useEffect(() => {
		if (endId) setCentres((known) => (known.includes(endId) ? known : [...known, endId]));
	}, [endId]);
	return photos;
}
