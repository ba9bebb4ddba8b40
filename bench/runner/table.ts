/**
 * The figures of a bench as a table: what ./record.ts stores, and what a reader sees in bench/README.md. A figure
 * knows its own aim, so that a table cannot show a missed aim as if it were met.
 */
import { z } from "zod";

const aim = z.union([z.strictObject({ atMost: z.number() }), z.strictObject({ atLeast: z.number() })]);
const figure = z.strictObject({
	value: z.number(),
	/** The smallest and the largest of several turns, of which `value` is the median. */
	from: z.number().optional(),
	to: z.number().optional(),
	aim: aim.optional(),
	/** Whether it was missed, where the rounded value would say otherwise. */
	missed: z.boolean().optional(),
});
/** A text if it is no number, such as how a file was refused. */
const cell = z.union([z.string(), figure]);

export const tableShape = z.strictObject({
	/** What the rows are. */
	rowsAre: z.string(),
	columns: z.array(z.strictObject({ name: z.string(), unit: z.string().optional() })),
	rows: z.array(z.strictObject({ name: z.string(), cells: z.array(cell) })),
});

export type Table = z.infer<typeof tableShape>;
type Cell = z.infer<typeof cell>;
export type Figure = z.infer<typeof figure>;
export type Aim = z.infer<typeof aim>;

/**
 * The value below which the share `q` of the numbers lies; 0.5 is the median. Between two numbers it is interpolated.
 * Not a number if there are none.
 */
export function quantile(numbers: number[], q: number): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	const place = (sorted.length - 1) * q;
	const below = sorted[Math.floor(place)] ?? Number.NaN;
	const above = sorted[Math.ceil(place)] ?? Number.NaN;
	return below + (above - below) * (place - Math.floor(place));
}

export const median = (numbers: number[]) => quantile(numbers, 0.5);

/** The median of the turns, with the smallest and the largest of them. */
export function spread(values: number[], aim?: Aim): Figure {
	return { value: median(values), from: Math.min(...values), to: Math.max(...values), aim };
}

/** Three digits, and not more than three places, because no figure here is measured more precisely. */
const places = (value: number) => {
	const size = Math.abs(value);
	if (Number.isInteger(value) || size >= 100) return 0;
	if (size >= 10) return 1;
	return size >= 0.1 ? 2 : 3;
};

/** Rounds as the table shows it, so that a record never says more than the table. */
export const rounded = (value: number) => Number(value.toFixed(places(value)));

export function roundTable(table: Table): Table {
	const round = (cell: Cell): Cell => {
		if (typeof cell === "string") return cell;
		const { value, from, to, aim } = cell;
		const missed = isMissed(cell);
		return {
			value: rounded(value),
			...(from !== undefined && { from: rounded(from) }),
			...(to !== undefined && { to: rounded(to) }),
			...(aim && { aim }),
			...(missed !== isMissed({ value: rounded(value), aim }) && { missed }),
		};
	};
	return { ...table, rows: table.rows.map(({ name, cells }) => ({ name, cells: cells.map(round) })) };
}

/** Zero has no places, except beside figures that have some. */
function show(value: number, isWhole: boolean): string {
	const digits = isWhole || value === 0 ? 0 : Number.isInteger(value) ? placesOfWhole(value) : places(value);
	return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** "1.00" stands in a column with "1.04", and "10.0" with "11.7". */
const placesOfWhole = (value: number) => Math.max(0, 3 - String(Math.abs(value)).length);

const showAim = (aim: Aim) =>
	"atMost" in aim ? `≤ ${aim.atMost.toLocaleString("en")}` : `≥ ${aim.atLeast.toLocaleString("en")}`;

const isMissed = ({ value, aim, missed }: Figure) =>
	missed ?? (aim !== undefined && !("atMost" in aim ? value <= aim.atMost : value >= aim.atLeast));

export const nameOf = ({ name, unit }: Table["columns"][number]) => (unit ? `${name}, ${unit}` : name);

/** Each missed aim in words. */
export function missedAims(tables: Table[]): string[] {
	return tables.flatMap(({ columns, rows }) =>
		rows.flatMap(({ name, cells }) =>
			cells.flatMap((cell, at) => {
				const column = columns[at];
				if (!column || typeof cell === "string" || !cell.aim || !isMissed(cell)) return [];
				return [
					`${name}, ${nameOf(column)}: ${show(cell.value, Number.isInteger(cell.value))}, aim ${showAim(cell.aim)}`,
				];
			}),
		),
	);
}

/** The table in Markdown. An aim that is the same for a whole column is in its header, otherwise in one of its own. */
export function renderTable({ rowsAre, columns, rows }: Table): string {
	const shown = columns.map((column, at) => {
		const cells = rows.map(({ cells }) => cells[at] ?? "");
		const aims = cells.map((cell) => (typeof cell === "string" || !cell.aim ? "" : showAim(cell.aim)));
		const [common = ""] = aims;
		const isCommon = aims.every((aim) => aim === common);
		const isWhole = cells.every(
			(cell) =>
				typeof cell === "string" ||
				[cell.value, cell.from ?? 0, cell.to ?? 0].every((value) => Number.isInteger(value)),
		);
		const header = nameOf(column) + (isCommon && common ? ` (aim ${common})` : "");
		const texts = [header, ...cells.map((cell) => showCell(cell, isWhole))];
		return isCommon ? [texts] : [texts, ["aim", ...aims]];
	});
	const all = [[rowsAre, ...rows.map(({ name }) => name)], ...shown.flat()];
	const line = (at: number) => `| ${all.map((texts) => texts[at] ?? "").join(" | ")} |`;
	return [line(0), `|${" --- |".repeat(all.length)}`, ...rows.map((_, at) => line(at + 1))].join("\n");
}

function showCell(cell: Cell, isWhole: boolean): string {
	// A text may be the message of an error.
	if (typeof cell === "string") return cell.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
	const { value, from = value, to = value } = cell;
	const [low, high] = [show(from, isWhole), show(to, isWhole)];
	const text = show(value, isWhole) + (low === high ? "" : ` (${low} to ${high})`);
	return isMissed(cell) ? `**${text}, missed**` : text;
}
