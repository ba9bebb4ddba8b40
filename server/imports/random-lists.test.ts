import { test } from "vitest";
import { scene } from "@/tests/setup/scene";
import { everyImportHolds } from "./random-lists.fixture";

test("with 20 random lists no row is lost, the same list again is empty, and undoing gives back the roll before", async () => {
	await everyImportHolds(await scene(), { numRuns: 20, seed: 77 });
});

test("also if somebody changes the roll in between", async () => {
	await everyImportHolds(await scene(), { numRuns: 10, seed: 77, changed: true });
});
