import { CalendarDays, MapPin } from "lucide-react";
import { formatWhen, zoneName } from "../format/dates";
import type { EventSummary } from "../trpc/types";

/** When and where, in the event's own time zone. */
export function EventFacts({
	event,
}: {
	event: Pick<EventSummary, "startsAt" | "endsAt" | "timezone" | "venue">;
}) {
	return (
		<ul className="flex flex-col gap-x-5 gap-y-1.5 text-sm text-muted sm:flex-row sm:flex-wrap">
			<li className="flex gap-2">
				<CalendarDays aria-hidden className="mt-0.5 size-4 shrink-0" />
				<span>
					<time dateTime={event.startsAt.toISOString()}>
						{formatWhen(event.startsAt, event.endsAt, event.timezone)}
					</time>{" "}
					<span className="whitespace-nowrap">({zoneName(event.timezone)})</span>
				</span>
			</li>
			{event.venue ? (
				<li className="flex gap-2">
					<MapPin aria-hidden className="mt-0.5 size-4 shrink-0" />
					<span>{event.venue}</span>
				</li>
			) : null}
		</ul>
	);
}
