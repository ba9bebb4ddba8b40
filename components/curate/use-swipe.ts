"use client";

import { type PointerEvent, useRef, useState } from "react";

/** CSS pixels that a finger must have moved along the line when it is lifted. */
const far = 80;

export type Side = "left" | "right";

/**
 * A swipe of one finger to the left or the right. Scrolling stays with the browser: the element needs `touch-action: pan-y`. `offset`
 * is how far the finger has moved the element, 0 if nobody swipes.
 */
export function useSwipe(onSwipe: (side: Side) => void) {
	const [offset, setOffset] = useState(0);
	const start = useRef<{ id: number; x: number; y: number } | null>(null);
	const end = () => {
		start.current = null;
		setOffset(0);
	};
	const handlers = {
		onPointerDown({ pointerType, pointerId: id, clientX: x, clientY: y, isPrimary }: PointerEvent) {
			if (pointerType !== "mouse" && isPrimary) start.current = { id, x, y };
			else end();
		},
		onPointerMove({ pointerId, clientX, clientY }: PointerEvent) {
			const from = start.current;
			if (from?.id !== pointerId) return;
			const [across, along] = [clientX - from.x, clientY - from.y];
			setOffset(Math.abs(across) > Math.abs(along) ? across : 0);
		},
		onPointerUp({ pointerId, clientX, clientY }: PointerEvent) {
			const from = start.current;
			end();
			if (from?.id !== pointerId) return;
			const across = clientX - from.x;
			if (Math.abs(across) >= far && Math.abs(across) > 2 * Math.abs(clientY - from.y))
				onSwipe(across > 0 ? "right" : "left");
		},
		onPointerCancel: end,
	};
	return { offset, far: Math.abs(offset) >= far, handlers };
}
