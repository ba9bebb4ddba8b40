/** What the log is narrowed to. It is part of the address, so that a reload and a link show the same entries. */
import { type LogAction, logActions } from "@/rules/log";

export interface LogFilter {
	/** A person, or their row on the roll. */
	personId?: string;
	action?: LogAction;
	/** "2026-10-10", in the event's time zone. */
	day?: string;
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const date = /^\d{4}-\d\d-\d\d$/;

const isDay = (text: string) => date.test(text) && !Number.isNaN(Date.parse(text));

/** Reads a filter from a query such as "?person=<id>&action=photo.hide&day=2026-10-10". Invalid values are ignored. */
export function filterIn(query: URLSearchParams): LogFilter {
	const person = query.get("person") ?? "";
	const action = logActions.find((one) => one === query.get("action"));
	const day = query.get("day") ?? "";
	return {
		...(uuid.test(person) ? { personId: person } : {}),
		...(action ? { action } : {}),
		...(isDay(day) ? { day } : {}),
	};
}

/** "" for the whole log. */
export function filterQuery({ personId, action, day }: LogFilter): string {
	const query = new URLSearchParams();
	if (personId) query.set("person", personId);
	if (action) query.set("action", action);
	if (day) query.set("day", day);
	return query.size > 0 ? `?${query}` : "";
}
