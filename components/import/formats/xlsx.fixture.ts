/** Writes Excel files for tests: the parts that Excel itself writes, packed as it packs them. */
import { crc32, deflateRawSync } from "node:zlib";

export type Cell = string | number | boolean | { formula: string; value?: string } | { date: string };

export interface Part {
	name: string;
	bytes: Uint8Array;
	/** What the archive claims, if it lies. */
	claimed?: number;
}

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A ZIP archive (APPNOTE.TXT, 4.3). */
export function zip(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
	const pieces: Uint8Array[] = [];
	const directory: Uint8Array[] = [];
	let at = 0;
	for (const { name, bytes, claimed } of parts) {
		const packed = deflateRawSync(bytes);
		const named = utf8(name);
		const sizes = [crc32(bytes), packed.length, claimed ?? bytes.length];
		const header = numbers(
			[0x04034b50, 4],
			[20, 2],
			[0, 2],
			[8, 2],
			[0, 4],
			...sizes.map(four),
			[named.length, 2],
			[0, 2],
		);
		directory.push(
			numbers([0x02014b50, 4], [20, 2], [20, 2], [0, 2], [8, 2], [0, 4], ...sizes.map(four), [
				named.length,
				2,
			]),
			numbers([0, 4], [0, 4], [0, 4], [at, 4]),
			named,
		);
		pieces.push(header, named, packed);
		at += header.length + named.length + packed.length;
	}
	const listed = join(directory);
	const end = numbers(
		[0x06054b50, 4],
		[0, 4],
		[parts.length, 2],
		[parts.length, 2],
		four(listed.length),
		four(at),
		[0, 2],
	);
	return join([...pieces, listed, end]);
}

const four = (value: number): [number, number] => [value, 4];

function numbers(...fields: readonly [value: number, length: number][]): Uint8Array {
	return Uint8Array.from(
		fields.flatMap(([value, length]) => Array.from({ length }, (_, byte) => (value / 256 ** byte) & 0xff)),
	);
}

export function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export function columnName(index: number): string {
	const letter = String.fromCharCode(65 + (index % 26));
	return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** The parts of a workbook around these sheets, each the XML of its rows. */
export function workbook(
	sheets: readonly { name: string; rows: string; hidden?: true }[],
	shared: readonly string[] = [],
): Part[] {
	const list = sheets.map(
		({ name, hidden }, at) =>
			`<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${at + 1}"/>`,
	);
	const relations = sheets.map(
		(_, at) => `<Relationship Id="rId${at + 1}" Type="t" Target="worksheets/sheet${at + 1}.xml"/>`,
	);
	const part = (name: string, text: string): Part => ({
		name,
		bytes: utf8(`<?xml version="1.0"?>\n${text}`),
	});
	return [
		part("[Content_Types].xml", "<Types/>"),
		part("xl/workbook.xml", `<workbook xmlns:r="r"><sheets>${list.join("")}</sheets></workbook>`),
		part("xl/_rels/workbook.xml.rels", `<Relationships>${relations.join("")}</Relationships>`),
		part(
			"xl/styles.xml",
			'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
		),
		part(
			"xl/sharedStrings.xml",
			`<sst>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
		),
		...sheets.map(({ rows }, at) =>
			part(
				`xl/worksheets/sheet${at + 1}.xml`,
				`<worksheet><dimension ref="A1"/><sheetData>${rows}</sheetData></worksheet>`,
			),
		),
	];
}

export function xlsx(rows: readonly (readonly Cell[])[], name = "Sheet1"): Uint8Array<ArrayBuffer> {
	const shared: string[] = [];
	const lines = rows.map((cells, at) => {
		const written = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${at + 1}`, shared));
		return `<row r="${at + 1}">${written.join("")}</row>`;
	});
	return zip(workbook([{ name, rows: lines.join("") }], shared));
}

function cellXml(cell: Cell, reference: string, shared: string[]): string {
	if (cell === "") return `<c r="${reference}"/>`;
	if (typeof cell === "string") return `<c r="${reference}" t="s"><v>${shared.push(cell) - 1}</v></c>`;
	if (typeof cell === "number") return `<c r="${reference}"><v>${cell}</v></c>`;
	if (typeof cell === "boolean") return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
	if ("date" in cell) {
		const days = (Date.parse(`${cell.date}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
		return `<c r="${reference}" s="1"><v>${days}</v></c>`;
	}
	const value = cell.value === undefined ? "" : `<v>${escaped(cell.value)}</v>`;
	return `<c r="${reference}" t="str"><f>${escaped(cell.formula)}</f>${value}</c>`;
}
