"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "#translations";
import { useTRPC } from "../trpc/client";

/** Milliseconds after which the count has those who came since. */
const everyMs = 5_000;

/** The name of the page about the venue, with how many people wait there to be let in. */
export function VenueTab({ eventId, asking }: { eventId: string; asking: number }) {
	const api = useTRPC();
	const t = useTranslations("site");
	const { data } = useQuery(
		api.venue.waitingCount.queryOptions({ eventId }, { initialData: asking, refetchInterval: everyMs }),
	);
	return t("venueTab", { waiting: data });
}
