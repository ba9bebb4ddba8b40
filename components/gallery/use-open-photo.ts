"use client";

import { usePathname } from "next/navigation";
import { useRef } from "react";
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

	return {
		photoId,
		show: (id: string) => {
			pushed.current = true;
			window.history.pushState(null, "", photoPath(slug, id));
		},
		move: (id: string) => window.history.replaceState(null, "", photoPath(slug, id)),
		close: () => {
			if (pushed.current) window.history.back();
			else window.history.replaceState(null, "", `/events/${slug}`);
			pushed.current = false;
		},
	};
}
