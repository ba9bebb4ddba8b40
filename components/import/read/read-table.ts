/** A table as people. */

import { listMaxRows } from "@/rules/lists";
import { cleanCell } from "../columns/cells";
import type { Use } from "../columns/fields";
import { isOrderHeader, type Named } from "../columns/header";
import { lacksStatus } from "../columns/shops";
import { dayOrderOf } from "../columns/times";
import { usesOf, usesWithoutNames } from "../columns/uses";
import { plainWords } from "../columns/words";
import { Refusal } from "../formats/refusal";
import type { Table, TableRow } from "../formats/table";
import { Collector, shortened } from "./collector";
import { findHeader } from "./find-header";
import type { ListColumn, ListRead } from "./list";
import { columnKey, personOfRow, type Reader } from "./person-of-row";

/** What was set by hand: columns by their key. Null means that nothing is read from one. */
export type Uses = Readonly<Record<string, Use | null>>;

export interface TableChoices {
	/** Null means that there is none. */
	headerRow?: number | null;
	uses?: Uses;
	/** By shape, from earlier lists. */
	remembered?: Readonly<Record<string, Uses>>;
	timezone: string;
}

/** Rows that show what a column holds. */
const sampleRows = 200;
const samplesShown = 3;

export function readTable(
	table: Table,
	choices: TableChoices,
): Omit<ListRead, "sheets" | "sheet" | "fileName"> {
	if (table.refusal) throw table.refusal;
	const cleaned = table.rows.map(({ cells, ...row }) => ({
		...row,
		cells: cells.map((cell) => cleanCell(cell)),
	}));
	const header = headerOf(cleaned, choices.headerRow);
	const below = cleaned.filter(({ row }) => row > (header?.row ?? 0));
	if (below.length === 0) throw new Refusal("EMPTY");
	if (below.length > listMaxRows) throw new Refusal("TOO_MANY_ROWS");
	const headers = widened(header?.cells ?? [], below, header === null);
	const keys = keysOf(headers);
	const shape = header ? shapeOf(keys) : `${headers.length}-none`;
	const samples = below.slice(0, sampleRows).map(({ cells }) => cells);
	const found = header ? usesOf(headers, samples) : usesWithoutNames(headers.length, samples);
	const byHand = choices.uses ?? choices.remembered?.[shape] ?? {};
	const uses = found.map((use, index) => chosen(keys[index] ?? "", use, byHand));
	const reader = readerOf(uses, below, choices.timezone, header === null && headers.length === 1);
	const collector = new Collector();
	const first = (header?.row ?? 0) + 1;
	const rows = reader.isOurs
		? table.rows
				.filter(({ row }) => row >= first)
				.map(({ cells, ...row }) => ({ ...row, cells: cells.map((cell) => cleanCell(cell, true)) }))
		: below;
	for (const row of rows) take(row, header, headers.length, reader, collector);
	const { people, setAside, remarks } = collector;
	return {
		people,
		setAside,
		remarks,
		rows: below.length,
		blankAtEnd: table.blankAtEnd,
		columns: headers.map((name, index) =>
			columnOf(index, name, keys[index] ?? "", uses[index] ?? null, samples),
		),
		shape,
		headerRow: header?.row ?? null,
		isOrders: headers.some(isOrderHeader) && !uses.some((use) => use?.field === "NAME" && use.rank < 50),
		lacksStatus: lacksStatus(headers, uses),
	};
}

function headerOf(rows: readonly TableRow[], byHand: number | null | undefined): TableRow | null {
	if (byHand === undefined) return findHeader(rows);
	return rows.find(({ row }) => row === byHand) ?? null;
}

/** A header may lack the names of its last columns. */
function widened(header: readonly string[], rows: readonly TableRow[], every: boolean): string[] {
	const longer = rows.filter(({ cells }) => cells.length > header.length);
	const width =
		every || longer.length * 2 > rows.length
			? longer.reduce((most, { cells }) => Math.max(most, cells.length), header.length)
			: header.length;
	return Array.from({ length: width }, (_, index) => header[index] ?? "");
}

