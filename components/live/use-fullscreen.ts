"use client";

import { useSyncExternalStore } from "react";

function subscribe(changed: () => void) {
	document.addEventListener("fullscreenchange", changed);
	return () => document.removeEventListener("fullscreenchange", changed);
}

/** The browser may refuse, and then the page stays as it is. */
function toggle() {
	const done = document.fullscreenElement
		? document.exitFullscreen()
		: document.documentElement.requestFullscreen();
	done.catch(() => {});
}

/** Null if the browser does not support full screen, as on an iPhone. */
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
