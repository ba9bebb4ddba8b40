"use client";

import { useEffect } from "react";

interface LiveKeys {
	toggle: () => void;
	skip: () => void;
	fullscreen: (() => void) | undefined;
}

/** Space pauses, the right arrow shows the next photo, F fills the screen. */
export function useLiveKeys({ toggle, skip, fullscreen }: LiveKeys) {
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
			if (event.key === "f" || event.key === "F") fullscreen?.();
			else if (event.key === "ArrowRight") skip();
			else if (event.key === " ") {
				// Space presses a focused button.
				if (event.target instanceof HTMLElement && event.target.closest("button, a")) return;
				event.preventDefault();
				toggle();
			}
		};
		addEventListener("keydown", press);
		return () => removeEventListener("keydown", press);
	}, [toggle, skip, fullscreen]);
}
