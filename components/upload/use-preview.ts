"use client";

import { useEffect, useState } from "react";
import { holdThumbnail, type Thumbnail } from "./browser/thumbnail";
import { queueOf } from "./open-queues";
import type { UploadQueue } from "./queue/upload-queue";
import { useItemIdOf } from "./upload-queues";

/** Returns null until the thumbnail is made, and always when this browser cannot show the file. */
export function useThumbnail(queue: UploadQueue | undefined, id: string | null): Thumbnail | null {
	const [made, setMade] = useState<{ id: string; thumbnail: Thumbnail | null } | null>(null);
	useEffect(() => {
		if (!queue || !id) return;
		let wanted = true;
		const { made, release } = holdThumbnail(id, queue.fileOf);
		void made.then((thumbnail) => {
			if (wanted) setMade({ id, thumbnail });
		});
		return () => {
			wanted = false;
			release();
		};
	}, [queue, id]);
	return made && made.id === id ? made.thumbnail : null;
}

/** The thumbnail to show of a photo that was added from this browser and has no renditions yet. */
export function usePreview(eventId: string, photoId: string | null) {
	return useThumbnail(queueOf(eventId), useItemIdOf(eventId, photoId));
}
