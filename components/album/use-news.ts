"use client";

/**
 * The photos that have appeared since the album was loaded. They are counted but not shown, so that the wall does not move
 * until the reader asks for them. The change feed finds them (./take-changes.ts).
 */
import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import { type Album, albumQuery } from "./album";
import { countAgain } from "./count-photos";
import { eventPhotos, withNewest } from "./event-photos";
import { countOf, type NewPhoto, newsKey, newsOf, newTo } from "./news";

type Known = ReadonlyMap<string, ReadonlySet<string>>;

const withKnown = (known: Known, key: string, photos: readonly { id: string }[]): Known =>
	new Map(known).set(key, new Set(photos.map(({ id }) => id)));

interface Watched {
	eventId: string;
	album: Album;
	photos: readonly PhotoView[];
	/** Every page of the album is loaded. */
	whole: boolean;
	/** False while `album` is being fetched and `photos` are still those of the previous album. */
	settled: boolean;
}

const none: readonly NewPhoto[] = [];

export function useNews({ eventId, album, photos, whole, settled }: Watched) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const [fetching, setFetching] = useState(false);
	const newest: Album = { ...album, order: "newest" };
	const key = albumQuery(newest);
	const { data: told = none } = useQuery<readonly NewPhoto[]>({
		queryKey: newsKey(eventId),
		queryFn: skipToken,
	});
	const news = newsOf(told, album);

	/**
	 * Ids that were told before the album was opened or since shown, by album. Sorted by capture
	 * time, a new photo can be anywhere, so the new ones are all others.
	 */
	const [known, setKnown] = useState<Known>(new Map());
	if (!known.has(key)) setKnown(withKnown(known, key, news));
	const looked = { album, photos, whole, known: known.get(key) ?? null };
	const fresh = settled ? newTo(news, looked) : none;

	/** Puts the new photos into the newest-first album. */
	const show = async () => {
		setFetching(true);
		try {
			const page = await client.photos.list.query({ eventId, ...newest, limit: 100 });
			setKnown((before) => withKnown(before, key, news));
			queryClient.setQueryData(
				eventPhotos(api, eventId, newest).queryKey,
				(loaded) => loaded && withNewest(loaded, page),
			);
			// In another order the new photos can belong anywhere, so that album is cut to its first page, which is fetched
			// again when it is shown.
			for (const order of ["taken", "best"] as const) {
				const { queryKey } = eventPhotos(api, eventId, { ...newest, order });
				queryClient.setQueryData(
					queryKey,
					(loaded) => loaded && { pages: loaded.pages.slice(0, 1), pageParams: [null] },
				);
				void queryClient.invalidateQueries({ queryKey, refetchType: "none" });
			}
			countAgain(queryClient, api, eventId);
			void queryClient.invalidateQueries(api.photos.uploaders.queryFilter({ eventId }));
		} finally {
			setFetching(false);
		}
	};
	return { count: countOf(fresh), fetching, show };
}
