/**
 * Tables of an Excel file. A reader of our own over the browser's decompressor, because it stops at the limits while it reads, and
 * a sheet that claims a million rows or hides a hundred gigabytes costs nothing (docs/decisions/0046-lists-are-read-in-the-browser.md).
 */
import { listUnpackedMaxBytes } from "@/rules/lists";
import { Refusal } from "./refusal";
import { type Table, TableMaker } from "./table";
import { Archive } from "./unzip";
import { cellText, type NumberFormat, numberFormats, sharedStrings, sheetParts } from "./xlsx-parts";
import { attribute, tagsOf } from "./xml";

/** More sheets than this are not looked at. */
const sheetsMax = 50;

interface Workbook {
	strings: readonly string[];
	formats: readonly NumberFormat[];
	from1904: boolean;
}

/** The sheets that have something in them. */
export async function tablesOfXlsx(bytes: Uint8Array<ArrayBuffer>): Promise<Table[]> {
	const archive = new Archive(bytes, listUnpackedMaxBytes);
	if (!archive.has("xl/workbook.xml")) throw new Refusal(otherKind(archive));
	const { sheets, from1904 } = await sheetParts(archive);
	const workbook: Workbook = {
		strings: await sharedStrings(archive),
		formats: await numberFormats(archive),
		from1904,
	};
	const tables: Table[] = [];
	for (const { name, path } of sheets.slice(0, sheetsMax)) {
		const xml = await archive.text(path);
		const table = xml === null ? null : tableOfSheet(name, xml, workbook);
		if (table && (table.rows.length > 0 || table.refusal)) tables.push(table);
	}
	if (tables.length === 0) throw new Refusal("EMPTY");
	return tables;
}

function otherKind(archive: Archive) {
	const spreadsheet = archive.names.some((name) =>
		/^(mimetype|Index\.zip|Index\/|xl\/workbook\.bin)/.test(name),
	);
	return spreadsheet ? "OTHER_SPREADSHEET" : archive.has("word/document.xml") ? "NOT_A_LIST" : "PACKED";
}

function tableOfSheet(name: string, xml: string, workbook: Workbook): Table {
	const maker = new TableMaker();
	try {
		for (const { row, cells } of rowsOf(xml, workbook)) maker.add(cells, Math.max(row, maker.next));
	} catch (thrown) {
		if (!(thrown instanceof Refusal)) throw thrown;
		return { name, rows: maker.rows, blankAtEnd: 0, refusal: thrown };
	}
	// Rows with a border and nothing in them are not rows to the people who look at the sheet.
	return { name, rows: maker.rows, blankAtEnd: 0 };
}

/** Rows that have no value in any cell are left out: a sheet can have a million of them, for their borders. */
function* rowsOf(xml: string, workbook: Workbook): Generator<{ row: number; cells: string[] }> {
	let row = 0;
	let cells: string[] = [];
	let column = 0;
	let cell = "";
	let text = "";
	for (const { name, kind, attributes, before } of tagsOf(xml)) {
		if (name === "row" && kind !== "close") {
			const told = Number(attribute(attributes, "r"));
			row = told > row ? told : row + 1;
			cells = [];
			column = 0;
		} else if (name === "c" && kind !== "close") {
			column = columnOf(attribute(attributes, "r")) ?? column + 1;
			cell = attributes;
			text = "";
		} else if ((name === "v" || name === "t") && kind === "close") {
			text += before;
		} else if (name === "c" && text !== "") {
			const value = textOf(text, cell, workbook);
			if (value.trim() === "") continue;
			if (column > 16_384) throw new Refusal("DAMAGED", row);
			while (cells.length < column - 1) cells.push("");
			cells[column - 1] = value;
		} else if (name === "row" && cells.length > 0) yield { row, cells };
	}
}

/** The column of "AB12", from 1. */
function columnOf(reference: string | null): number | null {
	const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
	if (!letters) return null;
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** For a formula this is what it came to when the file was saved. */
function textOf(text: string, cell: string, { strings, formats, from1904 }: Workbook): string {
	const type = attribute(cell, "t") ?? "n";
	if (type === "s") return strings[Number(text)] ?? "";
	if (type === "b") return text === "1" ? "TRUE" : "FALSE";
	if (type === "e") return "";
	if (type !== "n") return cellText(text);
	const number = Number(text);
	if (!Number.isFinite(number)) return cellText(text);
	const format = formats[Number(attribute(cell, "s") ?? 0)];
	if (format?.date) return dayOf(number, from1904);
	return String(number).padStart(format?.digits ?? 0, "0");
}

const secondsPerDay = 86_400;

/** Days since 1899-12-30 or 1904-01-01 as a time of the clock, without a zone. */
function dayOf(days: number, from1904: boolean): string {
	const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
	const date = new Date(start + Math.round(days * secondsPerDay) * 1000);
	if (Number.isNaN(date.getTime()) || days < 0) return String(days);
	const [day = "", time = ""] = date.toISOString().split(/[T.]/);
	if (days < 1) return time;
	return Number.isInteger(days) ? day : `${day} ${time}`;
}
