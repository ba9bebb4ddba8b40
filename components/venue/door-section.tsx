"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import { useTRPC } from "../trpc/client";
import type { EventView, VenueSettings } from "../trpc/types";
import { Button } from "../ui/button";
import { Section } from "../ui/section";
import { DoorTimes } from "./door-times";
import { Failed } from "./failed";
import { RotatingCode } from "./rotating-code";

interface DoorSectionProps {
	event: Pick<EventView, "id" | "timezone">;
	settings: VenueSettings;
}

/** Whether the door is open, the button that changes that, and the times at which it does so by itself. */
export function DoorSection({ event, settings }: DoorSectionProps) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("venue");
	const format = useFormat();
	const eventId = event.id;
	const set = useMutation(
		api.venue.setDoor.mutationOptions({
			onSuccess: (door) =>
				queryClient.setQueryData(
					api.venue.settings.queryKey({ eventId }),
					(before) => before && { ...before, door },
				),
		}),
	);
	const { isOpen, changesAt } = settings.door;
	const when = changesAt && format.moment(changesAt, event.timezone);
	const words = when
		? t(isOpen ? "isOpenUntil" : "isClosedUntil", { when })
		: t(isOpen ? "isOpen" : "isClosed");
	return (
		<Section title={t("door")} text={t("doorText")}>
			<p role="status" className={clsx("font-medium", isOpen ? "text-good" : "text-ink")}>
				{words}
			</p>
			<Failed error={set.error} />
			<div>
				<Button
					variant={isOpen ? "secondary" : "primary"}
					busy={set.isPending}
					onClick={() => set.mutate({ eventId, open: !isOpen })}
				>
					{t(isOpen ? "close" : "open")}
				</Button>
			</div>
			{isOpen && settings.code ? (
				<details>
					<summary className="min-h-11 content-center text-sm font-medium">{t("showRotating")}</summary>
					<RotatingCode eventId={eventId} />
				</details>
			) : null}
			<DoorTimes
				// What another organizer saves comes into the form.
				key={`${settings.doorOpensAt} ${settings.doorClosesAt}`}
				eventId={eventId}
				settings={settings}
			/>
		</Section>
	);
}
