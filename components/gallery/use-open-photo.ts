"use client";

import { usePathname } from "next/navigation";
import { useCallback, useRef } from "react";
import type { PhotoView } from "../trpc/types";
import { neighboursOf } from "./neighbours";
import { photoIdIn, photoPath } from "./photo-path";

/**
 * Which photo is open over the gallery: the address says it. It is changed through the History API, which Next
 * keeps in step with usePathname, so a photo opens without asking the server; a reload of that address gives
 * the photo's own page.
 */
export function useOpenPhoto(slug: string) {
	const photoId = photoIdIn(usePathname());
	/** An entry of ours lies in the history: closing goes back over it. */
	const pushed = useRef(false);

	/** The same function for the life of the gallery: thousands of tiles hold it. */
	const show = useCallback(
		(id: string) => {
			pushed.current = true;
			// The album stays in the address: what is behind the photo does not change.
			window.history.pushState(null, "", photoPath(slug, id) + window.location.search);
		},
		[slug],
	);

	return {
		photoId,
		show,
		/** From what the address says now: keys may come faster than React renders. */
		step: (by: -1 | 1, photos: readonly Pick<PhotoView, "id">[]) => {
			const { previous, next } = neighboursOf(photos, photoIdIn(window.location.pathname));
			const to = by < 0 ? previous : next;
			if (to) window.history.replaceState(null, "", photoPath(slug, to) + window.location.search);
		},
		close: () => {
			if (pushed.current) window.history.back();
			else window.history.replaceState(null, "", `/events/${slug}${window.location.search}`);
			pushed.current = false;
		},
	};
}
