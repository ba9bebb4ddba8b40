/** Files that are no lists, or lists made to break their reader: each ends with a reason, and none takes memory without end. */
import { expect, test } from "vitest";
import { listMaxColumns, listMaxRows, listUnpackedMaxBytes } from "@/rules/lists";
import { Refusal } from "../formats/refusal";
import { columnName, join, type Part, utf8, workbook, xlsx, zip } from "../formats/xlsx.fixture";
import { ListReader } from "./list-reader";
import { aside, person, read } from "./read.fixture";

const refused = (code: string) => expect.objectContaining({ code });
const header = "Name,Email\n";

test.each([
	["a PDF called .csv", utf8("%PDF-1.7\n1 0 obj"), "PDF"],
	["a JPEG", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), "PICTURE"],
	["an old Excel file, or an encrypted one", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "OLD_EXCEL"],
	["a gzip archive", Uint8Array.from([0x1f, 0x8b, 8]), "PACKED"],
	["a ZIP archive of something else", zip([{ name: "list.csv", bytes: utf8(header) }]), "PACKED"],
	[
		"an OpenDocument spreadsheet",
		zip([{ name: "mimetype", bytes: utf8("application/vnd.oasis") }]),
		"OTHER_SPREADSHEET",
	],
	["a web page called .xls", utf8("\n<html><table><tr><td>Ann</td></tr></table></html>"), "WEB_PAGE"],
	["an empty file", utf8(""), "EMPTY"],
	["only blanks", utf8(" \n\t\n"), "EMPTY"],
	["only a header", utf8(header), "EMPTY"],
	["NULs", utf8(`${header}Ann\0,ann@example.org\n`), "NOT_A_LIST"],
	["nothing but NULs", new Uint8Array(10_000), "NOT_A_LIST"],
	["a cut-off Excel file", xlsx([["Name"], ["Ann"]]).slice(0, -40), "DAMAGED"],
	["a sheet without a value", xlsx([["", ""], [""]]), "EMPTY"],
])("%s is refused with a reason", async (_, bytes, code) => {
	await expect(read(bytes)).rejects.toEqual(refused(code));
});

test("an Excel file in which packed bytes are broken is refused", async () => {
	const bytes = xlsx([["Name"], ...Array.from({ length: 50 }, (_, row) => [`Person ${row} ${row * 7919}`])]);
	const at = Buffer.from(bytes).indexOf("xl/worksheets/sheet1.xml") + 24;
	bytes.fill(0xff, at, at + 40);
	await expect(read(bytes)).rejects.toEqual(refused("DAMAGED"));
});

test("a file of 200 MB is refused before a byte of it is read", async () => {
	const file = new File([], "list.csv");
	Object.defineProperty(file, "size", { value: 200_000_000 });
	await expect(new ListReader().read(file, { timezone: "UTC" })).rejects.toEqual(refused("TOO_LARGE"));
});

test("the limits are exact, and titles and blank rows at the end do not count", async () => {
	const rows = (count: number) => Array.from({ length: count }, (_, row) => `P${row},`).join("\n");
	const most = await read(`A title\n\n${header}${rows(listMaxRows)}${"\n,,,".repeat(50_000)}`);
	expect(most.people).toHaveLength(listMaxRows);
	await expect(read(header + rows(listMaxRows + 1))).rejects.toEqual(refused("TOO_MANY_ROWS"));
	const columns = (count: number) => `Name${",x".repeat(count - 1)}\nAnn${",".repeat(count - 1)}\n`;
	expect((await read(columns(listMaxColumns))).people).toHaveLength(1);
	await expect(read(columns(listMaxColumns + 1))).rejects.toEqual(refused("TOO_MANY_COLUMNS"));
});

test("a row of a million cells is refused, and as many empty ones as Excel has columns are none", async () => {
	await expect(read(`Name,Email\nAnn${",x".repeat(1_000_000)}`)).rejects.toEqual(refused("TOO_MANY_COLUMNS"));
	await expect(read(",".repeat(19_000_000))).rejects.toEqual(refused("TOO_MANY_COLUMNS"));
	expect((await read(`Name,Email\nAnn${",".repeat(16_384)}`)).people).toEqual([person(2, { name: "Ann" })]);
});

test("an Excel file that unpacks to more than the limit is stopped there, whatever size it claims", async () => {
	const spaces = new Uint8Array(listUnpackedMaxBytes + 1).fill(32);
	const parts: Part[] = workbook([{ name: "List", rows: "" }]).map((part) =>
		part.name.endsWith("sheet1.xml") ? { ...part, bytes: spaces, claimed: 10 } : part,
	);
	const bomb = zip(parts);
	expect(bomb.length).toBeLessThan(200_000);
	await expect(read(bomb)).rejects.toEqual(refused("UNPACKED_TOO_LARGE"));
});

test("a sheet that claims a million rows and columns, and one with a cell in the last of them", async () => {
	const rows =
		'<row r="1"><c r="A1" t="str"><v>Name</v></c></row><row r="2"><c r="A2" t="str"><v>Ann</v></c></row>';
	const claimed = (more: string) =>
		zip(
			workbook([{ name: "List", rows: rows + more }]).map((part) => ({
				...part,
				bytes: utf8(new TextDecoder().decode(part.bytes).replace('ref="A1"', 'ref="A1:XFD1048576"')),
			})),
		);
	const styled = Array.from(
		{ length: 30_000 },
		(_, row) => `<row r="${row + 3}"><c r="A${row + 3}" s="1"/></row>`,
	);
	expect((await read(claimed(styled.join("")))).people).toEqual([person(2, { name: "Ann" })]);
	const last = (cell: string) => claimed(`<row r="1048576"><c r="${cell}1048576"><v>1</v></c></row>`);
	await expect(read(last("A"))).rejects.toEqual(refused("TOO_MANY_ROWS"));
	const wide = claimed('<row r="3"><c r="XFD3"><v>1</v></c></row>');
	await expect(read(wide)).rejects.toEqual(refused("TOO_MANY_COLUMNS"));
});

