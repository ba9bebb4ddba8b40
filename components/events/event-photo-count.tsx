"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "#translations";
import { useTRPC } from "../trpc/client";

const againMs = 30_000;

/**
 * How many photos of the event the reader can see. It follows the uploads of this tab at once (../upload/upload-queues.tsx),
 * other people's within half a minute, and is asked for again when the reader comes back to the list.
 */
export function EventPhotoCount({ id, first }: { id: string; first: number }) {
	const api = useTRPC();
	const t = useTranslations("events");
	const { data: count = first } = useQuery(
		api.events.mine.queryOptions(undefined, {
			// What was asked for on an earlier visit would be older than `first`.
			gcTime: 0,
			staleTime: 0,
			refetchInterval: againMs,
			select: (events) => events.find((event) => event.id === id)?.photoCount,
		}),
	);
	return t("photoCount", { count });
}
