"use client";

import { type RefCallback, useCallback, useRef, useState } from "react";

type Edge = "top" | "bottom";

/** What the bars on the screen take at each edge, in CSS pixels. */
const bars = new Map<object, { edge: Edge; taken: number; floats: boolean }>();

/** Air between a bar and what has the focus, with its outline. */
const air = 12;

/** Chromium, Firefox and Safari scroll what gets the focus into this part of the page. */
function makeRoom() {
	const most = (edge: Edge, onlyFloating: boolean) =>
		[...bars.values()]
			.filter((bar) => bar.edge === edge && (bar.floats || !onlyFloating))
			.reduce((sum, { taken }) => Math.max(sum, taken), 0);
	const lengthOf = (taken: number) => (taken > 0 ? `${taken + air}px` : "");
	const { style } = document.documentElement;
	style.scrollPaddingTop = lengthOf(most("top", false));
	style.scrollPaddingBottom = lengthOf(most("bottom", false));
	// A page that ends under the bar could not scroll its last button clear of it.
	document.body.style.paddingBottom = lengthOf(most("bottom", true));
}

interface EdgeBarOptions {
	edge: Edge;
	/** It lies over the page and takes no space in it. */
	floats?: boolean;
}

/**
 * For a bar at an edge of the screen. While it is there, whatever gets the focus is scrolled clear of it, because a
 * keyboard's focus may not be hidden (WCAG 2.2, 2.4.11). `fits` is false if the bar takes more than a sixth of the
 * screen's height, with large text or on a low screen; then it should not stick.
 */
export function useEdgeBar<Bar extends HTMLElement>({ edge, floats = false }: EdgeBarOptions) {
	const [fits, setFits] = useState(true);
	const key = useRef({});
	const ref: RefCallback<Bar> = useCallback(
		(bar) => {
			if (!bar) return;
			const id = key.current;
			const measure = () => {
				const { height } = bar.getBoundingClientRect();
				const style = getComputedStyle(bar);
				const inset = Number.parseFloat(edge === "bottom" ? style.bottom : style.top) || 0;
				const isLow = height > 0 && height <= window.innerHeight / 6;
				setFits(isLow);
				if (height > 0 && (isLow || floats)) bars.set(id, { edge, taken: height + inset, floats });
				else bars.delete(id);
				makeRoom();
			};
			measure();
			const observer = new ResizeObserver(measure);
			observer.observe(bar);
			window.addEventListener("resize", measure);
			return () => {
				observer.disconnect();
				window.removeEventListener("resize", measure);
				bars.delete(id);
				makeRoom();
			};
		},
		[edge, floats],
	);
	return { ref, fits };
}
