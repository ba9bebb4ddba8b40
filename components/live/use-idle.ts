"use client";

import { useEffect, useState } from "react";

const idleAfterMs = 3_000;
const signsOfLife = ["pointermove", "pointerdown", "keydown", "focusin"] as const;

/** True when nobody has moved the pointer or pressed a key for a while. */
export function useIdle(): boolean {
	const [idle, setIdle] = useState(false);
	useEffect(() => {
		let timer = setTimeout(() => setIdle(true), idleAfterMs);
		const awake = () => {
			clearTimeout(timer);
			timer = setTimeout(() => setIdle(true), idleAfterMs);
			setIdle(false);
		};
		for (const sign of signsOfLife) addEventListener(sign, awake);
		return () => {
			clearTimeout(timer);
			for (const sign of signsOfLife) removeEventListener(sign, awake);
		};
	}, []);
	return idle;
}
