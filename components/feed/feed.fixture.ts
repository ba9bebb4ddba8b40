import { TRPCClientError } from "@trpc/client";
import type { Changes } from "../trpc/types";
import { makePlace } from "./place";

/** An answer of the feed, without news unless `change` says otherwise. */
export const answer = (cursor: string, change: Partial<Changes> = {}): Changes => ({
	...{ cursor, reload: false, event: false, photos: [], gone: [], many: null, roll: false },
	...change,
});

/** An error of the API. */
export const refusal = (appCode: string, retryAfter: number | null = null) =>
	TRPCClientError.from({ error: { message: appCode, code: -32_001, data: { appCode, retryAfter } } });

/** A tab that a test shows, hides, and brings back. */
export function fakeTab() {
	const listening = new Set<() => void>();
	let seen = true;
	return {
		attention: {
			isSeen: () => seen,
			onReturn(now: () => void) {
				listening.add(now);
				return () => void listening.delete(now);
			},
		},
		hide() {
			seen = false;
		},
		/** The tab is visible again, or its network is back. */
		comeBack() {
			seen = true;
			for (const now of listening) now();
		},
		/** The network changes while the tab is hidden. */
		networkChanges() {
			for (const now of listening) now();
		},
	};
}

/** A place whose cursors are "1", "2", and so on. */
export const placeAtOne = () => makePlace("1");
