import { expect, test } from "vitest";
import { translator } from "@/messages/compile";
import { examplePhoto } from "../album/photo.fixture";
import { makeFormat } from "../format/make-format";
import { firstOf, sectionsOf } from "./sections";

const format = makeFormat("en", translator("en", "format"));
const taken = (id: string, time: string | null) =>
	examplePhoto(id, { takenAt: time ? new Date(time) : null });
const photos = [
	taken("a", "2026-11-20T22:30:00Z"),
	taken("b", "2026-11-20T23:30:00Z"),
	taken("c", "2026-11-21T22:59:00Z"),
	taken("d", null),
];
const days = (timeZone: string) =>
	sectionsOf(photos, "taken", timeZone, format).map(({ heading, photos }) => [
		heading?.day,
		photos.map(({ id }) => id).join(),
	]);

test("days begin and end at midnight in the event's time zone", () => {
	expect(days("Europe/Madrid")).toEqual([
		["Fri 20 Nov 2026", "a"],
		["Sat 21 Nov 2026", "b,c"],
		[null, "d"],
	]);
	expect(days("America/Lima").map(([heading]) => heading)).toEqual([
		"Fri 20 Nov 2026",
		"Sat 21 Nov 2026",
		null,
	]);
	expect(days("UTC")[0]).toEqual(["Fri 20 Nov 2026", "a,b"]);
});

test("newest first has no headings", () => {
	expect(sectionsOf(photos, "newest", "UTC", format).map(({ heading }) => heading)).toEqual([null]);
});

test("the first photos keep their headings, and days without any of them are left out", () => {
	const all = sectionsOf(photos, "taken", "Europe/Madrid", format);
	const first = (count: number) =>
		firstOf(all, count).map(({ heading, photos }) => [heading?.day, photos.map(({ id }) => id).join()]);
	expect(first(2)).toEqual([
		["Fri 20 Nov 2026", "a"],
		["Sat 21 Nov 2026", "b"],
	]);
	expect(first(1)).toEqual([["Fri 20 Nov 2026", "a"]]);
	expect(firstOf(all, 100)).toEqual(all);
});
