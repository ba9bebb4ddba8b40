import { expect, test } from "vitest";
import type { CurateFilter } from "@/rules/curate";
import { choiceIn } from "../take-home/choice";
import { takeHomePath } from "./take-home-path";

const [uploaderId, section] = [
	"3f2504e0-4f89-41d3-9a0c-0305e82c3301",
	"3f2504e0-4f89-41d3-9a0c-0305e82c3302",
];

/** What the page that the link leads to has chosen. */
function chosenBy(filter: CurateFilter, hidden = false) {
	const path = takeHomePath("hike", filter, { hidden });
	if (path === null) return null;
	const { searchParams } = new URL(path, "http://app");
	const choice = choiceIn(searchParams, { sections: [{ id: section, name: "Dance", photoCount: 1 }] });
	return [choice.what, choice.hidden];
}

test("a link from the organizer's gallery chooses the photos of its filter, or there is none", () => {
	expect(chosenBy({ view: "all" })).toEqual([{ kind: "everything" }, false]);
	expect(chosenBy({ view: "all" }, true)).toEqual([{ kind: "everything" }, true]);
	expect(chosenBy({ view: "all", uploaderId }, true)).toEqual([{ kind: "person", uploaderId }, true]);
	expect(chosenBy({ view: "all", section })).toEqual([{ kind: "section", sectionId: section }, false]);
	expect(chosenBy({ view: "all", section: "none" })).toEqual([{ kind: "section", sectionId: null }, false]);
	for (const view of ["waiting", "hidden", "reported", "failed"] as const)
		expect(chosenBy({ view }, true)).toBeNull();
	expect(chosenBy({ view: "all", day: "2026-10-10" })).toBeNull();
	expect(chosenBy({ view: "all", uploaderId, section })).toBeNull();
});
