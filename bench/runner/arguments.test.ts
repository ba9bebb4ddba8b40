import { expect, test } from "vitest";
import { benches } from "../benches";
import { listBenches, readArguments } from "./arguments";

const read = (...args: string[]) => readArguments(args, benches);

test("without a name every bench is listed once, with what it measures, how long it takes and its parameters", () => {
	expect(read()).toEqual({ kind: "list" });
	const list = listBenches(benches);
	for (const { name, measures, minutes, needs, parameters } of benches) {
		const flags = Object.entries(parameters).map(([key, value]) => `--${key}=${value}`);
		expect(list.split("\n").filter((line) => line.startsWith(`${name} `))).toEqual([
			expect.stringContaining(measures),
		]);
		expect(list).toContain(`about ${minutes} min with ${flags.join(" ")}`);
		for (const need of needs) expect(list).toContain(need);
	}
	const names = benches.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
});

test("a name runs that bench with its own parameters, unless others are given", () => {
	expect(read("gallery")).toMatchObject({
		kind: "run",
		bench: { name: "gallery" },
		parameters: { rounds: 100 },
	});
	expect(read("scrolling", "--people=7", "--rounds", "2")).toMatchObject({
		parameters: { rounds: 2, people: 7, seconds: 20 },
	});
	expect(read("gallery", "--against", "main~2")).toMatchObject({ against: "main~2" });
	expect(read("--all")).toEqual({ kind: "all" });
});

test.each([
	[["galery"], "There is no bench galery. These exist: cost, api, "],
	[["gallery", "wall"], "One bench runs at a time."],
	[["gallery", "--people=3"], "gallery has no --people. It has --rounds."],
	[["gallery", "--rouds=3"], "Unknown option '--rouds'"],
	[["gallery", "--rounds=many"], "--rounds is many, but it must be a whole number above zero."],
	[["gallery", "--rounds=0"], "--rounds is 0"],
	[["--against", "main"], "Name a bench first: cost, api, "],
	[["--all", "gallery"], "--all runs every bench"],
])("%j is refused, and the message says what is possible", (args, message) => {
	expect(() => read(...args)).toThrow(message);
});
