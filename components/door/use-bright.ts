import { useSyncExternalStore } from "react";

/**
 * Whether the page at the door is as bright as the phone's other pages. It is dark unless somebody chose otherwise, because a
 * door is mostly kept in the evening, and a bright screen blinds the one who holds it and lights up their face. The choice
 * stays on this device. Where a browser refuses localStorage it lasts as long as the page.
 */
const key = "rollcall.door.bright";
const listeners = new Set<() => void>();
let chosen: boolean | undefined;

function isBright(): boolean {
	if (chosen === undefined)
		try {
			chosen = localStorage.getItem(key) !== null;
		} catch {
			chosen = false;
		}
	return chosen;
}

function setBright(bright: boolean): void {
	chosen = bright;
	try {
		if (bright) localStorage.setItem(key, "1");
		else localStorage.removeItem(key);
	} catch {
		// Nothing is kept, and the page goes on.
	}
	for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
	listeners.add(tell);
	return () => void listeners.delete(tell);
}

export function useBright() {
	return [useSyncExternalStore(subscribe, isBright, () => false), setBright] as const;
}
