"use client";

import { useEffect } from "react";
import { useDirection } from "../language/use-direction";

const arrows = { ltr: ["ArrowLeft", "ArrowRight"], rtl: ["ArrowRight", "ArrowLeft"] } as const;

interface LiveKeys {
	toggle: () => void;
	skip: () => void;
	back: () => void;
	fullscreen: (() => void) | undefined;
}

/** Space pauses, the arrow in the direction of reading shows the next photo and the other one the previous, F fills the screen. */
export function useLiveKeys({ toggle, skip, back, fullscreen }: LiveKeys) {
	const [backward, forward] = arrows[useDirection()];
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
			if (event.key === "f" || event.key === "F") fullscreen?.();
			else if (event.key === forward) skip();
			else if (event.key === backward) back();
			else if (event.key === " ") {
				// Space presses a focused button.
				if (event.target instanceof HTMLElement && event.target.closest("button, a")) return;
				event.preventDefault();
				toggle();
			}
		};
		addEventListener("keydown", press);
		return () => removeEventListener("keydown", press);
	}, [toggle, skip, back, fullscreen, backward, forward]);
}
