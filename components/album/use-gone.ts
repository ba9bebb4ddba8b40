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
	/** Those that news of the newest do not tell about. */
	photos: readonly PhotoView[];
	/** Ids of the photos that are looked at now. The others can wait until they are. */
	shown: () => readonly string[];
}

/** Takes photos off the albums that have been removed or hidden, however far back they are, while they are looked at. */
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
		// They have come a moment ago.
		initialData: null,
		staleTime: everyMs,
		refetchInterval: ({ state: { error } }) => (isFinal(error) ? false : everyMs),
		gcTime: 0,
	});
}