/** Columns with the same name are distinguished by their order, and a column without a name by its position. */
function keysOf(headers: readonly string[]): string[] {
	const times = new Map<string, number>();
	return headers.map((header, index) => {
		const words = plainWords(header);
		if (words === "") return `#${index + 1}`;
		const count = (times.get(words) ?? 0) + 1;
		times.set(words, count);
		return count === 1 ? words : `${words}#${count}`;
	});
}

/** FNV-1a, for a short key: nobody gains from two shapes that share one. */
function shapeOf(keys: readonly string[]): string {
	let hash = 0x811c9dc5;
	for (const sign of [...keys].sort().join("\n"))
		hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
	return `${keys.length}-${(hash >>> 0).toString(36)}`;
}

/** A column that was set by hand comes before all others of its field. */
function chosen(key: string, found: Named | null, byHand: Uses): Named | null {
	if (!Object.hasOwn(byHand, key)) return found;
	const use = byHand[key];
	return use ? { ...use, rank: -1 } : null;
}

/** No other list has all of these. */
const ourFields = [
	...["NAME", "EMAIL", "GROUP", "PLUS_ONES", "NOTE", "TICKET_CODE", "STATUS", "CHECKED_IN"],
	...["GUARDIAN_NAME1", "GUARDIAN_EMAIL1"],
];

function readerOf(
	uses: readonly (Named | null)[],
	rows: readonly TableRow[],
	timezone: string,
	mixed: boolean,
): Reader {
	const columns = new Map<string, number[]>();
	const ranked = uses
		.map((use, index) => ({ use, index }))
		.sort((a, b) => (a.use?.rank ?? 0) - (b.use?.rank ?? 0));
	for (const { use, index } of ranked) {
		if (!use) continue;
		const key = columnKey(use.field, use.guardian);
		columns.set(key, [...(columns.get(key) ?? []), index]);
	}
	const timed = [...(columns.get("CHECKED_IN") ?? []), ...(columns.get("ATTENDED") ?? [])];
	const orders = new Map(
		timed.map((index) => [index, dayOrderOf(rows.map(({ cells }) => cells[index] ?? ""))]),
	);
	const isOurs = ourFields.every((field) => columns.has(field));
	const guardians = [...new Set(uses.flatMap((use) => use?.guardian ?? []))].sort((a, b) => a - b);
	return { columns, orders, timezone, mixed, isOurs, guardians };
}

function take(
	{ row, cells, quotes }: TableRow,
	header: TableRow | null,
	width: number,
	reader: Reader,
	collector: Collector,
) {
	if (cells.length === 0) return collector.aside(row, "BLANK", []);
	if (header && cells.length === header.cells.length && cells.every((cell, at) => cell === header.cells[at]))
		return collector.aside(row, "HEADER", cells);
	if (cells.length > width) return collector.aside(row, "TOO_MANY_CELLS", cells);
	const { person, aside, remarks } = personOfRow(row, cells, reader);
	if (aside && !(aside === "UNASSIGNED" && (person.name || person.email)))
		return collector.aside(row, aside, cells);
	const all = quotes ? [...remarks, { reason: "QUOTES" as const, text: cells.join(" · ") }] : remarks;
	collector.add(person, cells, all);
}

function columnOf(
	index: number,
	header: string,
	key: string,
	use: Named | null,
	samples: readonly (readonly string[])[],
): ListColumn {
	const values = samples.map((cells) => cells[index] ?? "").filter((cell) => cell !== "");
	return {
		index,
		header: shortened(header),
		key,
		use: use && { field: use.field, ...(use.guardian ? { guardian: use.guardian } : {}) },
		samples: [...new Set(values)].slice(0, samplesShown).map((value) => shortened(value, 60)),
	};
}
