"use client";

import { usePathname } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { photoIdIn, photoPath } from "./photo-path";

/**
 * Which photo is open over the gallery, and its address. The state is kept here and the address follows it through the
 * History API, because a swipe cannot wait for the router, which would later restore the previous photo. For back and
 * forward, the state follows the address. Reloading a photo's address opens the photo's own page.
 */
export function useOpenPhoto(slug: string) {
	const [photoId, setPhotoId] = useState(photoIdIn(usePathname()));
	/** Opening a photo added a history entry, so closing goes back. */
	const pushed = useRef(false);

	useEffect(() => {
		const follow = () => setPhotoId(photoIdIn(window.location.pathname));
		window.addEventListener("popstate", follow);
		return () => {
			window.removeEventListener("popstate", follow);
			// Otherwise the next page would keep "manual".
			window.history.scrollRestoration = "auto";
		};
	}, []);

	/** These functions stay the same for the gallery's lifetime, because thousands of memoized tiles receive them. */
	const show = useCallback(
		(id: string) => {
			pushed.current = true;
			setPhotoId(id);
			// On the way back the wall scrolls to the last photo shown, not to where the first one was opened.
			window.history.scrollRestoration = "manual";
			// The album stays in the address, because the wall behind the photo does not change.
			window.history.pushState(null, "", photoPath(slug, id) + window.location.search);
		},
		[slug],
	);
	const step = useCallback(
		(id: string) => {
			// The lightbox reports its photo a moment late, and after "back" that must not open the photo again.
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
