import type { NewEventDraft } from "@/rules/events";
import { daysLater, toInstant } from "./local-time";
import { type MakeDeps, makeEvent } from "./make-event";

interface NewEvent extends NewEventDraft {
	userId: string;
	locale: string;
	/** Whether people who are not signed in are told of it (./public-face.ts). */
	publicFace: boolean;
}

/**
 * Makes an event that lasts the whole day, from midnight to midnight of its zone. Photos may be added from its start on,
 * without an end, and appear at once. The person becomes its organizer. Throws EVENTS_NOT_ALLOWED, TOO_MANY_EVENTS.
 */
export function createEvent(
	deps: MakeDeps,
	{ userId, name, venue, timezone, day, locale, publicFace }: NewEvent,
) {
	const midnight = `${day}T00:00`;
	const startsAt = toInstant(midnight, timezone);
	const endsAt = toInstant(daysLater(midnight, 1), timezone);
	const event = {
		...{ name, venue: venue || null, timezone, locale, publicFace },
		...{ startsAt, endsAt, uploadsOpenAt: startsAt },
	};
	return makeEvent(deps, { userId, day, event, duplicateOf: null });
}
