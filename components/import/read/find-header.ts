/** The row with the names of the columns. Titles, notes and blank rows may stand above it. */
import { addressesIn } from "../columns/cells";
import { knownHeaders } from "../columns/header";
import type { TableRow } from "../formats/table";

/** How many rows are looked at. */
export const headerRowsMax = 30;

const hasAddress = ({ cells }: TableRow) =>
	cells.some((cell) => cell.includes("@") && addressesIn(cell).emails.length > 0);

/** Null if the list begins with its first person. */
export function findHeader(rows: readonly TableRow[]): TableRow | null {
	const first = rows.slice(0, headerRowsMax).filter(({ cells }) => cells.length > 0);
	let best: { row: TableRow; known: number } | null = null;
	for (const row of first) {
		const known = hasAddress(row) ? 0 : knownHeaders(row.cells);
		if (known > (best?.known ?? 0)) best = { row, known };
	}
	if (best) return best.row;
	const start = first.find(({ cells }) => cells.length > 1);
	// One column of names or of addresses, or a table whose first row is somebody already.
	return !start || first.some((row) => row.row <= start.row && hasAddress(row)) ? null : start;
}
