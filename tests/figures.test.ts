/** The figures of memory and cost in the documents are those that the benches measured, and change with their records. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { root } from "@/scripts/stack/root";

const read = (file: string) => readFileSync(join(root, file), "utf8");
const cell = z.object({ value: z.number(), aim: z.object({ atMost: z.number() }).optional() });
const record = z.object({
	tables: z.array(z.object({ rows: z.array(z.object({ name: z.string(), cells: z.array(cell) })) })),
});

function cellsOf(bench: string, row: RegExp) {
	const { tables } = record.parse(JSON.parse(read(`bench/results/${bench}.json`)));
	const found = tables.flatMap(({ rows }) => rows).filter(({ name }) => row.test(name));
	expect(found.length).toBeGreaterThan(0);
	return found.map(({ cells }) => cells);
}

test("the memory that self-host.md plans for is the aim of the burst, which it keeps, and developing ten keeps it too", () => {
	const [, planned] = /Plan about (\d+) GB of memory/.exec(read("docs/self-host.md")) ?? [];
	const [[peak] = []] = cellsOf("burst", /^peak memory/);
	expect(Number(planned) * 1_000).toBe(peak?.aim?.atMost);
	expect(peak?.value).toBeLessThan(Number(planned) * 1_000);
	const [[, ten] = []] = cellsOf("develop", /^ten/);
	expect(ten?.value).toBeLessThan(Number(planned) * 1_000);
});

test("the cost of developing in deploy.md is made of the time that developing was measured to take", () => {
	const row = /developing ([\d,]+) photos, ([\d.]+) s each .* in about (\d+) hours/.exec(
		read("docs/deploy.md"),
	);
	const [photos, seconds, hours] = (row ?? []).slice(1).map((text) => Number(text.replaceAll(",", "")));
	const measured = cellsOf("develop", /^(JPEG|HEIC)/).map(([, time]) => time?.value ?? 0);
	const mean = measured.reduce((sum, time) => sum + time, 0) / measured.length;
	expect(seconds).toBe(Math.round(mean * 10) / 10);
	expect(hours).toBe(Math.round(((photos ?? 0) * (seconds ?? 0)) / 3_600));
});
