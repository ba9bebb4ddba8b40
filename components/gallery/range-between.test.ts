import { expect, test } from "vitest";
import { rangeBetween } from "./range-between";

const photos = ["a", "b", "c", "d"].map((id) => ({ id }));

test("a range has both of its ends, whichever was pressed first", () => {
	expect(rangeBetween(photos, "b", "d")).toEqual(["b", "c", "d"]);
	expect(rangeBetween(photos, "d", "b")).toEqual(["b", "c", "d"]);
	expect(rangeBetween(photos, "a", "a")).toEqual(["a"]);
});

test("there is no range from nowhere, or from a photo that is gone", () => {
	expect(rangeBetween(photos, null, "b")).toBeNull();
	expect(rangeBetween(photos, "x", "b")).toBeNull();
});
