"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Gallery } from "../gallery/gallery";
import { useTRPC } from "../trpc/client";
import { Banner } from "../ui/banner";
import { Uploader } from "../upload/uploader";

/** The uploader, or the sentence why there is none, and the album. */
export function EventAlbum({ slug }: { slug: string }) {
	const api = useTRPC();
	const { data: event } = useSuspenseQuery(api.events.bySlug.queryOptions({ slug }));
	return (
		<>
			{event.uploads.allowed ? (
				<Uploader event={event} />
			) : (
				<div className="mb-8">
					<Banner>{event.uploads.reason}</Banner>
				</div>
			)}
			<Gallery event={event} />
		</>
	);
}
