/** Whether the browser believes in a network. A belief only: a laptop without Wi-Fi still reaches its own localhost. */
export interface Connection {
	isOnline(): boolean;
	/** Called on every change; returns how to stop. */
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
