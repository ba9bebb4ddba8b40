"use client";

import { useEffect, useState } from "react";
import { holdThumbnail, type Thumbnail } from "./browser/thumbnail";
import { queueOf } from "./open-queues";
import type { UploadQueue } from "./queue/upload-queue";
import { useItemIdOf } from "./upload-queues";

/**
 * Milliseconds that a photo that is sent has to be in sight before its thumbnail is made. Decoding it takes as much of a phone's
 * processor as sending it, and on a fast network it is in the event before anybody has looked.
 */
const inSightMs = 1_000;

/**
 * Returns null until the thumbnail is made, and always when this browser cannot show the file. `passing`: the photo may be
 * out of sight in a moment.
 */
export function useThumbnail(
	queue: UploadQueue | undefined,
	id: string | null,
	passing: boolean,
): Thumbnail | null {
	const [made, setMade] = useState<{ id: string; thumbnail: Thumbnail | null } | null>(null);
	useEffect(() => {
		if (!queue || !id) return;
		let wanted = true;
		const { made, release } = holdThumbnail(id, queue.fileOf, passing ? inSightMs : 0);
		void made.then((thumbnail) => {
			if (wanted) setMade({ id, thumbnail });
		});
		return () => {
			wanted = false;
			release();
		};
	}, [queue, id, passing]);
	return made && made.id === id ? made.thumbnail : null;
}

/** The thumbnail to show of a photo that was added from this browser and has no renditions yet. */
export function usePreview(eventId: string, photoId: string | null, passing = false) {
	return useThumbnail(queueOf(eventId), useItemIdOf(eventId, photoId), passing);
}
