"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import { ButtonLink } from "../ui/button-link";
import { PhotoViewer } from "./photo-viewer";
import { useRemoved } from "./removals-provider";
import { useAround } from "./use-around";
import { useDeveloping } from "./use-developing";
import { useOpenPhoto } from "./use-open-photo";

/** A photo whose address was opened directly, and the album around it. */
export function PhotoPage({ slug, opened }: { slug: string; opened: PhotoView }) {
	const api = useTRPC();
	const router = useRouter();
	const open = useOpenPhoto(slug);
	const photoId = open.photoId ?? opened.id;
	const { data: event } = useSuspenseQuery(api.events.bySlug.queryOptions({ slug }));
	const around = useAround(opened.id, photoId);
	const removed = useRemoved();
	const photos = around.filter(({ id }) => !removed.has(id));
	/** What is looked at stays until the page is left, removed or not. */
	const [shown, setShown] = useState(opened);
	const photo = around.find(({ id }) => id === photoId) ?? shown;
	if (photo !== shown) setShown(photo);
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
