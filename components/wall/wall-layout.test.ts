import { expect, test } from "vitest";
import { examplePhoto } from "../album/photo.fixture";
import type { Section } from "./sections";
import { layOut, photoAt } from "./wall-layout";

const measures = { width: 400, row: 100, gapX: 0, gapY: 10, heading: 40 };
/** Two days: three photos of 200 pixels, then one wide photo and one of 200 pixels. */
const sections: Section[] = [
	{ key: "one", heading: { day: "Friday" }, photos: ["a", "b", "c"].map((id) => examplePhoto(id)) },
	{ key: "two", heading: { day: "Saturday" }, photos: ["d", "e"].map((id) => examplePhoto(id)) },
];
const ratios: Record<string, number> = { a: 1, b: 3, c: 4, d: 2, e: 2 };
const layout = layOut(sections, ({ id }) => ratios[id] ?? 1, measures, false);
const at = (from: string, step: Parameters<typeof photoAt>[3]) => photoAt(sections, layout, from, step);

test("an arrow to the side leads to the photo before or after, across rows and days", () => {
	expect([at("a", "after"), at("b", "after"), at("c", "after")]).toEqual(["b", "c", "d"]);
	expect([at("d", "before"), at("a", "before"), at("e", "after")]).toEqual(["c", null, null]);
});

test("an arrow up or down leads to the photo whose middle is nearest, in the next row of any day", () => {
	expect([at("a", "below"), at("c", "above"), at("c", "below")]).toEqual(["c", "b", "d"]);
	expect([at("e", "above"), at("a", "above"), at("d", "below")]).toEqual(["c", null, null]);
});

test("Home and End lead to the first and the last photo, and a photo that is not on the wall leads nowhere", () => {
	expect([at("c", "first"), at("a", "last"), at("gone", "after")]).toEqual(["a", "e", null]);
});
