"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../trpc/client";

/** Saves what the code does and the times of the door. What was saved is on the page when it settles. */
export function useSaveVenue(eventId: string) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	return useMutation(
		api.venue.update.mutationOptions({
			onSettled: () =>
				Promise.all([
					queryClient.invalidateQueries(api.venue.settings.queryFilter({ eventId })),
					// The door follows its times.
					queryClient.invalidateQueries(api.venue.door.queryFilter({ eventId })),
				]),
		}),
	);
}
