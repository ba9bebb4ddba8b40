import { expect, test } from "vitest";
import { isSlug } from "@/rules/events";
import { slugOf } from "./slug";

const day = "2026-10-10";

test.each([
	["Summer Party", "summer-party"],
	["Anna & Tom's wedding!", "anna-toms-wedding"],
	["Fête à Orléans", "fete-a-orleans"],
	["Große Straße, Øresund, Łódź", "grosse-strasse-oresund-lodz"],
	["10 years of ﬁlm", "10-years-of-film"],
	["  --  A  --  ", "a"],
	["x".repeat(200), "x".repeat(54)],
	[
		"A name that is rather long, for an anniversary in the old town hall",
		"a-name-that-is-rather-long-for-an-anniversary-in-the",
	],
])("the address of %s is %s", (name, slug) => {
	expect(slugOf({ name, day })).toBe(slug);
	expect(isSlug(slug)).toBe(true);
});

test.each(["東京の夏", "東京 Party", "Лето", "حفلة", "서울", "🎉🎉", "2026", "New"])(
	"the address of %s is neutral",
	(name) => {
		expect(slugOf({ name, day })).toBe("event-2026-10-10");
	},
);
