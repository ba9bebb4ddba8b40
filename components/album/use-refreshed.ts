"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import { refreshPhoto } from "./refresh-photo";

/** Whether the photo would look the same. The URL counts, because it changes with its signing window. */
const looksLike = (before: PhotoView) => (now: PhotoView) =>
	now.state === before.state &&
	now.place === before.place &&
	now.images.at(0)?.url === before.images.at(0)?.url;

/** Fetches the current state of a photo, and drops it from the albums if it is gone. A lost request changes nothing. */
export function useRefreshed() {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	return useCallback(
		(photo: PhotoView) =>
			refreshPhoto({ api, client, queryClient }, photo.id, looksLike(photo)).catch(() => {}),
		[api, client, queryClient],
	);
}
