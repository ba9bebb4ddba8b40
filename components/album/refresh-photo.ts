import type { QueryClient } from "@tanstack/react-query";
import type { TRPCClient } from "@trpc/client";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/routers/_app";
import type { PhotoView } from "../trpc/types";
import { dropPhoto, showPhoto } from "./event-photos";
import { isGone } from "./is-gone";

/** The API and the caches of a page. */
export interface Loaded {
	client: TRPCClient<AppRouter>;
	api: TRPCOptionsProxy<AppRouter>;
	queryClient: QueryClient;
}

/**
 * Fetches the photo and puts it into the albums, or drops it from them if it is gone. Several photos share a request. With
 * `unless`, a photo for which it returns true is left as it is. Throws if the request is lost.
 */
export async function refreshPhoto(
	{ client, api, queryClient }: Loaded,
	photoId: string,
	unless: (now: PhotoView) => boolean = () => false,
) {
	try {
		const now = await client.photos.byId.query({ photoId });
		if (!unless(now)) showPhoto(queryClient, api, now);
	} catch (error) {
		if (!isGone(error)) throw error;
		dropPhoto(queryClient, api, photoId);
	}
}
