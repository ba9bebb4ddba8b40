/** The parts of an Excel file around its sheets (ECMA-376, part 1, 18): their names, the strings they share, and what is a date. */
import type { Archive } from "./unzip";
import { attribute, tagsOf, unescaped } from "./xml";

export interface SheetPart {
	name: string;
	path: string;
}

/** In the order of their tabs. Hidden ones are left out, unless all are. */
export async function sheetParts(archive: Archive): Promise<{ sheets: SheetPart[]; from1904: boolean }> {
	const workbook = (await archive.text("xl/workbook.xml")) ?? "";
	const relations = new Map<string, string>();
	for (const { name, attributes } of tagsOf((await archive.text("xl/_rels/workbook.xml.rels")) ?? "")) {
		if (name === "Relationship")
			relations.set(attribute(attributes, "Id") ?? "", attribute(attributes, "Target") ?? "");
	}
	const sheets: (SheetPart & { hidden: boolean })[] = [];
	let from1904 = false;
	for (const { name, kind, attributes } of tagsOf(workbook)) {
		if (name === "workbookPr") from1904 = /^(1|true)$/.test(attribute(attributes, "date1904") ?? "");
		if (name !== "sheet" || kind === "close") continue;
		const target = relations.get(attribute(attributes, "id") ?? "") ?? "";
		sheets.push({
			name: attribute(attributes, "name") ?? "",
			path: target.startsWith("/") ? target.slice(1) : `xl/${target}`,
			hidden: /hidden/i.test(attribute(attributes, "state") ?? ""),
		});
	}
	const shown = sheets.filter(({ hidden }) => !hidden);
	return { sheets: shown.length > 0 ? shown : sheets, from1904 };
}

export async function sharedStrings(archive: Archive): Promise<string[]> {
	const strings: string[] = [];
	let text = "";
	let phonetic = false;
	for (const { name, kind, before } of tagsOf((await archive.text("xl/sharedStrings.xml")) ?? "")) {
		if (name === "si" && kind === "open") text = "";
		// How a word is pronounced is not part of the cell.
		if (name === "rPh") phonetic = kind === "open";
		if (name === "t" && kind === "close" && !phonetic) text += before;
		if (name === "si" && kind !== "open") strings.push(kind === "empty" ? "" : cellText(text));
	}
	return strings;
}

/** Excel writes characters that XML does not allow, and the end of a line, as "_x000D_". */
export const cellText = (text: string) =>
	unescaped(text).replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => {
		const number = Number.parseInt(code, 16);
		return number === 0 ? "" : String.fromCharCode(number);
	});

/** How the numbers of a style are shown: as a date, or with so many digits. */
export interface NumberFormat {
	date: boolean;
	digits: number;
}

/** By the index that a cell's `s` gives. */
export async function numberFormats(archive: Archive): Promise<NumberFormat[]> {
	const codes = new Map<number, string>();
	const formats: NumberFormat[] = [];
	let inCells = false;
	for (const { name, kind, attributes } of tagsOf((await archive.text("xl/styles.xml")) ?? "")) {
		if (name === "numFmt")
			codes.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
		if (name === "cellXfs") inCells = kind === "open";
		if (name === "xf" && kind !== "close" && inCells)
			formats.push(formatOf(Number(attribute(attributes, "numFmtId")), codes));
	}
	return formats;
}

/** The numbers below 164 are built in (18.8.30). */
function formatOf(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
	const code = codes.get(id);
	if (code === undefined) {
		const date =
			(id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
		return { date, digits: 0 };
	}
	const bare = code.replaceAll(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_./gi, "");
	const digits = /^0+$/.test(bare) ? bare.length : 0;
	return { date: /[ymdhs]/i.test(bare) && !/general/i.test(bare), digits };
}
