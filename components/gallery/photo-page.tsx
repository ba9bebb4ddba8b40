"use client";

import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useTRPC } from "../trpc/client";
import { ButtonLink } from "../ui/button-link";
import { eventPhotos, photosOf } from "./event-photos";
import { PhotoViewer } from "./photo-viewer";
import { useRemoved } from "./removals-provider";
import { useDeveloping } from "./use-developing";
import { useOpenPhoto } from "./use-open-photo";

/** A photo whose address was opened directly. The album around it is the whole one, as far as its first page reaches. */
export function PhotoPage({ slug, photoId: first }: { slug: string; photoId: string }) {
	const api = useTRPC();
	const router = useRouter();
	const open = useOpenPhoto(slug);
	const photoId = open.photoId ?? first;
	const { data: event } = useSuspenseQuery(api.events.bySlug.queryOptions({ slug }));
	const { data: single } = useSuspenseQuery(api.photos.byId.queryOptions({ photoId: first }));
	const album = useSuspenseInfiniteQuery(eventPhotos(api, event.id));
	const removed = useRemoved();
	const photos = useMemo(
		() => photosOf(album.data.pages).filter(({ id }) => !removed.has(id)),
		[album.data, removed],
	);
	const photo = photos.find(({ id }) => id === photoId) ?? single;
	useDeveloping([photo]);

	return (
		<>
			<ButtonLink href={`/events/${slug}`} variant="quiet" className="mb-3 -ml-3">
				<ArrowLeft aria-hidden className="size-4" /> {event.name}
			</ButtonLink>
			<div className="overflow-hidden rounded-card border border-line">
				<PhotoViewer
					photo={photo}
					photos={photos}
					event={event}
					onView={open.step}
					className="[--below:17rem]"
					onRemoved={() => router.replace(`/events/${slug}`)}
				/>
			</div>
		</>
	);
}
