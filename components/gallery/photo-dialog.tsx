"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect } from "react";
import { useTRPC } from "../trpc/client";
import type { EventView, PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Spinner } from "../ui/spinner";
import { neighboursOf } from "./neighbours";
import { PhotoViewer } from "./photo-viewer";

interface PhotoDialogProps {
	photoId: string;
	photos: readonly PhotoView[];
	event: EventView;
	onView: (photoId: string) => void;
	onClose: () => void;
	onRemoved: () => void;
	/** The reader is about to run out of loaded photos. */
	onNearEnd: () => void;
}

export function PhotoDialog({
	photoId,
	photos,
	event,
	onView,
	onClose,
	onRemoved,
	onNearEnd,
}: PhotoDialogProps) {
	const api = useTRPC();
	const listed = photos.find((photo) => photo.id === photoId);
	/** Back and forward can lead to a photo whose page of the album is not loaded. */
	const single = useQuery(api.photos.byId.queryOptions({ photoId }, { enabled: !listed }));
	const photo = listed ?? single.data;
	const nearEnd = listed !== undefined && neighboursOf(photos, photoId).left < 3;
	useEffect(() => {
		if (nearEnd) onNearEnd();
	}, [nearEnd, onNearEnd]);

	return (
		<Dialog
			onClose={onClose}
			aria-label={photo?.title ?? "Photo"}
			className="m-0 h-dvh max-h-none w-full max-w-none bg-darkroom"
		>
			{photo ? (
				<PhotoViewer
					photo={photo}
					photos={photos}
					event={event}
					onView={onView}
					onRemoved={onRemoved}
					onWall
					className="h-full [--below:7.5rem]"
				/>
			) : (
				<div className="grid h-full place-items-center p-6 text-on-darkroom">
					{single.error ? <p>{single.error.message}</p> : <Spinner />}
				</div>
			)}
			<Button
				variant="darkroom"
				size="icon"
				aria-label="Close"
				onClick={onClose}
				className="fixed top-3 left-3 rounded-full"
			>
				<X aria-hidden className="size-5" />
			</Button>
		</Dialog>
	);
}
