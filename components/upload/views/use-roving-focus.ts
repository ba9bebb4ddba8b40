"use client";

import { type KeyboardEvent, useRef, useState } from "react";

/** A list up to this long is walked through with Tab. */
const walkable = 20;

/** Frames of the screen until an entry is taken for lost. */
const seekFrames = 60;

interface RovingOptions {
	count: number;
	/** How many stand side by side. */
	columns: number;
	/** Brings the one with this index into the page. */
	reveal: (index: number) => void;
}

/**
 * The focus in a list of which only the part near the screen is in the page. The arrow keys, Home and End move it. Tab
 * enters a long list once and leaves it, because nobody presses Tab five hundred times.
 * Give the list a `tabIndex` of -1, each entry's element the attribute `data-index`, and its first control the focus.
 */
export function useRovingFocus<List extends HTMLElement>({ count, columns, reveal }: RovingOptions) {
	const list = useRef<List>(null);
	const [active, setActive] = useState(0);
	const current = Math.min(active, Math.max(0, count - 1));

	const find = (index: number) =>
		list.current?.querySelector<HTMLElement>(`[data-index="${index}"] :is(button, input)`);

	function focus(index: number) {
		const to = Math.min(count - 1, Math.max(0, index));
		if (to < 0) return;
		setActive(to);
		reveal(to);
		// Until the entry is there the list has the focus, because the one that has it now may leave the page first.
		list.current?.focus({ preventScroll: true });
		seek(to, seekFrames);
	}

	/** The entry is rendered only after the list has followed the scroll. */
	function seek(index: number, frames: number) {
		requestAnimationFrame(() => {
			if (document.activeElement !== list.current) return;
			// In the first frame it may still be the entry that had this place before.
			const entry = frames < seekFrames ? find(index) : null;
			if (entry) entry.focus();
			else if (frames > 0) seek(index, frames - 1);
		});
	}

	function onKeyDown(event: KeyboardEvent) {
		if (event.target instanceof HTMLInputElement || event.altKey || event.ctrlKey || event.metaKey) return;
		const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
		const steps: Record<string, number> = {
			ArrowRight: columns > 1 ? forward : 0,
			ArrowLeft: columns > 1 ? -forward : 0,
			ArrowDown: columns,
			ArrowUp: -columns,
			Home: -count,
			End: count,
		};
		const step = steps[event.key];
		if (!step) return;
		event.preventDefault();
		focus(current + step);
	}

	return {
		list,
		current,
		focus,
		onKeyDown,
		setActive,
		tabIndexOf: (index: number) => (count <= walkable || index === current ? 0 : -1),
	};
}
