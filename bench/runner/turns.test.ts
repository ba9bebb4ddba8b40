import { expect, test } from "vitest";
import { blocksOf, turnsOf } from "./turns";

test("two versions take turns, and each begins as often as the other", () => {
	const order = [0, 1, 2, 3].flatMap((round) => turnsOf(round, ["new", "old"]));
	expect(order).toEqual(["new", "old", "old", "new", "new", "old", "old", "new"]);
});

test("the turns that warm up keep the same order", () => {
	expect([-2, -1, 0].map((round) => turnsOf(round, ["new", "old"])[0])).toEqual(["new", "old", "new"]);
});

test("one version alone takes every turn", () => {
	expect([0, 1].flatMap((round) => turnsOf(round, ["new"]))).toEqual(["new", "new"]);
});

test("blocks contain every turn once, and no block is empty", () => {
	expect(blocksOf(10, 4)).toEqual([
		{ from: 0, to: 2 },
		{ from: 2, to: 5 },
		{ from: 5, to: 7 },
		{ from: 7, to: 10 },
	]);
	expect(blocksOf(2, 4)).toEqual([
		{ from: 0, to: 1 },
		{ from: 1, to: 2 },
	]);
});
