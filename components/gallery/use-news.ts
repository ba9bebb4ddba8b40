"use client";

/**
 * What happened to the album meanwhile, from a light query asked again and again while the page is in view. New
 * photos are counted, not shown: the wall does not move under a reader's eyes until they ask for them. Photos that
 * are gone (removed, hidden) are looked at one by one and leave.
 */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import type { Album } from "./album";
import { eventPhotos, withPhoto } from "./event-photos";
import { goneFrom, newTo } from "./news";
import { useRefreshed } from "./use-refreshed";

const everyMs = 10_000;

interface Watched {
	eventId: string;
	album: Album;
	photos: readonly PhotoView[];
	/** Every page of the album is loaded. */
	whole: boolean;
	/** The photos are those of the album; another one's are shown while it is fetched. */
	settled: boolean;
}

export function useNews({ eventId, album, photos, whole, settled }: Watched) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const refresh = useRefreshed();
	const [fetching, setFetching] = useState(false);
	const { uploaderId } = album;
	const { data: latest } = useQuery(
		api.photos.latest.queryOptions(
			{ eventId, uploaderId },
			{ refetchInterval: everyMs, staleTime: everyMs, refetchOnWindowFocus: true },
		),
	);

	/** In the order of capture times new photos may be anywhere: those count that the first answer did not name. */
	const [known, setKnown] = useState<{ of?: string; ids: ReadonlySet<string> } | null>(null);
	if (latest && (!known || known.of !== uploaderId))
		setKnown({ of: uploaderId, ids: new Set(latest.photos.map(({ id }) => id)) });
	const looked = { album, photos, whole, known: known?.ids ?? null };
	const fresh = latest && settled ? newTo(latest.photos, looked) : [];

	const gone = latest && settled ? goneFrom(photos, latest) : [];
	const goneIds = gone.map(({ id }) => id).join();
	const toRefresh = useRef(gone);
	useEffect(() => {
		toRefresh.current = gone;
	});
	useEffect(() => {
		if (goneIds) void refresh(toRefresh.current);
	}, [goneIds, refresh]);

	/** Puts the new photos into the newest-first album. */
	const show = async () => {
		setFetching(true);
		try {
			const newest: Album = { order: "newest", uploaderId };
			const page = await client.photos.list.query({ eventId, ...newest, limit: 100 });
			setKnown({ of: uploaderId, ids: new Set(page.photos.map(({ id }) => id)) });
			queryClient.setQueryData(
				eventPhotos(api, eventId, newest).queryKey,
				(loaded) => loaded && page.photos.reduce((pages, photo) => withPhoto(pages, photo, newest), loaded),
			);
			void queryClient.invalidateQueries(api.events.bySlug.pathFilter());
			void queryClient.invalidateQueries(api.photos.uploaders.queryFilter({ eventId }));
		} finally {
			setFetching(false);
		}
	};
	return { count: fresh.length, fetching, show };
}
