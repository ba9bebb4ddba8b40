"use client";

/**
 * What happened to the album meanwhile, from a light query asked again and again while the page is in view. New
 * photos are counted, not shown: the wall does not move under a reader's eyes until they ask for them. Photos that
 * are gone (removed, hidden) are looked at one by one and leave.
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
	/** Ids of those that leave by this tab's own doing: whether they still exist is not asked. */
	removed: ReadonlySet<string>;
	/** Every page of the album is loaded. */
	whole: boolean;
	/** The photos are those of the album; another one's are shown while it is fetched. */
	settled: boolean;
	/** Ids of the photos that are looked at now. */
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
				// Where the session is over, not until the reader comes back from signing in.
				refetchInterval: ({ state: { error } }) => (isFinal(error) ? false : everyMs),
				staleTime: everyMs,
				refetchOnWindowFocus: true,
			},
		),
	);

	/**
	 * In the order of capture times new photos may be anywhere: those count that the first answer did not name, of
	 * everybody or of the person that the album was last asked of.
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
	// With every answer that does not name them, until they are gone: a request may be lost.
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
			// By capture time they may belong between any two: of that album the start is fetched anew when it is looked at.
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
