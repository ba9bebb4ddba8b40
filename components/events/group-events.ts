/** The list of a person's events in groups: those they organize first, and of each kind the coming ones before the past. */
import { mayOrganize } from "@/rules/roles";

interface Listed {
	role: string;
	endsAt: Date;
	archivedAt: Date | null;
}

const groups = [
	"organizingUpcoming",
	"attendingUpcoming",
	"organizingPast",
	"attendingPast",
	"archived",
] as const;

export type EventGroup = (typeof groups)[number];

/** `events` are sorted by their start, the newest first. Coming events are returned with the next one first. */
export function groupEvents<Event extends Listed>(events: readonly Event[], now: Date) {
	const groupOf = (event: Event): EventGroup => {
		if (event.archivedAt) return "archived";
		const isPast = event.endsAt <= now;
		if (mayOrganize(event)) return isPast ? "organizingPast" : "organizingUpcoming";
		return isPast ? "attendingPast" : "attendingUpcoming";
	};
	return groups
		.map((group) => {
			const found = events.filter((event) => groupOf(event) === group);
			return { group, events: group.endsWith("Upcoming") ? found.reverse() : found };
		})
		.filter(({ events: found }) => found.length > 0);
}
