"use client";

import { useQueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { browserAttention } from "../feed/attention";
import { createFeed } from "../feed/feed";
import { placeIn } from "../feed/place";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { EventView } from "../trpc/types";
import { takeChanges } from "./take-changes";

interface Followed {
	event: Pick<EventView, "id" | "slug">;
	/** The cursor that came with the page. */
	start: string;
	/** Called with the ids of photos that are gone, after they have left the caches. */
	onGone?: (ids: readonly string[]) => void;
}

/** Keeps the page up to date with the event. When the person is taken off the roll, the page ends as not found. */
export function useChanges({ event: { id, slug }, start, onGone }: Followed): void {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const [ended, setEnded] = useState(false);
	const tell = useRef(onGone);
	useEffect(() => {
		tell.current = onGone;
	});
	useEffect(() => {
		const follow = createFeed({
			ask: (since, signal) =>
				client.events.changes.query({ eventId: id, since }, { signal, context: { unbatched: true } }),
			async take(changes) {
				await takeChanges({ client, api, queryClient }, { id, slug }, changes);
				if (changes.gone.length > 0) tell.current?.(changes.gone);
			},
			onStatus: (status) => setEnded(status === "gone"),
			place: placeIn(id, start),
			attention: browserAttention,
			random: Math.random,
		});
		return follow();
	}, [id, slug, start, api, client, queryClient]);
	if (ended) notFound();
}
