import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { blocksIn, figuresInProse, writeBlocks } from "./readme";
import { type RunRecord, readRecords, renderRecord, writeRecord } from "./record";

const folder = mkdtempSync(join(tmpdir(), "rollcall-records-"));
afterAll(() => rmSync(folder, { recursive: true }));

const record: RunRecord = {
	bench: "gallery",
	date: "2026-11-30T10:20:30.000Z",
	commit: "0123456789abcdef0123456789abcdef01234567",
	subject: "perf(photos): a page is read by its index",
	seconds: 260,
	node: "20.20.2",
	cores: 2,
	load: { before: 0.5, mean: 1.25, most: 2.31 },
	parameters: { rounds: 100 },
	with: ["PostgreSQL 18.4"],
	tables: [
		{
			rowsAre: "call",
			columns: [{ name: "median", unit: "ms" }],
			rows: [{ name: "page", cells: [{ value: 1.43 }] }],
		},
	],
};

describe("the blocks that runs write", () => {
	test("a block is the table and its run: date, commit, parameters, cores, versions and load", () => {
		expect(renderRecord(record)).toBe(
			[
				"| call | median, ms |",
				"| --- | --- |",
				"| page | 1.43 |",
				"",
				"*Run on 2026-11-30 at 10:20 UTC, of commit `0123456789`, with `--rounds=100`: 4 min on 2 cores, Node 20.20.2, PostgreSQL 18.4. Load average 0.5 before and 1.3 during the run, at most 2.3.*",
			].join("\n"),
		);
	});

	test("the first run of a bench adds a block below a heading; the next one replaces it and nothing else", () => {
		const before = "# Benches\n\nProse.\n";
		const first = writeBlocks(before, [record]);
		expect(first.startsWith(before)).toBe(true);
		expect(first).toContain("## gallery\n");
		expect(blocksIn(first)).toEqual(["gallery"]);

		const moved = first.replace("Prose.", "Other prose, in which $& and $1 mean nothing.");
		const second = writeBlocks(`${moved}\nThe end.\n`, [{ ...record, seconds: 20 }]);

		expect(second).toContain("20 s on 2 cores");
		expect(second).toBe(`${moved.replace("4 min on", "20 s on")}\nThe end.\n`);
	});

	test("writing the same record again changes nothing, and a table that was edited by hand is restored", () => {
		const text = writeBlocks("# Benches\n", [record]);
		expect(writeBlocks(text, [record])).toBe(text);
		const edited = text.replace("1.43", "1.03");
		expect(edited).not.toBe(text);
		expect(writeBlocks(edited, [record])).toBe(text);
	});
});

describe("records", () => {
	test("a record is read as it was written", () => {
		writeRecord(folder, record);
		expect(readRecords(folder)).toEqual([record]);
	});

	test.each(["commit", "subject", "date", "load", "seconds", "parameters", "tables"])(
		"a record without %s is refused",
		(part) => {
			const rest = Object.fromEntries(Object.entries(record).filter(([key]) => key !== part));
			writeFileSync(join(folder, "gallery.json"), JSON.stringify(rest));
			expect(() => readRecords(folder)).toThrow(part);
		},
	);

	test.each([
		["a commit with changes", { commit: `${record.commit} + changes` }],
		["a short commit", { commit: "0123456" }],
		["a date without a time", { date: "2026-11-30" }],
		["no figures", { tables: [] }],
		["a remark by hand", { remark: "on a good day" }],
		["another bench's name", { bench: "wall" }],
	])("a record with %s is refused", (_, change) => {
		writeFileSync(join(folder, "gallery.json"), JSON.stringify({ ...record, ...change }));
		expect(() => readRecords(folder)).toThrow("gallery.json is");
	});
});

describe("prose", () => {
	test.each([
		"A page takes 1.43 ms.",
		"The first page takes `1.43 ms`.",
		"It took 1,077ms.",
		"Signing takes ten times as long as reading.",
		"The scripts are 188 kB.",
		"It was 3× faster, and it is twice as fast now.",
		"The time fell by 12 %.",
		"All 1000 were confirmed.",
		"It ended after four seconds.",
		"A ratio of 1.04 was measured.",
	])("a measured figure is found: %s", (line) => {
		expect(figuresInProse(`# Benches\n\n${line}\n`)).toEqual([line]);
	});

	test.each([
		"Fifty people scroll through ten thousand photos, on two cores.",
		"Refused with `503`, as [the decision](../docs/decisions/0025-calls-in-flight.md) says.",
		"`npm run bench -- wall --photos=500` makes it quick.",
		"The median of five runs counts, on S3 and with V8.",
	])("what is no figure is allowed: %s", (line) => {
		expect(figuresInProse(`# Benches\n\n${line}\n`)).toEqual([]);
	});

	test("figures in the blocks are allowed, and only there", () => {
		const text = writeBlocks("# Benches\n", [record]);
		expect(figuresInProse(text)).toEqual([]);
		expect(figuresInProse(text.replace("<!-- end of gallery -->", ""))).not.toEqual([]);
	});
});
