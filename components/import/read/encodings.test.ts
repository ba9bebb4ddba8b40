/** Encodings and delimiters: the same rows in every form of text. */
import { expect, test } from "vitest";
import { utf8 } from "../formats/xlsx.fixture";
import { person, read } from "./read.fixture";

const rows = "Name;E-Mail\nJürgen Müller;jm@example.org\nŁucja Żak;lz@example.org\n";
const latin = "Name;E-Mail\nJürgen «Jü» Müller;jm@example.org\nÉva Öst;eo@example.org\n";
const utf16 = (text: string, little: boolean) => {
	const bytes = new Uint8Array(Buffer.from(text, "utf16le"));
	return little ? bytes : bytes.map((_, at) => bytes[at ^ 1] ?? 0);
};

test.each([
	["UTF-8", utf8(rows)],
	["UTF-8 with a BOM", utf8(`\ufeff${rows}`)],
	["UTF-16 with a BOM", utf16(`\ufeff${rows}`, true)],
	["UTF-16 of the other order", utf16(`\ufeff${rows}`, false)],
	["UTF-16 without a BOM", utf16(rows, true)],
	["UTF-16 of the other order without a BOM", utf16(rows, false)],
])("%s keeps every letter", async (_, bytes) => {
	expect((await read(bytes)).people.map(({ name }) => name)).toEqual(["Jürgen Müller", "Łucja Żak"]);
});

test("what is not UTF-8 is Windows-1252", async () => {
	const bytes = Uint8Array.from([...latin].map((sign) => sign.charCodeAt(0)));
	expect((await read(bytes)).people.map(({ name }) => name)).toEqual(["Jürgen «Jü» Müller", "Éva Öst"]);
});

test.each([",", ";", "\t", "|"])(
	"cells separated by %j, with the other signs inside of them",
	async (delimiter) => {
		const table = [
			["Ticket report, May"],
			["exported 2026-05-01; 10:00"],
			[],
			["Name", "Email", "Note"],
			['"Lee, Ann; Dr."', "ann@example.org", '"one\r\ntwo | three\tfour"'],
			["Bo", "bo@example.org", ""],
		];
		const list = await read(table.map((cells) => cells.join(delimiter)).join("\r\n"));
		expect(list.headerRow).toBe(4);
		expect(list.people).toEqual([
			person(5, { name: "Lee, Ann; Dr.", email: "ann@example.org", note: "one\ntwo | three four" }),
			person(6, { name: "Bo", email: "bo@example.org" }),
		]);
	},
);

test.each(["sep=;", '"sep=;"', "SEP=;"])("a line %s says the delimiter and is no row", async (line) => {
	const list = await read(`${line}\r\nName;Email\r\nAnn, Bo, Cy;ann@example.org\r\n`);
	expect(list.people).toEqual([person(2, { name: "Ann, Bo, Cy", email: "ann@example.org" })]);
});
