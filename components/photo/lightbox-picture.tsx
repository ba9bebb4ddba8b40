"use client";

import { memo } from "react";
import type { PhotoView } from "../trpc/types";
import { usePreview } from "../upload/use-preview";
import { Picture } from "./picture";
import { blurOf } from "./placeholder";

interface LightboxPictureProps {
	photo: PhotoView;
	/** The space to fill, in CSS pixels. */
	rect: { width: number; height: number };
	zoom: number;
	/** This is the photo on the screen; the others are its neighbours. */
	current: boolean;
	/** The wall is behind the lightbox and has loaded a small rendition of each photo. */
	onWall: boolean;
}

/** One photo, as large as fits but never enlarged. The box has the photo's size because zooming is limited to it. */
export const LightboxPicture = memo(function LightboxPicture({
	photo,
	rect,
	zoom,
	current,
	onWall,
}: LightboxPictureProps) {
	const preview = usePreview(photo.eventId, photo.state === "READY" ? null : photo.id);
	const known = photo.width && photo.height ? { width: photo.width, height: photo.height } : null;
	const scale = known ? Math.min(1, rect.width / known.width, rect.height / known.height) : 1;
	const box = known
		? { width: Math.round(known.width * scale), height: Math.round(known.height * scale) }
		: rect;
	// Something to show at once that needs no request: the wall's rendition or the blur that comes with the page.
	const small = onWall && photo.images.length > 1 ? photo.images.at(0)?.url : undefined;
	return (
		<div
			style={{ ...box, ...(small ? { backgroundImage: `url("${small}")` } : blurOf(photo)) }}
			className="relative overflow-hidden bg-size-[100%_100%]"
		>
			<Picture
				key={photo.id}
				photo={photo}
				preview={preview?.url ?? null}
				sizes={`${Math.ceil(box.width * zoom)}px`}
				loading={current ? "first" : "ahead"}
				className="size-full object-contain"
			/>
		</div>
	);
});
