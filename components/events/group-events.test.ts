import { expect, test } from "vitest";
import { groupEvents } from "./group-events";

const now = new Date("2026-10-10T12:00:00Z");
const event = (name: string, role: string, ends: string, archived = false) => ({
	...{ name, role, endsAt: new Date(ends), archivedAt: archived ? now : null },
});

test("events are grouped by role and date, and archived ones stand apart", () => {
	const list = [
		event("next year", "ORGANIZER", "2027-05-01T00:00:00Z"),
		event("next week", "ORGANIZER", "2026-10-17T00:00:00Z"),
		event("archived", "ORGANIZER", "2026-10-17T00:00:00Z", true),
		event("today, until this evening", "ATTENDEE", "2026-10-10T20:00:00Z"),
		event("until noon", "ATTENDEE", "2026-10-10T12:00:00Z"),
		event("last month", "ATTENDEE", "2026-09-01T00:00:00Z"),
		event("last year", "ORGANIZER", "2025-09-01T00:00:00Z"),
	];
	const shown = groupEvents(list, now).map(({ group, events }) => [group, ...events.map(({ name }) => name)]);
	expect(shown).toEqual([
		["organizingUpcoming", "next week", "next year"],
		["attendingUpcoming", "today, until this evening"],
		["organizingPast", "last year"],
		["attendingPast", "until noon", "last month"],
		["archived", "archived"],
	]);
});

test("a group without events is left out", () => {
	expect(groupEvents([], now)).toEqual([]);
	const [only, ...others] = groupEvents([event("one", "ATTENDEE", "2027-01-01T00:00:00Z")], now);
	expect([only?.group, others]).toEqual(["attendingUpcoming", []]);
});
