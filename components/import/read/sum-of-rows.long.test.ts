import { test } from "vitest";
import { everyRowIsAccountedFor } from "./sum-of-rows.fixture";

test.each([1, 2, 3, 4])(
	"in 10,000 random lists of seed %i every row is somebody or is set aside",
	async (seed) => {
		await everyRowIsAccountedFor(10_000, seed);
	},
);
