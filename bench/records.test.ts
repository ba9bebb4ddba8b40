/** bench/README.md shows what the runs recorded, and nothing else. No bench runs here. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { benches } from "./benches";
import { blocksIn, figuresInProse, writeBlocks } from "./runner/readme";
import { readRecords } from "./runner/record";

const readme = readFileSync("bench/README.md", "utf8");
const records = readRecords("bench/results");
const names = benches.map(({ name }) => name).sort();

test("each bench has one block in the README, and every record is of a bench", () => {
	expect(blocksIn(readme).toSorted()).toEqual(names);
	expect(names).toEqual(expect.arrayContaining(records.map(({ bench }) => bench)));
	expect(records.length).toBeGreaterThan(0);
});

test("each record has the parameters that its bench has now", () => {
	for (const { bench, parameters } of records) {
		const now: Readonly<Record<string, number>> =
			benches.find(({ name }) => name === bench)?.parameters ?? {};
		const always = (given: object) => Object.keys(given).filter((name) => now[name] !== 0);
		expect([bench, ...always(parameters)]).toEqual([bench, ...always(now)]);
	}
});

test("the tables in the README are those of the records, and a bench without a record has no table", () => {
	const without = names.filter((name) => !records.some(({ bench }) => bench === name));
	const empty = (text: string, name: string) =>
		text.replace(
			new RegExp(`(<!-- bench ${name}: written by its run -->\\n)[^]*?(<!-- end of ${name} -->)`),
			"$1$2",
		);
	expect(readme).toBe(without.reduce(empty, writeBlocks(readme, records)));
});

test("the prose of the README contains no figure", () => {
	expect(figuresInProse(readme)).toEqual([]);
});
