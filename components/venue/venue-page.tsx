"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC } from "../trpc/client";
import type { EventView } from "../trpc/types";
import { CodeSection } from "./code-section";
import { DoorSection } from "./door-section";
import { WaitingSection } from "./waiting-section";
import { WaySection } from "./way-section";

/** Somebody else may open or close the door, so the page asks again after so many milliseconds. */
const everyMs = 10_000;

/** The code and the door of an event, and who waits, for its organizers. */
export function VenuePage({ event }: { event: Pick<EventView, "id" | "slug" | "timezone" | "locale"> }) {
	const api = useTRPC();
	const { data: settings } = useSuspenseQuery(
		api.venue.settings.queryOptions({ eventId: event.id }, { refetchInterval: everyMs }),
	);
	return (
		<div className="flex max-w-2xl flex-col gap-4">
			{settings.code ? <WaitingSection event={event} /> : null}
			<CodeSection event={event} code={settings.code} />
			{settings.code ? <WaySection eventId={event.id} settings={settings} /> : null}
			<DoorSection event={event} settings={settings} />
		</div>
	);
}
