"use client";

import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { ImagePlus } from "lucide-react";
import { countOf } from "../format/count";
import { useTRPC } from "../trpc/client";
import type { EventView } from "../trpc/types";
import { EmptyState } from "../ui/empty-state";
import { eventPhotos, photosOf } from "./event-photos";
import { LoadMore } from "./load-more";
import { PhotoDialog } from "./photo-dialog";
import { PhotoTile } from "./photo-tile";
import { useDeveloping } from "./use-developing";
import { useOpenPhoto } from "./use-open-photo";

export function Gallery({ event }: { event: EventView }) {
	const api = useTRPC();
	const album = useSuspenseInfiniteQuery(eventPhotos(api, event.id));
	const photos = photosOf(album.data.pages);
	const open = useOpenPhoto(event.slug);
	useDeveloping(photos);

	return (
		<section aria-labelledby="album">
			<div className="mb-4 flex items-baseline justify-between gap-4">
				<h2 id="album" className="text-lg font-semibold tracking-tight">
					Album
				</h2>
				<p className="text-sm text-muted">{photos.length > 0 ? countOf(event.photoCount, "photo") : null}</p>
			</div>
			{photos.length === 0 ? (
				<EmptyState icon={<ImagePlus className="size-6" />} title="No photos yet">
					{event.uploads.allowed
						? "Be the first: what you add shows up here for everybody on the roll."
						: "As soon as somebody who attended adds photos, they show up here."}
				</EmptyState>
			) : (
				<ul className="photo-grid">
					{photos.map((photo) => (
						<PhotoTile key={photo.id} photo={photo} event={event} onOpen={open.show} />
					))}
				</ul>
			)}
			<LoadMore
				hasMore={album.hasNextPage}
				busy={album.isFetchingNextPage}
				failed={album.isFetchNextPageError}
				onMore={album.fetchNextPage}
			/>
			{open.photoId ? (
				<PhotoDialog
					photoId={open.photoId}
					photos={photos}
					event={event}
					onStep={(by) => open.step(by, photos)}
					onClose={open.close}
					onNearEnd={() => {
						const idle = !album.isFetchingNextPage && !album.isFetchNextPageError;
						if (album.hasNextPage && idle) album.fetchNextPage();
					}}
				/>
			) : null}
		</section>
	);
}
