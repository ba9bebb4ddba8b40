"use client";

import { useEffect, useState } from "react";
import { type Thumbnail, thumbnailOf } from "./browser/thumbnail";
import { useFileOf } from "./upload-queues";

/** Null until it is made, and for good where this browser cannot show the file. */
export function useThumbnail(file: File | null): Thumbnail | null {
	const [made, setMade] = useState<{ file: File; thumbnail: Thumbnail | null } | null>(null);
	useEffect(() => {
		if (!file) return;
		let wanted = true;
		thumbnailOf(file).then((thumbnail) => {
			if (wanted) setMade({ file, thumbnail });
		});
		return () => {
			wanted = false;
		};
	}, [file]);
	return made?.file === file ? (made?.thumbnail ?? null) : null;
}

/** What to show of a photo that was added from this browser and has no renditions yet. */
export function usePreview(eventId: string, photoId: string | null) {
	return useThumbnail(useFileOf(eventId, photoId));
}
