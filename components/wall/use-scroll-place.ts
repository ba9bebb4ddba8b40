"use client";

/**
 * Keeps the reader's place on the wall. When photos above it appear or disappear, the page is scrolled by the same
 * distance. The place is stored in the history entry, so that it is restored on return, even from another site or after
 * a reload.
 */
import { useEffect, useLayoutEffect, useRef } from "react";
import type { Section } from "./sections";
import { movedAt, type WallLayout } from "./wall-layout";

const wroteAfterMs = 200;

interface Shown {
	sections: readonly Section[];
	layout: WallLayout;
	/** Distance of the wall from the top of the page. */
	top: number;
}

export function useScrollPlace(shown: Shown | null) {
	const before = useRef<Shown | null>(null);
	/** A place to restore that is only reached once more pages have loaded. */
	const wanted = useRef<number | null>(null);

	useLayoutEffect(() => {
		const kept: unknown = window.history.state?.wallScroll;
		if (typeof kept === "number" && kept > 0) wanted.current = kept;
	}, []);

	useLayoutEffect(() => {
		const last = before.current;
		before.current = shown;
		if (!shown) return;
		if (wanted.current !== null) {
			window.scrollTo(0, wanted.current);
			if (window.scrollY >= wanted.current - 1) wanted.current = null;
			return;
		}
		if (!last || last.layout === shown.layout) return;
		const above = window.scrollY - last.top;
		if (above <= 0) return;
		const moved = movedAt(above, [last.sections, last.layout], [shown.sections, shown.layout]);
		if (Math.abs(moved) >= 1) window.scrollBy(0, moved);
	}, [shown]);

	useEffect(() => {
		let timer: ReturnType<typeof setTimeout>;
		const write = () => {
			if (wanted.current !== null) return;
			window.history.replaceState({ ...window.history.state, wallScroll: window.scrollY }, "");
		};
		const onScroll = () => {
			clearTimeout(timer);
			timer = setTimeout(write, wroteAfterMs);
		};
		const giveUp = () => {
			wanted.current = null;
		};
		const own = ["wheel", "touchstart", "pointerdown", "keydown"];
		window.addEventListener("scroll", onScroll, { passive: true });
		for (const name of own) window.addEventListener(name, giveUp, { passive: true });
		return () => {
			clearTimeout(timer);
			window.removeEventListener("scroll", onScroll);
			for (const name of own) window.removeEventListener(name, giveUp);
		};
	}, []);
}
