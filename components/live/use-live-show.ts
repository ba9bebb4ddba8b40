"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { browserAttention } from "../feed/attention";
import { placeIn } from "../feed/place";
import { useTRPCClient } from "../trpc/client";
import type { LiveAnswer } from "../trpc/types";
import { createLiveShow } from "./live-show";

/** `start` is the cursor that came with the page, from before `first` was read. */
export function useLiveShow(eventId: string, { first, start }: { first: LiveAnswer; start: string }) {
	const client = useTRPCClient();
	const [live] = useState(() =>
		createLiveShow({
			ask: (since, signal) =>
				client.events.changes.query({ eventId, since, many: true }, { signal, context: { unbatched: true } }),
			askPhotos: (known, signal) => client.photos.live.query({ eventId, known }, { signal }),
			place: placeIn(eventId, start),
			attention: browserAttention,
			first,
		}),
	);
	useEffect(() => live.start(), [live]);
	return { live, state: useSyncExternalStore(live.subscribe, live.getSnapshot, live.getSnapshot) };
}
