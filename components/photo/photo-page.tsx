"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useAround } from "../album/use-around";
import { useChanges } from "../album/use-changes";
import { useRemoved } from "../removal/removals-provider";
import { useTRPC } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import { ButtonLink } from "../ui/button-link";
import { PhotoPending } from "./photo-pending";
import { PhotoViewer } from "./photo-viewer";
import { useOpenPhoto } from "./use-open-photo";

interface PhotoPageProps {
	slug: string;
	/** The photo that the server rendered the page for. */
	opened: PhotoView;
	/** Where the change feed goes on from. */
	start: string;
}

/** The page of a photo whose address was opened directly, with the album around it. */
export function PhotoPage({ slug, opened, start }: PhotoPageProps) {
	const api = useTRPC();
	const router = useRouter();
	const open = useOpenPhoto(slug);
	const photoId = open.photoId ?? opened.id;
	const { data: event } = useSuspenseQuery(api.events.bySlug.queryOptions({ slug }));
	const around = useAround(photoId);
	const removed = useRemoved();
	const photos = useMemo(() => around.filter(({ id }) => !removed.has(id)), [around, removed]);
	/** The photo on the screen stays while its removal can be undone, and leaves when the feed says that it is gone. */
	const [shown, setShown] = useState(photoId === opened.id ? opened : undefined);
	/** The back button can lead to a photo other than the one that the server rendered this page for. */
	const single = useQuery(api.photos.byId.queryOptions({ photoId }, { enabled: !shown }));
	const photo = around.find(({ id }) => id === photoId) ?? shown ?? single.data;
	if (photo !== shown) setShown(photo);
	useChanges({
		...{ event, start },
		onGone: (ids) => {
			if (ids.includes(photoId)) setShown(undefined);
		},
	});

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
