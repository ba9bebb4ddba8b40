/**
 * The record of a bench's last run, in bench/results/NAME.json. bench/README.md is written from these records and
 * from nothing else. A record without its date, commit or load cannot be read, and fails a test.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { renderTable, tableShape } from "./table";

const load = z.number().nonnegative();
const recordShape = z.strictObject({
	bench: z.string(),
	/** When the run began. */
	date: z.iso.datetime(),
	/** All of the measured code is in this commit. */
	commit: z.string().regex(/^[0-9a-f]{40}$/),
	/** The commit's first line, by which it is found if it has another name since a rebase. */
	subject: z.string().min(1),
	seconds: z.number().positive(),
	node: z.string(),
	cores: z.number().int().positive(),
	/** The load average of a minute: before anything was started, and during the turns, which add to it. */
	load: z.strictObject({ before: load, mean: load, most: load }),
	parameters: z.record(z.string(), z.number()),
	/** What else the figures depend on. */
	with: z.array(z.string()),
	tables: z.array(tableShape).min(1),
});

export type RunRecord = z.infer<typeof recordShape>;

export function readRecords(folder: string): RunRecord[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith(".json"))
		.sort()
		.map((file) => {
			const { success, data, error } = recordShape.safeParse(
				JSON.parse(readFileSync(join(folder, file), "utf8")),
			);
			if (!success) throw new Error(`${file} is no record of a run.\n${z.prettifyError(error)}`);
			if (file !== `${data.bench}.json`) throw new Error(`${file} is the record of ${data.bench}.`);
			return data;
		});
}

export function writeRecord(folder: string, record: RunRecord): void {
	const text = JSON.stringify(recordShape.parse(record), null, "\t");
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${record.bench}.json`), `${text}\n`);
}

/** What bench/README.md shows of a record. */
export function renderRecord(record: RunRecord): string {
	return [...record.tables.map(renderTable), `*${runOf(record)}*`].join("\n\n");
}

/** The run in one sentence. */
export function runOf(record: Omit<RunRecord, "tables" | "bench" | "subject">): string {
	const { date, commit, seconds, cores, node, load, parameters } = record;
	const given = Object.entries(parameters).map(([name, value]) => `\`--${name}=${value}\``);
	return [
		`Run on ${date.slice(0, 10)} at ${date.slice(11, 16)} UTC, of commit \`${commit.slice(0, 10)}\`, with ${given.join(" ")}:`,
		`${duration(seconds)} on ${cores} cores, ${[`Node ${node}`, ...record.with].join(", ")}.`,
		`Load average ${load.before.toFixed(1)} before and ${load.mean.toFixed(1)} during the run, at most ${load.most.toFixed(1)}.`,
	].join(" ");
}

const duration = (seconds: number) =>
	seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
