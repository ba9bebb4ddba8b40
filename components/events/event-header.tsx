import { MonitorPlay } from "lucide-react";
import type { EventView } from "../trpc/types";
import { ButtonLink } from "../ui/button-link";
import { AttendanceBadge } from "./attendance-badge";
import { EventFacts } from "./event-facts";

export function EventHeader({ event }: { event: EventView }) {
	return (
		<header className="mb-7 flex flex-col gap-3">
			<div className="flex items-center justify-between gap-3">
				<AttendanceBadge role={event.role} status={event.status} />
				<ButtonLink href={`/events/${event.slug}/live`} variant="quiet" className="-my-2 -mr-3">
					<MonitorPlay aria-hidden className="size-4" />
					Live wall
				</ButtonLink>
			</div>
			<h1 className="text-title text-balance">{event.name}</h1>
			<EventFacts event={event} />
		</header>
	);
}
