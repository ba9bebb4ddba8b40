import { test } from "vitest";
import { scene } from "@/tests/setup/scene";
import { everyImportHolds } from "./random-lists.fixture";

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
	"200 random lists of seed %i: no row is lost, the same list again is empty, and undoing gives back the roll before",
	async (seed) => {
		await everyImportHolds(await scene(), { numRuns: 200, seed });
	},
);
