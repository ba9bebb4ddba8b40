"use client";

import { useEffect } from "react";

/** Keeps the screen from going dark, where the browser can: asked for again each time the tab comes back. */
export function useWakeLock() {
	useEffect(() => {
		let lock: WakeLockSentinel | undefined;
		let over = false;
		const ask = async () => {
			if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
			try {
				lock = await navigator.wakeLock.request("screen");
				if (over) await lock.release();
			} catch {
				// Refused, for instance on a low battery: the show goes on without.
			}
		};
		void ask();
		document.addEventListener("visibilitychange", ask);
		return () => {
			over = true;
			document.removeEventListener("visibilitychange", ask);
			void lock?.release();
		};
	}, []);
}
