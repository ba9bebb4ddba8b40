/** What the browser believes about the network. It can be wrong: localhost is reachable without Wi-Fi. */
export interface Connection {
	isOnline(): boolean;
	/** Calls `changed` on every change. Returns the function that stops this. */
	subscribe(changed: () => void): () => void;
}

export const browserConnection: Connection = {
	isOnline: () => navigator.onLine,
	subscribe(changed) {
		addEventListener("online", changed);
		addEventListener("offline", changed);
		return () => {
			removeEventListener("online", changed);
			removeEventListener("offline", changed);
		};
	},
};
