"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { useTranslations } from "#translations";
import type { DoorState } from "@/rules/door";
import { useFormat } from "../format/use-format";
import { useTRPC } from "../trpc/client";
import type { EventView } from "../trpc/types";
import { Button } from "../ui/button";
import { Failed } from "./failed";

/** Somebody else may open or close the door, so the page asks again after so many milliseconds. */
const everyMs = 10_000;

interface DoorSwitchProps {
	event: Pick<EventView, "id" | "timezone">;
	/** What the server said when it made the page. */
	door?: DoorState;
}

/** Whether the door is open, and the button that changes that. For people who keep the door. */
export function DoorSwitch({ event, door: first }: DoorSwitchProps) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("venue");
	const format = useFormat();
	const eventId = event.id;
	const { data: door, error } = useQuery(
		api.venue.door.queryOptions(
			{ eventId },
			{ refetchInterval: everyMs, ...(first ? { initialData: first } : {}) },
		),
	);
	const set = useMutation(
		api.venue.setDoor.mutationOptions({
			onSuccess: (after) => queryClient.setQueryData(api.venue.door.queryKey({ eventId }), after),
		}),
	);
	if (!door) return <Failed error={error} />;
	const { isOpen, changesAt } = door;
	const when = changesAt && format.moment(changesAt, event.timezone);
	const words = when
		? t(isOpen ? "isOpenUntil" : "isClosedUntil", { when })
		: t(isOpen ? "isOpen" : "isClosed");
	return (
		<div className="flex flex-col gap-3">
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
		</div>
	);
}
