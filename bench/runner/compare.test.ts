import { expect, test } from "vitest";
import { defineBench, type Measuring } from "./bench";
import { renderComparison } from "./compare";
import { makeServices } from "./services";
import { makeStops } from "./stops";
import { median } from "./table";

/** A bench whose turns yield these numbers, after one turn to warm up. */
async function measured(values: number[], end: string): Promise<Measuring> {
	const bench = defineBench({
		...{ name: "sample", measures: "nothing", minutes: 1, needs: [], warmUp: 1 },
		parameters: { rounds: values.length },
		start: async () => async (round) => values[round] ?? 1_000,
		tables: (samples) => [
			{
				rowsAre: "call",
				columns: [{ name: "median", unit: "ms" }, { name: "end" }],
				rows: [{ name: "page", cells: [{ value: median(samples) }, end] }],
			},
		],
	});
	const stops = makeStops();
	const measuring = await bench.open({
		version: { name: "new", folder: "" },
		parameters: bench.parameters,
		...{ stops, services: makeServices(stops, () => {}), note: () => {} },
	});
	for (let round = -1; round < values.length; round++) await measuring.turn(round);
	return measuring;
}

test("a comparison has a line for each figure, with new to old as a ratio, and its range in parts of the run", async () => {
	const fresh = await measured([20, 20, 20, 30], "refused");
	const old = await measured([10, 10, 10, 10], "READY");
	expect(renderComparison({ fresh, old, rounds: 4 })).toBe(
		[
			"| what | figure | old | new | new / old | in parts |",
			"| --- | --- | --- | --- | --- | --- |",
			"| page | median, ms | 10 | 20 | 2 | 2 to 3 |",
			"| page | end | READY | refused | differs |  |",
		].join("\n"),
	);
});

test("a figure that only one version has, and one that was zero, have no ratio", async () => {
	const old = await measured([0], "READY");
	const none: Measuring = { turn: async () => {}, tables: () => [] };
	expect(renderComparison({ fresh: await measured([5], "READY"), old, rounds: 1 })).toContain(
		"| page | median, ms | 0 | 5 | — |  |",
	);
	expect(renderComparison({ fresh: none, old, rounds: 1 })).toContain("| page | median, ms | 0 | — | — |  |");
});
