"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useChanges } from "../album/use-changes";
import { FailedPhotos } from "../gallery/failed-photos";
import { Gallery } from "../gallery/gallery";
import { useTRPC } from "../trpc/client";
import { Uploader } from "../upload/views/uploader";

/** The uploader and the album. `start` is where the change feed goes on from. */
export function EventAlbum({ slug, start }: { slug: string; start: string }) {
	const api = useTRPC();
	const { data: event } = useSuspenseQuery(api.events.bySlug.queryOptions({ slug }));
	useChanges({ event, start });
	return (
		<>
			<Uploader event={event} />
			<FailedPhotos event={event} />
			<Gallery event={event} />
		</>
	);
}
