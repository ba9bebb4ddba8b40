/** What lists have in common that their authors did not intend. */
import { expect, test } from "vitest";
import { listedMost } from "@/rules/listed-person";
import { personNameMaxLength } from "@/rules/roll";
import { aside, person, read, remarks } from "./read.fixture";

test("a column of Lees is found by its name wherever it stands, and a second file with other columns too", async () => {
	const list = await read("Shoe size,SURNAME,  e-mail ,first_name\n39,Lee,ann@example.org,Ann\n");
	expect(list.people).toEqual([person(2, { name: "Ann Lee", email: "ann@example.org" })]);
});

test.each([
	["a@example.org; b@example.org", ["a@example.org", "b@example.org"]],
	["a@example.org ::: b@example.org", ["a@example.org", "b@example.org"]],
	["a@example.org b@example.org", ["a@example.org", "b@example.org"]],
	["a@example.org / b@example.org", ["a@example.org", "b@example.org"]],
	['"a@example.org\nb@example.org"', ["a@example.org", "b@example.org"]],
	["Ann Lee <a@example.org>", ["a@example.org"]],
	["mailto:a@example.org?subject=x", ["a@example.org"]],
	["MAILTO:A@EXAMPLE.ORG", ["a@example.org"]],
	["'a@example.org'", ["a@example.org"]],
	["<a@example.org>; B <b@example.org>", ["a@example.org", "b@example.org"]],
	["a@example.org;a@EXAMPLE.org", ["a@example.org"]],
	["'+a@example.org", ["+a@example.org"]],
])("addresses in one cell: %s", async (cell, emails) => {
	const [email, ...otherEmails] = emails;
	const list = await read(`Name\tEmail\nAnn\t${cell}\n`);
	expect(list.people).toEqual([person(2, { name: "Ann", email, otherEmails })]);
	expect(remarks(list)).toEqual([]);
});

test("rows with one address are one person by name, whichever of them says the name", async () => {
	const list = await read(
		"Name,Email,Note\n,a@example.org,x\nAnn,a@example.org,\nBo,a@example.org,\nANN,a@example.org,\n,a@example.org,\n",
	);
	expect(list.people.map(({ row, name, note }) => [row, name, note])).toEqual([
		[2, "Ann", "x"],
		[4, "Bo", null],
	]);
	expect(list.setAside.map(({ row, sameAs }) => [row, sameAs])).toEqual([
		[3, 2],
		[5, 2],
		[6, 2],
	]);
});

test("a later row that says something else about the same person is told apart from one that repeats it", async () => {
	const list = await read(
		[
			"Name,Email,Table,Note,Parent 1 email",
			"Ann,ann@example.org,1,,eva@example.org",
			"Ann,ann@example.org,1,Vegan,eva@example.org",
			"Ann,ann@example.org,2,,",
			"Ann,ann@example.org,,No nuts,",
			"Ann,ann@example.org,,,tom@example.org",
		].join("\n"),
	);
	expect(list.people).toMatchObject([{ group: "1", note: "Vegan" }]);
	expect(aside(list)).toEqual(["3 DUPLICATE", "4 SAYS_OTHERWISE", "5 SAYS_OTHERWISE", "6 SAYS_OTHERWISE"]);
});

test("a guardian's name that is too long is cut, and that is said", async () => {
	const list = await read(`Name,Parent 1 name\nKim,${"Pat ".repeat(60)}\n`);
	expect(list.people[0]?.guardians[0]?.name).toHaveLength(personNameMaxLength);
	expect(remarks(list)).toEqual(["2 CUT"]);
});

test("what is no address is said, and its person stays by name", async () => {
	const list = await read("Name,Email\nAnn,ann at example\nBo,n/a\nCy,cy@example.org, \n,nobody@\n");
	expect(list.people.map(({ name, email }) => [name, email])).toEqual([
		["Ann", null],
		["Bo", null],
		["Cy", "cy@example.org"],
	]);
	expect(remarks(list)).toEqual(["2 EMAIL_UNCLEAR"]);
	expect(aside(list)).toEqual(["5 NOBODY"]);
});

test("guards against formulas are taken away, and nothing is computed", async () => {
	const list = await read(
		'Name,Note,Ticket code\n\'=Ann,\'+49 30 1,"=""00123"""\n"=cmd|\' /C calc\'!A0",-,\'-7\n',
	);
	expect(list.people).toEqual([
		person(2, { name: "=Ann", note: "+49 30 1", ticketCode: "00123" }),
		person(3, { name: "=cmd|' /C calc'!A0", ticketCode: "-7" }),
	]);
});

