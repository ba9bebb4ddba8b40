"use client";

import { type RefObject, useLayoutEffect, useState } from "react";
import type { Measures } from "./rows";

interface WallMeasures extends Measures {
	/** Distance of the wall's upper edge from the top of the page. */
	top: number;
}

/** The last measures in this tab, so that on return the first render has its full height and can restore the scroll. */
let remembered: { viewport: number; measures: WallMeasures } | null = null;

/** The wall's measures in pixels; null on the server and during hydration, when only CSS lays it out. */
export function useMeasures(wall: RefObject<HTMLElement | null>): WallMeasures | null {
	const [measures, setMeasures] = useState(() =>
		remembered && remembered.viewport === window.innerWidth ? remembered.measures : null,
	);

	useLayoutEffect(() => {
		const element = wall.current;
		if (!element) return;
		const measure = () => {
			const style = getComputedStyle(element);
			const pixels = (name: string) => Number.parseFloat(style.getPropertyValue(name));
			const { top, width } = element.getBoundingClientRect();
			const now: WallMeasures = {
				width,
				top: top + window.scrollY,
				row: pixels("--row"),
				gapX: pixels("--gap-x"),
				gapY: pixels("--gap-y"),
				heading: pixels("--heading"),
			};
			remembered = { viewport: window.innerWidth, measures: now };
			setMeasures((before) => (before && same(before, now) ? before : now));
		};
		measure();
		// The body is observed, too, because what is above the wall (the uploader's list) moves it.
		const observer = new ResizeObserver(measure);
		observer.observe(element);
		observer.observe(document.body);
		return () => observer.disconnect();
	}, [wall]);

	return measures;
}

function same(a: WallMeasures, b: WallMeasures) {
	return (["width", "top", "row", "gapX", "gapY", "heading"] as const).every((name) => a[name] === b[name]);
}
