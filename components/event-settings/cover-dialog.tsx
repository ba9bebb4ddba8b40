"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useTranslations } from "#translations";
import { useAlbumPhotoName } from "../language/use-photo-name";
import { useTRPC } from "../trpc/client";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Spinner } from "../ui/spinner";
import { Failed } from "./failed";

interface CoverDialogProps {
	eventId: string;
	chosen: string | null;
	onChoose: (photoId: string) => void;
	onClose: () => void;
}

/** The photos of the album that everybody sees, the newest first. */
export function CoverDialog({ eventId, chosen, onChoose, onClose }: CoverDialogProps) {
	const api = useTRPC();
	const t = useTranslations("settings");
	const common = useTranslations("common");
	const nameOf = useAlbumPhotoName();
	const album = useInfiniteQuery(
		api.photos.list.infiniteQueryOptions(
			{ eventId, limit: 60 },
			// Photos that were added or hidden a moment ago matter here.
			{ getNextPageParam: (page) => page.nextCursor, gcTime: 0 },
		),
	);
	const photos = (album.data?.pages ?? [])
		.flatMap((page) => page.photos)
		.filter(({ state, place, images }) => state === "READY" && place === "SHOWN" && images.length > 0);
	return (
		<Dialog
			aria-labelledby="cover-title"
			onClose={onClose}
			className="m-auto max-h-[calc(100dvh-2rem)] w-[min(44rem,calc(100vw-2rem))] overflow-y-auto rounded-card bg-surface p-5"
		>
			<div className="flex items-center justify-between gap-4">
				<h2 id="cover-title" className="text-lg font-semibold">
					{t("coverTitle")}
				</h2>
				<Button variant="quiet" onClick={onClose}>
					{t("cancel")}
				</Button>
			</div>
			<Failed error={album.error} />
			{album.isPending ? (
				<p role="status" className="py-8 text-muted">
					<Spinner />
					<span className="sr-only">{common("loading")}</span>
				</p>
			) : null}
			{album.isSuccess && photos.length === 0 && !album.hasNextPage ? (
				<p className="py-6 text-sm text-muted">{t("coverEmpty")}</p>
			) : null}
			<ul className="mt-4 grid grid-cols-3 gap-2 sm:grid-cols-4">
				{photos.map((photo) => (
					<li key={photo.id}>
						<button
							type="button"
							aria-pressed={photo.id === chosen}
							onClick={() => onChoose(photo.id)}
							className={clsx(
								"block aspect-square w-full overflow-hidden rounded-photo bg-sunken",
								photo.id === chosen
									? "ring-4 ring-film forced-colors:border-4 forced-colors:border-[Highlight]"
									: "hover:opacity-85",
							)}
						>
							<img
								src={photo.images[0]?.url}
								alt={nameOf(photo)}
								loading="lazy"
								className="size-full object-cover"
							/>
						</button>
					</li>
				))}
			</ul>
			{album.hasNextPage ? (
				<Button className="mt-4" busy={album.isFetchingNextPage} onClick={() => void album.fetchNextPage()}>
					{t("loadMore")}
				</Button>
			) : null}
		</Dialog>
	);
}
