/**
 * A workbook with one sheet: the five parts of ECMA-376 that every spreadsheet needs, in a ZIP archive that the browser
 * compresses. Cells are inline strings, which no spreadsheet takes for a formula.
 */

import type { Cell } from "@/rules/csv";
import { guardApostrophe } from "@/rules/imports";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const fixedParts: Record<string, string> = {
	"[Content_Types].xml": `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
	"_rels/.rels": `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	"xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Roll" sheetId="1" r:id="rId1"/></sheets></workbook>`,
	"xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** XML 1.0 has no other control characters. */
const unwritable = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu;
const escaped = (text: string) =>
	text
		.replaceAll(unwritable, "")
		.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? "")
		.replaceAll("\r", "&#13;");

const cellOf = (cell: Cell, column: number, row: number) => {
	const at = `${String.fromCharCode(65 + column)}${row}`;
	return typeof cell === "number"
		? `<c r="${at}"><v>${cell}</v></c>`
		: `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(guardApostrophe(cell))}</t></is></c>`;
};

/** At most 26 columns. */
export async function xlsxOf(table: readonly (readonly Cell[])[]): Promise<Blob> {
	const rows = table.map(
		(cells, at) =>
			`<row r="${at + 1}">${cells.map((cell, column) => cellOf(cell, column, at + 1)).join("")}</row>`,
	);
	const sheet = `${head}<worksheet xmlns="${main}"><sheetData>${rows.join("")}</sheetData></worksheet>`;
	return zipOf({ ...fixedParts, "xl/worksheets/sheet1.xml": sheet });
}

/** PKWARE APPNOTE 6.3: local headers with their data, the central directory, and its end. */
async function zipOf(parts: Readonly<Record<string, string>>): Promise<Blob> {
	const encoder = new TextEncoder();
	const local: Uint8Array<ArrayBuffer>[] = [];
	const central: Uint8Array<ArrayBuffer>[] = [];
	let offset = 0;
	for (const [name, text] of Object.entries(parts)) {
		const path = new Uint8Array(encoder.encode(name));
		const bytes = new Uint8Array(encoder.encode(text));
		const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
		const packed = new Uint8Array(await new Response(stream).arrayBuffer());
		// Version 2.0, names in UTF-8, deflated, midnight of 1 January 1980.
		const common = [...two(20), ...two(0x0800), ...two(8), ...two(0), ...two(33), ...four(crc32(bytes))];
		const sizes = [...four(packed.length), ...four(bytes.length), ...two(path.length)];
		local.push(new Uint8Array([...four(0x04034b50), ...common, ...sizes, ...two(0)]), path, packed);
		central.push(
			new Uint8Array([
				...[...four(0x02014b50), ...two(20), ...common, ...sizes],
				...[...two(0), ...two(0), ...two(0), ...two(0), ...four(0), ...four(offset)],
			]),
			path,
		);
		offset += 30 + path.length + packed.length;
	}
	const directory = central.reduce((size, { length }) => size + length, 0);
	const count = Object.keys(parts).length;
	const end = [...four(0x06054b50), ...two(0), ...two(0), ...two(count), ...two(count), ...four(directory)];
	return new Blob([...local, ...central, new Uint8Array([...end, ...four(offset), ...two(0)])], {
		type: `${type}.sheet`,
	});
}

const two = (value: number) => [value & 0xff, (value >>> 8) & 0xff];
const four = (value: number) => [...two(value & 0xffff), ...two(value >>> 16)];

function crc32(bytes: Uint8Array): number {
	let crc = ~0;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}
