import type { EventView } from "../trpc/types";
import { AttendanceBadge } from "./attendance-badge";
import { EventFacts } from "./event-facts";

export function EventHeader({ event }: { event: EventView }) {
	return (
		<header className="mb-7 flex flex-col gap-3">
			<AttendanceBadge role={event.role} status={event.status} />
			<h1 className="text-title text-balance">{event.name}</h1>
			<EventFacts event={event} />
		</header>
	);
}
