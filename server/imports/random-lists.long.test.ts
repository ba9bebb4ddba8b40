import { test } from "vitest";
import { scene } from "@/tests/setup/scene";
import { everyImportHolds } from "./random-lists.fixture";

test.each([1, 2, 3, 4])(
	"200 random lists of seed %i: no row is lost, the same list again is empty, and undoing gives back the roll before",
	async (seed) => {
		await everyImportHolds(await scene(), 200, seed);
	},
);
