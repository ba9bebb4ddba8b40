"use client";

import { usePathname } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { photoIdIn, photoPath } from "./photo-path";

/**
 * Which photo is open over the gallery, and its address. The state is ours and the address follows it at once, by the
 * History API: a swipe cannot wait for the router, which would bring the photo before back in its own time. Back and
 * forward lead the other way. A reload of a photo's address gives the photo's own page.
 */
export function useOpenPhoto(slug: string) {
	const [photoId, setPhotoId] = useState(photoIdIn(usePathname()));
	/** An entry of ours lies in the history: closing goes back over it. */
	const pushed = useRef(false);

	useEffect(() => {
		const follow = () => setPhotoId(photoIdIn(window.location.pathname));
		window.addEventListener("popstate", follow);
		return () => {
			window.removeEventListener("popstate", follow);
			// The page that follows would have it as well.
			window.history.scrollRestoration = "auto";
		};
	}, []);

	/** The same functions for the life of the gallery: thousands of tiles hold them. */
	const show = useCallback(
		(id: string) => {
			pushed.current = true;
			setPhotoId(id);
			// Back over it, the wall is shown where the last photo is, not where the first one was opened.
			window.history.scrollRestoration = "manual";
			// The album stays in the address: what is behind the photo does not change.
			window.history.pushState(null, "", photoPath(slug, id) + window.location.search);
		},
		[slug],
	);
	const step = useCallback(
		(id: string) => {
			// The lightbox tells what it shows a moment late: after "back" it must not open the photo again.
			if (!photoIdIn(window.location.pathname)) return;
			setPhotoId(id);
			const path = photoPath(slug, id);
			if (window.location.pathname !== path)
				window.history.replaceState(null, "", path + window.location.search);
		},
		[slug],
	);
	const close = useCallback(() => {
		setPhotoId(null);
		if (pushed.current) window.history.back();
		else window.history.replaceState(null, "", `/events/${slug}${window.location.search}`);
		pushed.current = false;
	}, [slug]);

	return { photoId, show, step, close };
}
