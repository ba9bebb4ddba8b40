"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import { dropPhoto, showPhoto } from "./event-photos";
import { isGone } from "./is-gone";

const atOnce = 20;

/** Whether the photo would look different. The URL counts, because it changes with its signing window. */
const differ = (now: PhotoView, before: PhotoView) =>
	now.state !== before.state ||
	now.place !== before.place ||
	now.images.at(0)?.url !== before.images.at(0)?.url;

/** Fetches the current state of photos in one batched request, and drops those that are gone from the albums. */
export function useRefreshed() {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	return useCallback(
		async (photos: readonly PhotoView[]) => {
			const ask = async (photo: PhotoView) => {
				try {
					const now = await client.photos.byId.query({ photoId: photo.id });
					if (differ(now, photo)) showPhoto(queryClient, api, now);
				} catch (error) {
					if (isGone(error)) dropPhoto(queryClient, api, photo);
				}
			};
			await Promise.all(photos.slice(0, atOnce).map(ask));
		},
		[api, client, queryClient],
	);
}
