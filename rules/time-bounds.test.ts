import { expect, test } from "vitest";
import { boundOf, timeBounds } from "./time-bounds";

test("the bound is the first that so large a share of the times keeps", () => {
	const buckets = [90, 0, 0, 6, 0, 0, 0, 0, 0, 0, 4];
	expect([0.5, 0.9, 0.95, 0.96].map((share) => boundOf(buckets, share))).toEqual([10, 10, 100, 100]);
	expect(boundOf(buckets, 0.99)).toBeNull();
	expect(boundOf([], 0.5)).toBeNull();
	expect(buckets).toHaveLength(timeBounds.length + 1);
});
