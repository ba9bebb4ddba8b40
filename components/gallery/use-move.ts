"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { loadAgain } from "../album/take-changes";
import { useTRPC, useTRPCClient } from "../trpc/client";
import type { EventView, SectionsBefore } from "../trpc/types";

/** What was done last, and how to take it back. */
interface Done {
	count: number;
	section: string;
	groups: SectionsBefore;
}

/** Puts photos into a section, and back. */
export function useMove(event: EventView) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const [busy, setBusy] = useState(false);
	const [done, setDone] = useState<Done | null>(null);
	const [restored, setRestored] = useState<number | null>(null);
	const [error, setError] = useState<unknown>(null);
	const { id: eventId } = event;

	async function act(work: () => Promise<void>) {
		setBusy(true);
		setError(null);
		try {
			await work();
			// If this fails, the change feed brings the page up to date.
			await loadAgain({ client, api, queryClient }, event).catch(() => {});
		} catch (failed) {
			setError(failed);
		} finally {
			setBusy(false);
		}
	}

	return {
		...{ busy, done, restored, error },
		/** `onMoved` is called once the server has moved them. */
		move: (photoIds: string[], section: string, onMoved: () => void) =>
			act(async () => {
				const { count, before } = await client.photos.setSection.mutate({ eventId, photoIds, section });
				setDone({ count, section, groups: before });
				setRestored(null);
				onMoved();
			}),
		undo: ({ section, groups }: Done, onUndone: () => void) =>
			act(async () => {
				const { count } = await client.photos.restoreSections.mutate({ eventId, section, groups });
				setDone(null);
				setRestored(count);
				onUndone();
			}),
	};
}
