/**
 * Cells of a text with delimiters. papaparse splits it (RFC 4180 and the many files that only resemble it); what is added here
 * are the limits, the `sep=` line, and lines whose quotes do not close, which would otherwise swallow all that follow.
 */
import Papa from "papaparse";
import { delimiterOf } from "./delimiter";
import { Refusal } from "./refusal";
import { type Table, TableMaker } from "./table";

/** Each takes another pass over the rest of the text. */
const brokenLinesMax = 50;

export function tableOfText(raw: string): Table {
	const lines = raw.replaceAll(/\r\n?/g, "\n");
	const said = /^"?sep=([^\n])"?\n/i.exec(lines);
	// The end of the last line begins no other.
	const text = (said ? lines.slice(said[0].length) : lines).replace(/\n$/, "");
	const delimiter = said?.[1] ?? delimiterOf(text);
	refuseEndlessRow(text, delimiter);
	const maker = new TableMaker();
	let rest = text;
	for (let broken = 0; ; broken += 1) {
		const at = readUntilBroken(rest, delimiter, maker);
		if (at === null) return tableOf(maker);
		if (broken === brokenLinesMax) throw new Refusal("QUOTES", maker.next);
		const end = rest.indexOf("\n", at);
		const line = rest.slice(at, end === -1 ? undefined : end);
		maker.add(line.split(delimiter), maker.next, true);
		if (end === -1) return tableOf(maker);
		rest = rest.slice(end + 1);
	}
}

const tableOf = ({ rows, blankAtEnd }: TableMaker): Table => ({ name: "", rows, blankAtEnd });

/** As many as a spreadsheet has, so that empty ones at the end do no harm. */
const cellsMax = 16_384;

/** The parser makes all cells of a row before it hands them over, and twenty million take a minute and a gigabyte. */
function refuseEndlessRow(text: string, delimiter: string) {
	let row = 1;
	for (let start = 0; start < text.length; row += 1) {
		const next = text.indexOf("\n", start);
		const end = next === -1 ? text.length : next;
		if (end - start > cellsMax) {
			let cells = 0;
			for (
				let at = text.indexOf(delimiter, start);
				at !== -1 && at < end;
				at = text.indexOf(delimiter, at + 1)
			) {
				cells += 1;
				if (cells > cellsMax) throw new Refusal("TOO_MANY_COLUMNS", row);
			}
		}
		start = end + 1;
	}
}

/** Where the first line begins whose quotes are broken, or null at the end of the text. */
function readUntilBroken(text: string, delimiter: string, maker: TableMaker): number | null {
	let read = 0;
	let broken: number | null = null;
	let failure: unknown;
	Papa.parse<string[]>(text, {
		delimiter,
		newline: "\n",
		step: ({ data, errors, meta }, parser) => {
			if (errors.some(({ type }) => type === "Quotes")) {
				broken = read;
				parser.abort();
				return;
			}
			try {
				maker.add(data);
			} catch (thrown) {
				failure = thrown;
				parser.abort();
			}
			read = meta.cursor;
		},
	});
	if (failure) throw failure;
	return broken;
}
