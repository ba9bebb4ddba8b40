"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect } from "react";
import { useTranslations } from "#translations";
import { neighboursOf } from "../album/neighbours";
import { useAlbumPhotoName } from "../language/use-photo-name";
import { useRemovals } from "../removal/removals-provider";
import { useTRPC } from "../trpc/client";
import type { EventView, PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { PhotoPending } from "./photo-pending";
import { PhotoViewer } from "./photo-viewer";

interface PhotoDialogProps {
	photoId: string;
	photos: readonly PhotoView[];
	event: EventView;
	onView: (photoId: string) => void;
	onClose: () => void;
	onRemoved: () => void;
	/** Called when the reader is about to run out of loaded photos. */
	onNearEnd: () => void;
	/** The next page could not be loaded. */
	moreFailed: boolean;
}

const againMs = 5_000;

export function PhotoDialog({
	photoId,
	photos,
	event,
	onView,
	onClose,
	onRemoved,
	onNearEnd,
	moreFailed,
}: PhotoDialogProps) {
	const api = useTRPC();
	const t = useTranslations("photo");
	const common = useTranslations("common");
	const removals = useRemovals();
	const nameOf = useAlbumPhotoName();
	const listed = photos.find((photo) => photo.id === photoId);
	/** Back and forward can lead to a photo whose album page is not loaded. */
	const single = useQuery(api.photos.byId.queryOptions({ photoId }, { enabled: !listed }));
	const photo = listed ?? single.data;
	const nearEnd = listed !== undefined && neighboursOf(photos, photoId).left < 3;
	useEffect(() => {
		if (!nearEnd) return;
		if (!moreFailed) return onNearEnd();
		// The wall's "Try again" button is behind the dialog, so a failed request is repeated until it succeeds.
		const timer = setTimeout(onNearEnd, againMs);
		return () => clearTimeout(timer);
	}, [nearEnd, moreFailed, onNearEnd]);
	useEffect(() => {
		removals.cover();
		return removals.uncover;
	}, [removals]);

	return (
		<Dialog
			onClose={onClose}
			aria-label={photo ? nameOf(photo) : t("photo")}
			className="m-0 h-dvh max-h-none w-full max-w-none flex-col bg-darkroom open:flex"
		>
			{/*
			  First, so that a dialog that opens focuses it, and no button that does something. On a phone it has a row of its
			  own, because the page scrolls under it.
			*/}
			<div className="shrink-0 p-1.5 lg:absolute lg:start-1.5 lg:top-1.5 lg:z-10">
				<Button
					variant="darkroom"
					size="icon"
					aria-label={common("close")}
					onClick={onClose}
					className="rounded-full"
				>
					<X aria-hidden className="size-5" />
				</Button>
			</div>
			{photo ? (
				<PhotoViewer
					photo={photo}
					photos={photos}
					event={event}
					onView={onView}
					onRemoved={onRemoved}
					onWall
					className="min-h-0 flex-1 [--below:11rem]"
				/>
			) : (
				<PhotoPending error={single.error} />
			)}
		</Dialog>
	);
}
