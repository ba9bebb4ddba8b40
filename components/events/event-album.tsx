"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Gallery } from "../gallery/gallery";
import { useTRPC } from "../trpc/client";
import { Uploader } from "../upload/views/uploader";

/** The uploader and the album. */
export function EventAlbum({ slug }: { slug: string }) {
	const api = useTRPC();
	const { data: event } = useSuspenseQuery(api.events.bySlug.queryOptions({ slug }));
	return (
		<>
			<Uploader event={event} />
			<Gallery event={event} />
		</>
	);
}
