"use client";

/**
 * Finds what changed in the album, with a light query that is repeated while the page is visible. New photos are
 * counted but not shown, so that the wall does not move until the reader asks for them. Photos that are missing from
 * the answer (removed or hidden) are fetched one by one, and dropped if they are gone.
 */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client";
import { isFinal } from "../trpc/query-client";
import type { PhotoView } from "../trpc/types";
import type { Album } from "./album";
import { eventPhotos, withNewest } from "./event-photos";
import { beyond, goneFrom, newTo } from "./news";
import { useGone } from "./use-gone";
import { useRefreshed } from "./use-refreshed";

const everyMs = 10_000;

type Known = ReadonlyMap<string | undefined, ReadonlySet<string>>;

const withKnown = (known: Known, uploaderId: string | undefined, photos: readonly { id: string }[]): Known =>
	new Map(known).set(uploaderId, new Set(photos.map(({ id }) => id)));

interface Watched {
	eventId: string;
	album: Album;
	photos: readonly PhotoView[];
	/** Ids of photos that are being removed in this tab. They are not checked. */
	removed: ReadonlySet<string>;
	/** Every page of the album is loaded. */
	whole: boolean;
	/** False while `album` is being fetched and `photos` are still those of the previous album. */
	settled: boolean;
	/** Ids of the photos on the screen now. */
	shown: () => readonly string[];
}

export function useNews({ eventId, album, photos, removed, whole, settled, shown }: Watched) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const refresh = useRefreshed();
	const [fetching, setFetching] = useState(false);
	const { uploaderId } = album;
	const { data: latest, dataUpdatedAt } = useQuery(
		api.photos.latest.queryOptions(
			{ eventId, uploaderId },
			{
				// When the session has ended, polling stops until the reader has signed in again.
				refetchInterval: ({ state: { error } }) => (isFinal(error) ? false : everyMs),
				staleTime: everyMs,
				refetchOnWindowFocus: true,
			},
		),
	);

	/**
	 * Ids in the first answer, by uploader (undefined: everybody). Sorted by capture time, a new photo can be anywhere,
	 * so the new ones are those that the first answer did not list.
	 */
	const [known, setKnown] = useState<Known>(new Map());
	if (latest && !known.has(uploaderId)) setKnown(withKnown(known, uploaderId, latest.photos));
	const looked = { album, photos, whole, known: known.get(uploaderId) ?? null };
	const fresh = latest && settled ? newTo(latest.photos, looked) : [];

	const gone = latest && settled ? goneFrom(photos, latest).filter(({ id }) => !removed.has(id)) : [];
	const goneIds = gone.map(({ id }) => id).join();
	const toRefresh = useRef(gone);
	useEffect(() => {
		toRefresh.current = gone;
	});
	// Repeated with every answer that does not list them, because a request may be lost.
	useEffect(() => {
		if (goneIds && dataUpdatedAt) void refresh(toRefresh.current);
	}, [goneIds, dataUpdatedAt, refresh]);

	const old = latest && settled ? beyond(photos, latest).filter(({ id }) => !removed.has(id)) : [];
	useGone({ eventId, photos: old, shown });

	/** Puts the new photos into the newest-first album. */
	const show = async () => {
		setFetching(true);
		try {
			const newest: Album = { order: "newest", uploaderId };
			const page = await client.photos.list.query({ eventId, ...newest, limit: 100 });
			setKnown((before) => withKnown(before, uploaderId, page.photos));
			queryClient.setQueryData(
				eventPhotos(api, eventId, newest).queryKey,
				(loaded) => loaded && withNewest(loaded, page),
			);
			// Sorted by capture time, the new photos can belong anywhere, so that album is cut to its first page,
			// which is fetched again when it is shown.
			const { queryKey } = eventPhotos(api, eventId, { ...newest, order: "taken" });
			queryClient.setQueryData(
				queryKey,
				(loaded) => loaded && { pages: loaded.pages.slice(0, 1), pageParams: [null] },
			);
			void queryClient.invalidateQueries({ queryKey, refetchType: "none" });
			void queryClient.invalidateQueries(api.events.bySlug.pathFilter());
			void queryClient.invalidateQueries(api.photos.uploaders.queryFilter({ eventId }));
		} finally {
			setFetching(false);
		}
	};
	return { count: fresh.length, fetching, show };
}
