/** What the browser believes about the network. It can be wrong: localhost is reachable without Wi-Fi, and a dead Wi-Fi looks online. */
export interface Connection {
	isOnline(): boolean;
	/** Calls `changed` on every change, and when the person comes back to the page. Returns the function that stops this. */
	subscribe(changed: () => void): () => void;
}

export const browserConnection: Connection = {
	isOnline: () => navigator.onLine,
	subscribe(changed) {
		const shown = () => document.visibilityState === "visible" && changed();
		addEventListener("online", changed);
		addEventListener("offline", changed);
		document.addEventListener("visibilitychange", shown);
		return () => {
			removeEventListener("online", changed);
			removeEventListener("offline", changed);
			document.removeEventListener("visibilitychange", shown);
		};
	},
};
