import { expect, test } from "vitest";
import { daysBetween, daysLater, toInstant, toLocal } from "./local-time";

test.each([
	["in winter", "2026-01-10T09:00", "Europe/Madrid", "2026-01-10T08:00:00.000Z"],
	["in summer", "2026-07-10T09:00", "Europe/Madrid", "2026-07-10T07:00:00.000Z"],
	["half an hour off", "2026-07-10T09:00", "Asia/Kolkata", "2026-07-10T03:30:00.000Z"],
	["behind UTC, on the day before", "2026-07-10T20:00", "America/Lima", "2026-07-11T01:00:00.000Z"],
	["that happens twice: the first", "2026-10-25T02:30", "Europe/Madrid", "2026-10-25T00:30:00.000Z"],
	["that happens twice, west of UTC", "2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z"],
	["that clocks skip: after the change", "2026-03-29T02:30", "Europe/Madrid", "2026-03-29T01:30:00.000Z"],
	["that clocks skip, west of UTC", "2026-03-08T02:30", "America/New_York", "2026-03-08T07:30:00.000Z"],
	["on a midnight that clocks skip", "2026-04-24T00:00", "Africa/Cairo", "2026-04-23T22:00:00.000Z"],
])("a time %s", (_, local, zone, instant) => {
	expect(toInstant(local, zone).toISOString()).toBe(instant);
});

test("what a clock shows and back is the same, except where it is shown twice or never", () => {
	for (const zone of ["Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "UTC", "Asia/Kathmandu"])
		for (const local of ["2026-02-28T23:59", "2026-06-01T00:00", "2026-12-31T12:34"])
			expect(toLocal(toInstant(local, zone), zone)).toBe(local);
	expect(toLocal(new Date("2026-03-29T01:30:00Z"), "Europe/Madrid")).toBe("2026-03-29T03:30");
});

test("days are counted by the calendar and not by hours", () => {
	expect(daysLater("2026-03-28T09:00", 1)).toBe("2026-03-29T09:00");
	expect(daysLater("2026-12-31T00:00", 1)).toBe("2027-01-01T00:00");
	expect(daysBetween("2026-03-28T23:00", "2026-03-30")).toBe(2);
	expect(daysBetween("2026-10-10", "2026-10-03T01:00")).toBe(-7);
});
