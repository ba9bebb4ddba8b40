/** A list as rows of text, whatever file it came from. */
import { listMaxColumns, listMaxRows } from "@/rules/lists";
import { Refusal } from "./refusal";

export interface TableRow {
	/** From 1, as a spreadsheet counts. */
	row: number;
	/** Without blanks around them and without empty ones at the end. A blank row has none. */
	cells: readonly string[];
	/** A quotation mark in this line has no partner, so it was read as it stands. */
	quotes?: true;
}

export interface Table {
	/** The name of the sheet; empty if the file has no sheets. */
	name: string;
	/** Every row up to the last one that is not blank. */
	rows: TableRow[];
	/** Rows after that one, none of which says anything. */
	blankAtEnd: number;
	/** Set if there is more, and only the first rows are here. */
	refusal?: Refusal;
}

/** Titles may stand above the header. */
const rowsAtMost = listMaxRows + 100;

function tidy(cells: readonly string[]): string[] {
	const tidied = cells.map((cell) => cell.trim());
	while (tidied.length > 0 && tidied.at(-1) === "") tidied.pop();
	return tidied;
}

/** Collects rows and refuses what is above the limits, before it takes memory. */
export class TableMaker {
	readonly #rows: TableRow[] = [];
	/** Blank rows count once a row follows them: spreadsheets write thousands of them at the end. */
	#blank = 0;

	/** Rows that are left out are blank. */
	add(cells: readonly string[], row = this.next, quotes?: true) {
		const tidied = tidy(cells);
		this.#blank += row - this.next;
		if (tidied.length === 0) {
			this.#blank += 1;
			return;
		}
		if (row > rowsAtMost) throw new Refusal("TOO_MANY_ROWS", row);
		if (tidied.length > listMaxColumns) throw new Refusal("TOO_MANY_COLUMNS", row);
		for (; this.#blank > 0; this.#blank -= 1) this.#rows.push({ row: this.#rows.length + 1, cells: [] });
		this.#rows.push({ row, cells: tidied, ...(quotes ? { quotes } : {}) });
	}

	get next(): number {
		return this.#rows.length + this.#blank + 1;
	}

	/** How many blank rows came after the last one that is not. */
	get blankAtEnd(): number {
		return this.#blank;
	}

	get rows(): TableRow[] {
		return this.#rows;
	}
}
