"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { PhotoView } from "../trpc/types";
import { useRefreshed } from "./use-refreshed";

const everyMs = 2_500;
/** Photos asked about in one request, oldest first. The others follow as these get ready. */
const atOnce = 20;

/** Polls the photos that are still developing, in one batched request, until none is left. */
export function useDeveloping(photos: readonly PhotoView[]) {
	const refresh = useRefreshed();
	const waiting = useMemo(
		() => photos.filter((photo) => photo.state === "DEVELOPING").slice(-atOnce),
		[photos],
	);

	useQuery({
		queryKey: ["developing", waiting.map(({ id }) => id)],
		queryFn: async () => {
			await refresh(waiting);
			return Date.now();
		},
		enabled: waiting.length > 0,
		refetchInterval: everyMs,
		staleTime: everyMs,
		gcTime: 0,
	});
}
