"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { browserAttention } from "../feed/attention";
import { placeIn } from "../feed/place";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { EventView, LiveAnswer } from "../trpc/types";
import { createLiveShow } from "./live-show";

/** `start` is the cursor that came with the page, from before `first` was read. */
export function useLiveShow(
	{ id: eventId, slug }: Pick<EventView, "id" | "slug">,
	{ first, start }: { first: LiveAnswer; start: string },
) {
	const client = useTRPCClient();
	const api = useTRPC();
	const queryClient = useQueryClient();
	const [live] = useState(() =>
		createLiveShow({
			ask: (since, signal) =>
				client.events.changes.query({ eventId, since, many: true }, { signal, context: { unbatched: true } }),
			askPhotos: (known, signal) => client.photos.live.query({ eventId, known }, { signal }),
			onEvent: () => void queryClient.invalidateQueries(api.events.bySlug.queryFilter({ slug })),
			place: placeIn(eventId, start),
			attention: browserAttention,
			first,
		}),
	);
	useEffect(() => live.start(), [live]);
	return { live, state: useSyncExternalStore(live.subscribe, live.getSnapshot, live.getSnapshot) };
}
