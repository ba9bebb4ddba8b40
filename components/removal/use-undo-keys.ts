"use client";

import { type KeyboardEvent as Press, type RefObject, useEffect, useRef } from "react";

const inDialog = () => document.querySelector("dialog[open]") !== null;
const tileOf = (photoId: string) =>
	document.querySelector<HTMLElement>(`[data-photo-id="${photoId}"] :is(a:not([inert]), button)`);

interface UndoKeysOptions {
	/** The photo that was removed last and can still be brought back. */
	last: string | undefined;
	notes: RefObject<HTMLElement | null>;
	onUndo: (photoId: string) => void;
}

/**
 * Undo for the keyboard. Ctrl+Z does it from wherever the focus is. The first Tab after a removal leads to the button,
 * which is at the end of the page and otherwise many Tabs away, and the next Tab leads back to where it came from.
 */
export function useUndoKeys({ last, notes, onUndo }: UndoKeysOptions) {
	const cameFrom = useRef<HTMLElement | null>(null);
	const offered = useRef<string>(undefined);
	const undo = useRef(onUndo);
	useEffect(() => {
		undo.current = onUndo;
	});

	useEffect(() => {
		if (!last) return;
		const onKey = (press: KeyboardEvent) => {
			const { key, altKey, ctrlKey, metaKey, shiftKey } = press;
			const at = document.activeElement;
			if (key.toLowerCase() === "z" && (ctrlKey || metaKey) && !shiftKey && !altKey) {
				if (at?.matches("input, textarea")) return;
				press.preventDefault();
				undo.current(last);
			}
			if (key !== "Tab" || shiftKey || ctrlKey || altKey || metaKey || offered.current === last) return;
			// Somebody who fills in a form in the meantime is not led away from it.
			const isOnWall = at === document.body || at?.closest("[data-photo-id]");
			const button = notes.current?.querySelector<HTMLElement>(`[data-undo="${last}"]`);
			if (!isOnWall || !button || inDialog()) return;
			press.preventDefault();
			offered.current = last;
			cameFrom.current = at instanceof HTMLElement ? at : null;
			button.focus();
		};
		window.addEventListener("keydown", onKey);
		return () => window.removeEventListener("keydown", onKey);
	}, [last, notes]);

	return {
		/** Tab from the last button of the notes, and Shift+Tab from the first one, lead back. */
		onKeyDown(press: Press) {
			const { key, shiftKey, target } = press;
			const buttons = [...(notes.current?.querySelectorAll("button") ?? [])];
			const edge = shiftKey ? buttons[0] : buttons.at(-1);
			if (key !== "Tab" || target !== edge || !cameFrom.current?.isConnected) return;
			press.preventDefault();
			cameFrom.current.focus();
			cameFrom.current = null;
		},
		/** The note of this photo disappears. If the focus is in it, it goes to the photo, or where it was before. */
		leave(photoId: string) {
			if (!notes.current?.contains(document.activeElement)) return;
			const before = cameFrom.current;
			// The photo is on the wall again in the next frame.
			requestAnimationFrame(() =>
				requestAnimationFrame(() => (tileOf(photoId) ?? (before?.isConnected ? before : null))?.focus()),
			);
		},
	};
}
