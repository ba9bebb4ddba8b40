/** A table as a file that spreadsheets open: of the roll, of the log, and of what is in a package. */
import { guardFormula } from "./imports";

export type Cell = string | number;

/** Spreadsheets take text for UTF-8 only if it begins with this mark. */
const byteOrderMark = "\uFEFF";

const cellOf = (cell: Cell) => {
	const text = typeof cell === "number" ? String(cell) : guardFormula(cell);
	return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180. No cell is a formula to a spreadsheet (./imports.ts). */
export const csvOf = (table: readonly (readonly Cell[])[]): string =>
	byteOrderMark + table.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
