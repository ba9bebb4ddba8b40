"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useAround } from "../album/use-around";
import { useDeveloping } from "../album/use-developing";
import { useRemoved } from "../removal/removals-provider";
import { useTRPC } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import { ButtonLink } from "../ui/button-link";
import { PhotoPending } from "./photo-pending";
import { PhotoViewer } from "./photo-viewer";
import { useOpenPhoto } from "./use-open-photo";

/** The page of a photo whose address was opened directly, with the album around it. */
export function PhotoPage({ slug, opened }: { slug: string; opened: PhotoView }) {
	const api = useTRPC();
	const router = useRouter();
	const open = useOpenPhoto(slug);
	const photoId = open.photoId ?? opened.id;
	const { data: event } = useSuspenseQuery(api.events.bySlug.queryOptions({ slug }));
	const around = useAround(photoId);
	const removed = useRemoved();
	const photos = useMemo(() => around.filter(({ id }) => !removed.has(id)), [around, removed]);
	/** The photo on the screen stays until the page is left, even if it is removed. */
	const [shown, setShown] = useState(photoId === opened.id ? opened : undefined);
	/** The back button can lead to a photo other than the one that the server rendered this page for. */
	const single = useQuery(api.photos.byId.queryOptions({ photoId }, { enabled: !shown }));
	const photo = around.find(({ id }) => id === photoId) ?? shown ?? single.data;
	if (photo !== shown) setShown(photo);
	useDeveloping(useMemo(() => (photo ? [photo] : []), [photo]));

	return (
		<>
			<ButtonLink href={`/events/${slug}`} variant="quiet" className="mb-3 -ms-3">
				<ArrowLeft aria-hidden className="size-4 shrink-0 rtl:-scale-x-100" /> <bdi>{event.name}</bdi>
			</ButtonLink>
			<div className="overflow-hidden rounded-card border border-line">
				{photo ? (
					<PhotoViewer
						photo={photo}
						photos={photos}
						event={event}
						onView={open.step}
						className="[--below:17rem]"
						onRemoved={() => router.replace(`/events/${slug}`)}
					/>
				) : (
					<PhotoPending error={single.error} />
				)}
			</div>
		</>
	);
}
