"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../trpc/client";
import { isFinal } from "../trpc/query-client";

/** A code that cannot be fetched is asked for again after so many milliseconds. */
const againMs = 5_000;
/** So long after a code has changed the next one is fetched, because clocks differ a little. */
const lateMs = 300;

/**
 * The code that guests scan now, for people who keep the door. It is null if the event has none, and undefined while there is
 * no answer: also when the last code has become too old without another one, because a code that nobody can use is worse
 * than none. `posterUrl` is where the fixed code leads, for organizers; it does not get old.
 */
export function useRotatingCode({ eventId, isKeeper }: { eventId: string; isKeeper: boolean }) {
	const api = useTRPC();
	const { data, error, dataUpdatedAt } = useQuery(
		api.venue.code.queryOptions(
			{ eventId },
			{
				enabled: isKeeper,
				// A code is good for a minute after it has changed, so an answer is never shown for longer than that.
				gcTime: 0,
				staleTime: 0,
				refetchIntervalInBackground: true,
				refetchInterval: ({ state }) =>
					isFinal(state.error)
						? false
						: state.error
							? againMs
							: state.data
								? Math.max(state.data.msLeft + lateMs - (Date.now() - state.dataUpdatedAt), lateMs)
								: 60_000,
			},
		),
	);
	if (!isKeeper) return { code: null, posterUrl: null, failed: false };
	const isUsable = data && (!error || Date.now() - dataUpdatedAt < data.msLeft + 60_000);
	return {
		code: data === null ? null : isUsable ? data : undefined,
		posterUrl: data?.posterUrl ?? null,
		failed: error !== null,
	};
}
