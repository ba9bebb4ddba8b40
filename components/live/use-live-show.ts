"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { useTRPCClient } from "../trpc/client";
import type { LiveAnswer } from "../trpc/types";
import { createLiveShow } from "./live-show";

/** Calls `tryNow` when the network changes or the tab becomes visible again. */
function onHope(tryNow: () => void) {
	const seen = () => document.visibilityState === "visible" && tryNow();
	addEventListener("online", tryNow);
	addEventListener("offline", tryNow);
	document.addEventListener("visibilitychange", seen);
	return () => {
		removeEventListener("online", tryNow);
		removeEventListener("offline", tryNow);
		document.removeEventListener("visibilitychange", seen);
	};
}

export function useLiveShow(eventId: string, first: LiveAnswer) {
	const client = useTRPCClient();
	const [live] = useState(() =>
		createLiveShow({
			ask: (known, signal) => client.photos.live.query({ eventId, known }, { signal }),
			first,
			onHope,
		}),
	);
	useEffect(() => live.start(), [live]);
	return { live, state: useSyncExternalStore(live.subscribe, live.getSnapshot, live.getSnapshot) };
}
