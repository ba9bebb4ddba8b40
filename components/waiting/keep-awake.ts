/**
 * Keeps the screen on, if the browser supports it, until the returned function is called. The lock is requested again
 * each time the tab becomes visible.
 */
export function keepAwake(): () => void {
	let lock: WakeLockSentinel | undefined;
	let over = false;
	const ask = async () => {
		if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
		try {
			lock = await navigator.wakeLock.request("screen");
			if (over) await lock.release();
		} catch {
			// The browser refused, for instance on a low battery. Everything continues without the lock.
		}
	};
	void ask();
	document.addEventListener("visibilitychange", ask);
	return () => {
		over = true;
		document.removeEventListener("visibilitychange", ask);
		void lock?.release();
	};
}
