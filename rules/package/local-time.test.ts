import { tzOffset } from "@date-fns/tz";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fileTime, isoWithOffset, offsetIn } from "./local-time";

const createdAt = new Date("2026-10-11T08:00:00Z");
const takenAt = new Date("2026-10-10T12:32:05.120Z");

test.each([
	["the camera's offset", { takenAt, takenAtOffset: -210, createdAt }, "2026-10-10T09:02:05.120-03:30"],
	["the zone in summer", { takenAt, takenAtOffset: null, createdAt }, "2026-10-10T14:32:05.120+02:00"],
	[
		"the zone in winter",
		{ takenAt: new Date("2026-12-01T23:30:00Z"), takenAtOffset: null, createdAt },
		"2026-12-02T00:30:00.000+01:00",
	],
	["when it was added", { takenAt: null, takenAtOffset: 0, createdAt }, "2026-10-11T10:00:00.000+02:00"],
])("a photo's file has the time by %s", (_, photo, expected) => {
	expect(isoWithOffset(fileTime(photo, "Europe/Berlin"))).toBe(expected);
});

test("offsets of zones are those of the library that the server uses", () => {
	const zones = [
		"UTC",
		"Europe/Berlin",
		"America/St_Johns",
		"Asia/Kathmandu",
		"Pacific/Chatham",
		"Africa/Monrovia",
	];
	fc.assert(
		fc.property(
			fc.constantFrom(...zones),
			fc.date({ min: new Date("1973-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
			(zone, at) => {
				expect(offsetIn(zone, at) + 0).toBe(tzOffset(zone, at) + 0);
			},
		),
	);
});

test("a written time is the same moment again", () => {
	fc.assert(
		fc.property(
			fc.date({ min: new Date("1826-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
			fc.integer({ min: -840, max: 840 }),
			(at, offset) => {
				expect(new Date(isoWithOffset({ at, offset })).getTime()).toBe(at.getTime());
			},
		),
	);
});