test("blank, ragged and repeated rows are each told by their number", async () => {
	const list = await read(
		[
			"Name,Email,Table",
			"Ann,ann@example.org,1,,,",
			"",
			"Bo",
			",,",
			"Name,Email,Table",
			"Lee, Cy,cy@example.org,2",
			"Ann,ann@example.org,1",
			",,Table 9",
			"Total: 4 people",
			"",
			"",
		].join("\n"),
	);
	expect(list.people.map(({ row, name }) => [row, name])).toEqual([
		[2, "Ann"],
		[4, "Bo"],
		[10, "Total: 4 people"],
	]);
	expect(aside(list)).toEqual([
		"3 BLANK",
		"5 BLANK",
		"6 HEADER",
		"7 TOO_MANY_CELLS",
		"8 DUPLICATE",
		"9 UNASSIGNED",
	]);
	expect(list.rows).toBe(9);
	expect(list.blankAtEnd).toBe(1);
});

test("a later row of the same person completes the first, and another ticket of theirs is told", async () => {
	const list = await read(
		[
			"Name,Email,Ticket code,Table,Checked in",
			",ann@example.org,,,",
			"Ann Lee,ANN@example.org,T1,3,2026-05-28T20:00:00Z",
			"ann lee,ann@example.org,T2,,2026-05-28T19:00:00Z",
			"Bo Lee,ann@example.org,T3,,",
		].join("\n"),
	);
	expect(list.people).toEqual([
		person(2, {
			name: "Ann Lee",
			email: "ann@example.org",
			ticketCode: "T1",
			group: "3",
			attended: true,
			checkedInAt: "2026-05-28T19:00:00.000Z",
		}),
		person(5, { name: "Bo Lee", email: "ann@example.org", ticketCode: "T3" }),
	]);
	expect(list.setAside.map(({ row, reason, sameAs }) => [row, reason, sameAs])).toEqual([
		[3, "DUPLICATE", 2],
		[4, "ANOTHER_TICKET", 2],
	]);
});

test.each([
	["2026-05-28T19:01:33+02:00", "2026-05-28T17:01:33.000Z"],
	["2026-05-28 17:01:33 UTC", "2026-05-28T17:01:33.000Z"],
	["2026/05/28 7:01:33 PM GMT+2", "2026-05-28T17:01:33.000Z"],
	["28.05.2026 19:01", "2026-05-28T17:01:00.000Z"],
	["28.05.2026, 19:01 Uhr", "2026-05-28T17:01:00.000Z"],
	["May 28, 2026 7:01 PM", "2026-05-28T17:01:00.000Z"],
	["28 mai 2026 à 19h01", "2026-05-28T17:01:00.000Z"],
	["28 de mayo de 2026 19:01", "2026-05-28T17:01:00.000Z"],
	["28. Mai 2026 19:01", "2026-05-28T17:01:00.000Z"],
	["5/5/26 12:30 AM", "2026-05-04T22:30:00.000Z"],
])("a check-in at %s is a time in the event's zone unless it names one", async (cell, checkedInAt) => {
	const list = await read(`Name\tChecked in at\nAnn\t${cell}\n`);
	expect(list.people).toEqual([person(2, { name: "Ann", attended: true, checkedInAt })]);
	expect(remarks(list)).toEqual([]);
});

test("whether the day or the month is first, one unmistakable day says for the column", async () => {
	const times = (cells: string[]) =>
		read(`Name\tCheck-in time\n${cells.map((cell, at) => `P${at}\t${cell}`).join("\n")}`);
	const british = await times(["05/10/2026 10:00", "28/10/2026 10:00"]);
	const american = await times(["05/10/2026 10:00", "10/28/2026 10:00"]);
	const nobodyKnows = await times(["05/10/2026 10:00"]);
	expect(british.people[0]?.checkedInAt).toBe("2026-10-05T08:00:00.000Z");
	expect(american.people[0]?.checkedInAt).toBe("2026-05-10T08:00:00.000Z");
	expect(nobodyKnows.people).toEqual([person(2, { name: "P0", attended: true })]);
	expect(remarks(nobodyKnows)).toEqual(["2 TIME_UNCLEAR"]);
});

test.each([
	["Checked in", "Yes", true],
	["Checked in", "x", true],
	["Checked in", "TRUE", true],
	["Eingecheckt", "Ja", true],
	["Checked in", "No", null],
	["Checked in", "", null],
	["Checked in", "-", null],
	["Checked in", "Not checked in", null],
	["Paid", "0", null],
	["Paid", "Yes", null],
	["Attended", "No", false],
	["Anwesend", "nein", false],
	["Anwesend", "✓", true],
	["Status", "Attending", null],
	["Status", "Registered", null],
	["Status", "Confirmed", null],
	["Status", "Checked In", true],
	["Status", "No-show", false],
	["Attendance", "Yes", null],
	["Attendance", "present", true],
])("the column %s with %j means attended: %s", async (column, cell, attended) => {
	const list = await read(`Name,${column}\nAnn,${cell}\n`);
	expect(list.people).toEqual([person(2, { name: "Ann", attended })]);
	expect(remarks(list)).toEqual([]);
});

