/**
 * Finds out what separates the cells of a text. It is counted outside quotes and over many rows, because the first ones are
 * often titles, and a column name that is known says more than any count.
 */
import Papa from "papaparse";
import { knownHeaders } from "../columns/header";

const candidates = ["\t", ",", ";", "|"] as const;
/** Stands in no text, so each line is one cell. */
const noDelimiter = "\x1f";
const sampleLength = 64_000;
const sampleRows = 50;

/** The text has "\n" between its lines. */
export function delimiterOf(text: string): string {
	const sample = text.slice(0, sampleLength);
	const found = candidates.map((delimiter) => {
		const { data } = Papa.parse<string[]>(sample, { delimiter, newline: "\n", preview: sampleRows });
		const rows = data.filter((row) => row.some((cell) => cell.trim() !== ""));
		const cells = mostFrequent(rows.map((row) => row.length).filter((length) => length > 1));
		return {
			delimiter,
			headers: Math.max(0, ...rows.slice(0, 30).map(knownHeaders)),
			// Most lists have a cell too many or too few somewhere.
			share: cells === 0 ? 0 : rows.filter(({ length }) => length === cells).length / rows.length,
			several: rows.filter(({ length }) => length > 1).length / rows.length,
			cells,
			isBlank: rows.length === 0,
			widest: data.reduce((most, { length }) => Math.max(most, length), 0),
		};
	});
	// Nothing but delimiters: what is empty may be long, and is no text.
	if (found.every(({ isBlank, widest }) => isBlank || widest === 1))
		return found.sort((a, b) => b.widest - a.widest)[0]?.delimiter ?? noDelimiter;
	found.sort(
		(a, b) =>
			(Math.max(a.headers, b.headers) > 1 ? b.headers - a.headers : 0) ||
			(Math.abs(a.share - b.share) > 0.1 ? b.share - a.share : b.cells - a.cells),
	);
	const best = found[0];
	return best && (best.headers > 1 || best.several > 0.5) ? best.delimiter : noDelimiter;
}

function mostFrequent(numbers: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
	return [...counts].sort(([a, x], [b, y]) => y - x || b - a)[0]?.[0] ?? 0;
}
