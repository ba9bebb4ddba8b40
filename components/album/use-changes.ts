"use client";

import { useQueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { browserAttention } from "../feed/attention";
import { createFeed } from "../feed/feed";
import { placeIn } from "../feed/place";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { Changes, EventView } from "../trpc/types";
import { takeChanges } from "./take-changes";

interface Followed {
	event: Pick<EventView, "id" | "slug">;
	/** The cursor that came with the page. */
	start: string;
	/** Called with the ids of photos that are gone, after they have left the caches. */
	onGone?: (ids: readonly string[]) => void;
	/** For what a page shows besides the albums. If it rejects, the same changes are asked for again. */
	onChanges?: (changes: Changes) => Promise<void>;
}

/** Keeps the page up to date with the event. When the person is taken off the roll, the page ends as not found. */
export function useChanges({ event: { id, slug }, start, onGone, onChanges }: Followed): void {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const [ended, setEnded] = useState(false);
	const tell = useRef({ onGone, onChanges });
	useEffect(() => {
		tell.current = { onGone, onChanges };
	});
	useEffect(() => {
		const follow = createFeed({
			ask: (since, signal) =>
				client.events.changes.query(
					{ eventId: id, since, many: true },
					{ signal, context: { unbatched: true } },
				),
			async take(changes) {
				await takeChanges({ client, api, queryClient }, { id, slug }, changes);
				await tell.current.onChanges?.(changes);
				if (changes.gone.length > 0) tell.current.onGone?.(changes.gone);
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
