"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { maxGoneAsked } from "@/rules/album";
import { useTRPC, useTRPCClient } from "../trpc/client";
import { isFinal } from "../trpc/query-client";
import type { PhotoView } from "../trpc/types";
import { dropPhoto } from "./event-photos";

const everyMs = 30_000;

interface Watched {
	eventId: string;
	/** Photos older than the newest ones that ./use-news.ts checks. */
	photos: readonly PhotoView[];
	/** Ids of the photos on the screen now. The others are checked when they come into view. */
	shown: () => readonly string[];
}

/** Drops removed and hidden photos from the albums while they are on the screen, however old they are. */
export function useGone({ eventId, photos, shown }: Watched) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const watched = useRef({ photos, shown });
	useEffect(() => {
		watched.current = { photos, shown };
	});
	useQuery({
		queryKey: ["gone", eventId],
		queryFn: async () => {
			const looked = new Set(watched.current.shown());
			const left = watched.current.photos.filter(({ id }) => looked.has(id));
			while (left.length > 0) {
				const asked = left.splice(0, maxGoneAsked);
				const ids = await client.photos.gone.query({ eventId, photoIds: asked.map(({ id }) => id) });
				const gone = new Set(ids);
				for (const photo of asked) if (gone.has(photo.id)) dropPhoto(queryClient, api, photo);
			}
			return null;
		},
		enabled: photos.length > 0,
		// The photos were loaded a moment ago, so the first check can wait.
		initialData: null,
		staleTime: everyMs,
		refetchInterval: ({ state: { error } }) => (isFinal(error) ? false : everyMs),
		gcTime: 0,
	});
}
