import { expect, test } from "vitest";
import { missedAims, quantile, renderTable, roundTable, spread, type Table } from "./table";

const table: Table = {
	rowsAre: "call",
	columns: [{ name: "queries" }, { name: "median", unit: "ms" }, { name: "ratio" }, { name: "end" }],
	rows: [
		{
			name: "page",
			cells: [
				{ value: 2, aim: { atMost: 2 } },
				{ value: 1.4302 },
				{ value: 1.4, aim: { atMost: 1.3 } },
				"READY",
			],
		},
		{
			name: "people",
			cells: [
				{ value: 3, from: 2, to: 4, aim: { atMost: 2 } },
				{ value: 1234.5 },
				{ value: 11.66 },
				"refused",
			],
		},
	],
};

test("a table shows units, ranges and aims, and marks what missed its aim", () => {
	expect(renderTable(roundTable(table))).toBe(
		[
			"| call | queries (aim ≤ 2) | median, ms | ratio | aim | end |",
			"| --- | --- | --- | --- | --- | --- |",
			"| page | 2 | 1.43 | **1.40, missed** | ≤ 1.3 | READY |",
			"| people | **3 (2 to 4), missed** | 1,235 | 11.7 |  | refused |",
		].join("\n"),
	);
});

test("a range has places although its median is whole, and a text stays in its cell", () => {
	const ranges: Table = {
		rowsAre: "turns",
		columns: [{ name: "time", unit: "s" }, { name: "end" }],
		rows: [{ name: "three", cells: [spread([1.25, 2, 2.75]), "a | b\nc"] }],
	};
	expect(renderTable(ranges).split("\n")[2]).toBe("| three | 2.00 (1.25 to 2.75) | a \\| b c |");
});

test("each missed aim is named with its row and column, in both directions", () => {
	const least: Table = {
		rowsAre: "page",
		columns: [{ name: "score" }],
		rows: [
			{ name: "good", cells: [{ value: 90, aim: { atLeast: 90 } }] },
			{ name: "bad", cells: [{ value: 89, aim: { atLeast: 90 } }] },
		],
	};
	expect(missedAims([table, least])).toEqual([
		"page, ratio: 1.40, aim ≤ 1.3",
		"people, queries: 3, aim ≤ 2",
		"bad, score: 89, aim ≥ 90",
	]);
});

test("a figure that is not a number misses its aim", () => {
	const empty: Table = {
		rowsAre: "x",
		columns: [{ name: "ratio" }],
		rows: [{ name: "y", cells: [{ value: Number.NaN, aim: { atMost: 3 } }] }],
	};
	expect(missedAims([empty])).toHaveLength(1);
});

test("a record is rounded to what the table shows, so rounding twice changes nothing", () => {
	const once = roundTable(table);
	expect(once.rows[1]?.cells).toEqual([
		{ value: 3, from: 2, to: 4, aim: { atMost: 2 } },
		{ value: 1_235 },
		{ value: 11.7 },
		"refused",
	]);
	expect(roundTable(once)).toEqual(once);
	expect(renderTable(roundTable(once))).toBe(renderTable(once));
});

test("an aim is compared with what was measured, and not with the rounded figure", () => {
	const close = roundTable({
		rowsAre: "x",
		columns: [{ name: "ratio" }],
		rows: [
			{ name: "over", cells: [{ value: 1.5034, aim: { atMost: 1.5 } }] },
			{ name: "under", cells: [{ value: 1.4996, aim: { atMost: 1.5 } }] },
			{ name: "finer", cells: [{ value: 1.5034, aim: { atMost: 1.504 } }] },
			{ name: "least", cells: [{ value: 12.349, aim: { atLeast: 12.3495 } }] },
		],
	});
	expect(close.rows.map(({ cells }) => cells[0])).toEqual([
		{ value: 1.5, aim: { atMost: 1.5 }, missed: true },
		{ value: 1.5, aim: { atMost: 1.5 } },
		{ value: 1.5, aim: { atMost: 1.504 } },
		{ value: 12.3, aim: { atLeast: 12.3495 } },
	]);
	expect(missedAims([close])).toHaveLength(2);
	expect(renderTable(close)).toContain("| over | **1.50, missed** | ≤ 1.5 |");
	expect(roundTable(close)).toEqual(close);
});

test("the median of turns has their smallest and largest with it", () => {
	expect(spread([5, 1, 3], { atMost: 4 })).toEqual({ value: 3, from: 1, to: 5, aim: { atMost: 4 } });
	expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
	expect(quantile([1, 2, 3, 4], 1)).toBe(4);
	expect(quantile([], 0.5)).toBeNaN();
});
