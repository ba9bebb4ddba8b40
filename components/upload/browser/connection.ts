import type { Connection } from "../queue/seams";

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
