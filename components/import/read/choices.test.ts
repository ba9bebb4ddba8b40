/** What is set by hand, the sheets and cells of Excel, and a roll that was exported here. */
import { expect, test } from "vitest";
import { join, utf8, workbook, xlsx, zip } from "../formats/xlsx.fixture";
import { person, read } from "./read.fixture";

test("columns set by hand come first, and are found again in the next file with these columns in another order", async () => {
	const first = await read("Alias,Contact,Who\nAnnie,ann@example.org,Ann Lee\n");
	expect(first.columns.map(({ use }) => use?.field ?? null)).toEqual([null, "EMAIL", null]);
	const uses = { who: { field: "NAME" as const }, alias: { field: "NOTE" as const } };
	const byHand = await read("Alias,Contact,Who\nAnnie,ann@example.org,Ann Lee\n", { uses });
	expect(byHand.people).toEqual([person(2, { name: "Ann Lee", email: "ann@example.org", note: "Annie" })]);
	expect(byHand.shape).toBe(first.shape);
	const next = await read("Who;Alias;contact\nBo Ray;Bobby;bo@example.org\n", {
		remembered: { [first.shape]: uses },
	});
	expect(next.people).toEqual([person(2, { name: "Bo Ray", email: "bo@example.org", note: "Bobby" })]);
	const none = await read("Name,Email\nAnn,ann@example.org\n", { uses: { email: null } });
	expect(none.people).toEqual([person(2, { name: "Ann" })]);
});

test("the row with the names of the columns can be set by hand", async () => {
	const text = "Guests of the Lees\nWho,Where\nAnn,ann@example.org\n";
	expect((await read(text, { headerRow: 2 })).people).toEqual([person(3, { email: "ann@example.org" })]);
	expect((await read("Ann\nBo\n", { headerRow: 1 })).rows).toBe(1);
});

test("the sheet with people is read, hidden ones are not, and another can be chosen", async () => {
	const row = (at: number, ...cells: string[]) =>
		`<row r="${at}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`;
	const file = zip(
		workbook([
			{ name: "Notes", rows: row(1, "Remember the cake") },
			{ name: "Secret", rows: row(1, "Name", "Email") + row(2, "X", "x@example.org"), hidden: true },
			{ name: "Guests", rows: row(3, "Name", "Email") + row(4, "Ann", "ann@example.org") },
		]),
	);
	const list = await read(file);
	expect([list.sheets, list.sheet, list.headerRow]).toEqual([["Notes", "Guests"], 1, 3]);
	expect(list.people).toEqual([person(4, { name: "Ann", email: "ann@example.org" })]);
	expect((await read(file, { sheet: 0 })).people).toEqual([person(1, { name: "Remember the cake" })]);
});

test("cells of Excel: dates, numbers, yes, and text with signs of its own", async () => {
	const list = await read(
		xlsx([
			["Name", "Checked in at", "Ticket number", "Plus ones", "Attended"],
			["Ann & <Bo>_x000D_\n", { date: "2026-05-28T19:01:33" }, 12345678901, 2, true],
		]),
	);
	expect(list.people).toEqual([
		person(2, {
			name: "Ann & <Bo>",
			ticketCode: "12345678901",
			plusOnes: 2,
			attended: true,
			checkedInAt: "2026-05-28T17:01:33.000Z",
		}),
	]);
});

test("a roll that was exported here comes back as it was", async () => {
	const list = await read(
		join([
			utf8(
				"\ufeffName,E-Mail,Gruppe,Begleitpersonen,Notiz,Ticketcode,Status,Eingecheckt um,Bezugsperson,E-Mail der Bezugsperson\r\n",
			),
			utf8('Ann Lee,ann@example.org,Tisch 1,2,"vegan\nvegan",T1,war dabei,2026-11-30T19:02:00.000Z,,\r\n'),
			utf8("'=Bo,,,0,,,angemeldet,,Eva Ray,eva@example.org\r\n"),
		]),
	);
	expect(list.people).toEqual([
		person(2, {
			name: "Ann Lee",
			email: "ann@example.org",
			group: "Tisch 1",
			plusOnes: 2,
			note: "vegan\nvegan",
			ticketCode: "T1",
			attended: true,
			checkedInAt: "2026-11-30T19:02:00.000Z",
		}),
		person(3, {
			name: "=Bo",
			plusOnes: 0,
			attended: false,
			guardians: [{ name: "Eva Ray", email: "eva@example.org" }],
		}),
	]);
});
