"use client";

import { memo } from "react";
import type { PhotoView } from "../trpc/types";
import { usePreview } from "../upload/use-preview";
import { Picture } from "./picture";

interface LightboxPictureProps {
	photo: PhotoView;
	/** What there is to fill, in CSS pixels. */
	rect: { width: number; height: number };
	zoom: number;
	/** It is looked at; the others are its neighbours. */
	current: boolean;
}

/** One photo as large as it fits, never larger than it is. The box has a size of its own: zooming is bounded by it. */
export const LightboxPicture = memo(function LightboxPicture({
	photo,
	rect,
	zoom,
	current,
}: LightboxPictureProps) {
	const preview = usePreview(photo.eventId, photo.state === "READY" ? null : photo.id);
	const known = photo.width && photo.height ? { width: photo.width, height: photo.height } : null;
	const scale = known ? Math.min(1, rect.width / known.width, rect.height / known.height) : 1;
	const box = known
		? { width: Math.round(known.width * scale), height: Math.round(known.height * scale) }
		: rect;
	// The wall has it already, so there is something to see at once.
	const small = photo.images.at(0)?.url;
	return (
		<div
			style={{
				...box,
				...(small && photo.images.length > 1 ? { backgroundImage: `url("${small}")` } : {}),
			}}
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