test.each([
	[
		"NOT_COMING",
		["Not Going", "Declined", "abgesagt", "No asistirá", "Décliné", "Non partecipa", "Afgemeld", "Recusado"],
	],
	[
		"CANCELLED",
		[
			"Cancelled",
			"canceled",
			"Void",
			"Refunded",
			"Storniert",
			"Cancelado",
			"Annulé",
			"Annullato",
			"Geannuleerd",
		],
	],
	[
		"WAITING",
		[
			"Waitlist",
			"waitlisted",
			"Warteliste",
			"Lista de espera",
			"Liste d’attente",
			"Lista d'attesa",
			"Wachtlijst",
		],
	],
	[
		"PENDING",
		[
			"pending_approval",
			"Pending",
			"AWAITING_PAYMENT",
			"Ausstehend",
			"Pendiente",
			"En attente",
			"In attesa",
			"In behandeling",
			"Pendente",
		],
	],
])("a status that sets a row aside as %s", async (reason, words) => {
	const list = await read(`Name;Status\n${words.map((word, at) => `P${at};${word}`).join("\n")}\n`);
	expect(list.people).toEqual([]);
	expect(new Set(list.setAside.map((row) => row.reason))).toEqual(new Set([reason]));
});

test("who was checked in was there, whatever became of the ticket", async () => {
	const list = await read("Name,Status,Checked in\nAnn,Declined,2026-05-28T19:00:00Z\n");
	expect(list.people[0]?.attended).toBe(true);
});

test("lists without a header: addresses, names, both, and one line from a mail", async () => {
	const names = (list: Awaited<ReturnType<typeof read>>) =>
		list.people.map(({ row, name, email }) => [row, name, email]);
	expect(names(await read("ann@example.org\nBo <bo@example.org>\nCy Ode\n"))).toEqual([
		[1, null, "ann@example.org"],
		[2, "Bo", "bo@example.org"],
		[3, "Cy Ode", null],
	]);
	expect(names(await read("Ann Lee\nBo Ray"))).toEqual([
		[1, "Ann Lee", null],
		[2, "Bo Ray", null],
	]);
	expect(names(await read("Ann Lee\tann@example.org\nBo Ray\tbo@example.org"))).toEqual([
		[1, "Ann Lee", "ann@example.org"],
		[2, "Bo Ray", "bo@example.org"],
	]);
	expect(names(await read('ann@example.org, "Ray, Bo" <bo@example.org>; cy@example.org'))).toEqual([
		[1, null, "ann@example.org"],
		[2, "Ray, Bo", "bo@example.org"],
		[3, null, "cy@example.org"],
	]);
});

test("numbers of companions in their spellings, and what is none is said", async () => {
	const cells = ["2", "+3", "yes", "no", "", "two", "100", "1.0"];
	const list = await read(`Name,Plus-ones\n${cells.map((cell, at) => `P${at},${cell}`).join("\n")}`);
	expect(list.people.map(({ plusOnes }) => plusOnes)).toEqual([2, 3, 1, 0, null, null, null, 1]);
	expect(remarks(list)).toEqual(["7 PLUS_ONES_UNCLEAR", "8 PLUS_ONES_UNCLEAR"]);
});

test("what the roll has no room for is cut and told, and a name without end is set aside", async () => {
	const list = await read(
		`Name,Table,Note\nAnn,${"t".repeat(61)},${"n".repeat(1_001)}\n${"x".repeat(121)},,\n`,
	);
	expect(list.people[0]?.group).toHaveLength(60);
	expect(list.people[0]?.note).toHaveLength(1_000);
	expect(remarks(list)).toEqual(["2 CUT", "2 CUT"]);
	expect(aside(list)).toEqual(["3 NAME_TOO_LONG"]);
});

test("of a cell with more addresses than a row may have the first ones are taken, and the rest is told", async () => {
	const many = (name: string) => Array.from({ length: 14 }, (_, at) => `${name}${at}@example.org`).join("; ");
	const list = await read(`Name,Email,Parent 1 email\nAnn,${many("ann")},${many("mum")}\n`);
	expect(list.people[0]?.otherEmails).toHaveLength(listedMost);
	expect(list.people[0]?.guardians).toHaveLength(listedMost);
	expect(list.remarks).toEqual([
		{ row: 2, reason: "CUT", text: expect.stringMatching(/^ann11@.*ann13@example\.org, mum10@.*mum13@/) },
	]);
	const twice = await read(`Name,Email\nBo,bo@example.org\nBo,"bo@example.org, ${many("b")}"\n`);
	expect(twice.people[0]?.otherEmails).toHaveLength(listedMost);
	expect(remarks(twice)).toEqual(["2 CUT"]);
});
