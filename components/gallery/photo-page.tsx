"use client";

import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTRPC } from "../trpc/client";
import { ButtonLink } from "../ui/button";
import { eventPhotos, photosOf } from "./event-photos";
import { neighboursOf } from "./neighbours";
import { photoPath } from "./photo-path";
import { PhotoViewer } from "./photo-viewer";
import { useDeveloping } from "./use-developing";

export function PhotoPage({ slug, photoId }: { slug: string; photoId: string }) {
	const api = useTRPC();
	const router = useRouter();
	const { data: event } = useSuspenseQuery(api.events.bySlug.queryOptions({ slug }));
	const { data: photo } = useSuspenseQuery(api.photos.byId.queryOptions({ photoId }));
	const album = useSuspenseInfiniteQuery(eventPhotos(api, event.id));
	const { previous, next } = neighboursOf(photosOf(album.data.pages), photoId);
	useDeveloping([photo]);

	return (
		<>
			<ButtonLink href={`/events/${slug}`} variant="quiet" className="mb-3 -ml-3">
				<ArrowLeft aria-hidden className="size-4" /> {event.name}
			</ButtonLink>
			<div className="overflow-hidden rounded-card border border-line">
				<PhotoViewer
					key={photo.id}
					photo={photo}
					event={event}
					hasPrevious={previous !== null}
					hasNext={next !== null}
					onStep={(by) => {
						const to = by < 0 ? previous : next;
						if (to) router.replace(photoPath(slug, to));
					}}
					onRemoved={() => router.replace(`/events/${slug}`)}
				/>
			</div>
		</>
	);
}
