import { useQueryClient } from "@tanstack/react-query";
import { notFound, useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { browserAttention } from "../feed/attention";
import { createFeed, type FeedStatus } from "../feed/feed";
import { placeIn } from "../feed/place";
import { useTRPC, useTRPCClient } from "../trpc/client";

/**
 * Keeps the door's number and lists up to date with what others do. Whether the reader still keeps the door is decided by the
 * page itself, which is asked for again when their membership changes. Returns whether the server answers.
 */
export function useDoorFeed(eventId: string, start: string): { offline: boolean } {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const router = useRouter();
	const [status, setStatus] = useState<FeedStatus>("live");
	useEffect(() => {
		const follow = createFeed({
			ask: (since, signal) =>
				client.events.changes.query({ eventId, since }, { signal, context: { unbatched: true } }),
			async take({ reload, roll, event }) {
				if (reload || event) router.refresh();
				if (reload || roll)
					await queryClient.invalidateQueries(api.door.pathFilter(), { throwOnError: true });
			},
			onStatus: setStatus,
			place: placeIn(eventId, start),
			attention: browserAttention,
			random: Math.random,
		});
		return follow();
	}, [eventId, start, api, client, queryClient, router]);
	if (status === "gone") notFound();
	return { offline: status === "offline" };
}
