"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import { dropPhoto, showPhoto } from "./event-photos";

const everyMs = 2_500;
/** The oldest go first; the others move up as these get ready. */
const atOnce = 20;

/** Asks after the photos that are still developing, in one batched request, until none is. */
export function useDeveloping(photos: readonly PhotoView[]) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const waiting = photos.filter((photo) => photo.state === "DEVELOPING").slice(-atOnce);

	const ask = async (photo: PhotoView) => {
		try {
			const now = await client.photos.byId.query({ photoId: photo.id });
			if (now.state !== "DEVELOPING") showPhoto(queryClient, api, now);
		} catch (error) {
			const gone = error instanceof TRPCClientError && error.data?.appCode === "PHOTO_NOT_FOUND";
			if (gone) dropPhoto(queryClient, api, photo);
		}
	};

	useQuery({
		queryKey: ["developing", waiting.map(({ id }) => id)],
		queryFn: async () => {
			await Promise.all(waiting.map(ask));
			return Date.now();
		},
		enabled: waiting.length > 0,
		refetchInterval: everyMs,
		staleTime: everyMs,
		gcTime: 0,
	});
}
