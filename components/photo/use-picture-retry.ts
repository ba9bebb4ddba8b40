"use client";

import { useEffect, useRef, useState } from "react";
import { useRefreshed } from "../album/use-refreshed";
import type { PhotoView } from "../trpc/types";

const afterMs = 15_000;

/**
 * Retries an image that did not load: at once, then every 15 seconds and whenever the network comes back. Each retry
 * first fetches the photo again, because in a page left open for a day the URLs have expired and the photo may be
 * gone. `attempt` is the key of the <img>.
 */
export function usePictureRetry(photo: PhotoView) {
	const refresh = useRefreshed();
	const [failed, setFailed] = useState(false);
	const [attempt, setAttempt] = useState(0);
	const toRefresh = useRef(photo);
	useEffect(() => {
		toRefresh.current = photo;
	});

	useEffect(() => {
		if (!failed) return;
		let waits = true;
		const again = async () => {
			if (!waits) return;
			waits = false;
			await refresh(toRefresh.current);
			setFailed(false);
			setAttempt((before) => before + 1);
		};
		const timer = setTimeout(again, attempt === 0 ? 0 : afterMs);
		window.addEventListener("online", again);
		return () => {
			clearTimeout(timer);
			window.removeEventListener("online", again);
		};
	}, [failed, attempt, refresh]);

	return { failed: failed && attempt > 0, attempt, onError: () => setFailed(true) };
}
