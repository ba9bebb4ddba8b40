import { onSignedInAgain } from "../trpc/session";

/** Whether somebody can see the page, and when it is worth asking at once. */
export interface Attention {
	isSeen: () => boolean;
	/** Calls `now` when the page becomes visible, when the network changes, and when the person has signed in again. Returns a function that stops this. */
	onReturn: (now: () => void) => () => void;
}

export const browserAttention: Attention = {
	isSeen: () => document.visibilityState === "visible",
	onReturn(now) {
		const seen = () => document.visibilityState === "visible" && now();
		// What the browser says about being online is not reliable, but a change of it is a good moment.
		addEventListener("online", now);
		addEventListener("offline", now);
		document.addEventListener("visibilitychange", seen);
		const stopWaiting = onSignedInAgain(now);
		return () => {
			stopWaiting();
			removeEventListener("online", now);
			removeEventListener("offline", now);
			document.removeEventListener("visibilitychange", seen);
		};
	},
};
