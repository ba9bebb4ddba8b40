import { CalendarDays, MapPin } from "lucide-react";
import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import type { EventSummary } from "../trpc/types";

/** When and where, in the event's own time zone. */
export function EventFacts({
	event,
}: {
	event: Pick<EventSummary, "startsAt" | "endsAt" | "timezone" | "venue">;
}) {
	const format = useFormat();
	const t = useTranslations("events");
	return (
		<ul className="flex flex-col gap-x-5 gap-y-1.5 text-sm text-muted sm:flex-row sm:flex-wrap">
			<li className="flex gap-2">
				<CalendarDays aria-hidden className="mt-0.5 size-4 shrink-0" />
				<span className="min-w-0 wrap-anywhere">
					{t.rich("when", {
						when: format.when(event.startsAt, event.endsAt, event.timezone),
						zone: format.zone(event.timezone, event.startsAt),
						time: (when) => <time dateTime={event.startsAt.toISOString()}>{when}</time>,
						whole: (zone) => <span className="inline-block">{zone}</span>,
					})}
				</span>
			</li>
			{event.venue ? (
				<li className="flex gap-2">
					<MapPin aria-hidden className="mt-0.5 size-4 shrink-0" />
					<bdi className="min-w-0 wrap-anywhere">{event.venue}</bdi>
				</li>
			) : null}
		</ul>
	);
}
