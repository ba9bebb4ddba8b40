"use client";

import { useTranslations } from "#translations";
import type { EventView, VenueSettings } from "../trpc/types";
import { Section } from "../ui/section";
import { DoorSwitch } from "./door-switch";
import { DoorTimes } from "./door-times";
import { HeldOutCode } from "./held-out-code";

interface DoorSectionProps {
	event: Pick<EventView, "id" | "timezone">;
	settings: VenueSettings;
}

/** The door, and the times at which it opens and closes by itself. */
export function DoorSection({ event, settings }: DoorSectionProps) {
	const t = useTranslations("venue");
	return (
		<Section title={t("door")} text={t("doorText")}>
			<DoorSwitch event={event} door={settings.door} />
			<HeldOutCode eventId={event.id} door={settings.door} />
			<DoorTimes
				// What another organizer saves comes into the form.
				key={`${settings.doorOpensAt} ${settings.doorClosesAt}`}
				eventId={event.id}
				settings={settings}
			/>
		</Section>
	);
}