test("a formula in every cell is read as what it came to, and one that never came to anything is empty", async () => {
	const formula = (value?: string) => ({ formula: 'HYPERLINK("https://evil.example","x")', value });
	const list = await read(
		xlsx([
			[formula("Name"), formula("Email")],
			[formula("Ann"), formula("ann@example.org")],
			[formula(), formula()],
			[formula("Bo"), formula()],
		]),
	);
	expect(list.people).toEqual([
		person(2, { name: "Ann", email: "ann@example.org" }),
		person(4, { name: "Bo" }),
	]);
	expect(aside(list)).toEqual(["3 BLANK"]);
});

test("entities that a document defines itself stay as they are written", async () => {
	const parts = workbook([
		{
			name: "List",
			rows: '<row r="1"><c r="A1" t="str"><v>Name</v></c></row><row r="2"><c t="str"><v>&a;&#x41;&amp;</v></c></row>',
		},
	]);
	const laughing = parts.map((part) => ({
		...part,
		bytes: join([utf8('<!DOCTYPE a [<!ENTITY a "ha">]>'), part.bytes]),
	}));
	expect((await read(zip(laughing))).people[0]?.name).toBe("&a;A&");
});

test("quotes that never close swallow no row, and too many of them are refused", async () => {
	const list = await read(
		`${header}"Ann,ann@example.org\nBo,bo@example.org\n"Cy ""Q"" Ode",cy@example.org\n`,
	);
	expect(list.people.map(({ name }) => name)).toEqual(['"Ann', "Bo", 'Cy "Q" Ode']);
	expect(list.remarks.map(({ reason }) => reason)).toEqual(["QUOTES"]);
	const endless = `${header}${'"Ann" Lee,x@example.org\n'.repeat(100)}`;
	await expect(read(endless)).rejects.toEqual(refused("QUOTES"));
});

test.each([
	["one cell of two million letters", `Name,Email\n${"a".repeat(2_000_000)},x\n`],
	["a header of two million letters", `${"a ".repeat(1_000_000)},Email\nAnn,ann@example.org\n`],
	["two million quotes", `Name,Email\n${'"'.repeat(2_000_000)}\n`],
	["two million times <", `Name,Email\nAnn,${"<".repeat(2_000_000)}\n`],
	["two million spaces in an address", `Name,Email\nAnn,a${" ".repeat(2_000_000)}b@example.org\n`],
	["two million letters in a time", `Name,Checked in\nAnn,${"1/".repeat(1_000_000)}\n`],
	["cards that only begin", "BEGIN:VCARD\n".repeat(listMaxRows)],
	[
		"one card of two million signs",
		`BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:${"=41=\n".repeat(400_000)}\nEND:VCARD`,
	],
	["a card folded a million times", `BEGIN:VCARD\nFN:A${"\n b".repeat(1_000_000)}\nEND:VCARD`],
])("the reader survives %s, with every row accounted for", async (_, text) => {
	const list = await read(text).catch((error: unknown) => {
		expect(error).toBeInstanceOf(Refusal);
		return null;
	});
	if (list) expect(list.people.length + list.setAside.length).toBe(list.rows);
});

test("a list with the buyer's address on every ticket is read row by row", async () => {
	const rows = Array.from({ length: listMaxRows }, (_, n) => `Guest ${n},buyer@example.org`);
	const list = await read(["Name,Email", ...rows, ""].join("\n"));
	expect(list.people).toHaveLength(listMaxRows);
	expect(list.setAside).toEqual([]);
});

test("a cell with a club's addresses has the first of them, and the rest is said", async () => {
	const cell = Array.from({ length: 200 }, (_, n) => `a${n}@x.de`).join(" ");
	const list = await read(`Name\tEmail\nAnn\t${cell}\n`);
	expect(list.people).toMatchObject([{ email: "a0@x.de" }]);
	expect(list.remarks.map(({ reason }) => reason).sort()).toEqual(["CUT", "EMAIL_UNCLEAR"]);
});

test("thousands of rows of junk where addresses should be are people without one", async () => {
	const junk = "x ".repeat(900);
	const list = await read(
		["Name\tEmail", ...Array.from({ length: 8_000 }, (_, n) => `Guest ${n}\t${junk}`)].join("\n"),
	);
	expect(list.people).toHaveLength(8_000);
	expect(new Set(list.remarks.map(({ reason }) => reason))).toEqual(new Set(["EMAIL_UNCLEAR"]));
});

test("more cards than the limit are refused", async () => {
	await expect(read("BEGIN:VCARD\nFN:A\nEND:VCARD\n".repeat(listMaxRows + 1))).rejects.toEqual(
		refused("TOO_MANY_ROWS"),
	);
});

test("a workbook with more columns than Excel has is damaged, not endless", async () => {
	const cell = `<row r="1"><c r="ZZZ1"><v>1</v></c></row>`;
	await expect(read(zip(workbook([{ name: "List", rows: cell }])))).rejects.toEqual(refused("DAMAGED"));
	expect(columnName(701)).toBe("ZZ");
});
