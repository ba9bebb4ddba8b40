"use client";

import { useSyncExternalStore } from "react";

function subscribe(changed: () => void) {
	document.addEventListener("fullscreenchange", changed);
	return () => document.removeEventListener("fullscreenchange", changed);
}

/** The browser may refuse; then the page stays as it is. */
function toggle() {
	const done = document.fullscreenElement
		? document.exitFullscreen()
		: document.documentElement.requestFullscreen();
	done.catch(() => {});
}

/** Null where the browser cannot fill the screen, as on an iPhone. */
export function useFullscreen(): { on: boolean; toggle: () => void } | null {
	const on = useSyncExternalStore(
		subscribe,
		() => document.fullscreenElement !== null,
		() => false,
	);
	const can = useSyncExternalStore(
		subscribe,
		() => document.fullscreenEnabled,
		() => false,
	);
	return can ? { on, toggle } : null;
}
