/** Random lists in every format, encoding and delimiter, with the quirks of real ones, and the one thing that holds for all. */
import fc from "fast-check";
import { expect } from "vitest";
import { Refusal } from "../formats/refusal";
import { join, utf8, xlsx } from "../formats/xlsx.fixture";
import { read } from "./read.fixture";

const headers = [
	...[
		"Name",
		"First Name",
		"Nachname",
		"E-Mail",
		"Email 2",
		"Correo electrónico",
		"Tisch",
		"RSVP",
		"Status",
		"Guests",
	],
	...[
		"Checked in",
		"Attendance",
		"Secret",
		"Notes",
		"Parent 1 Email",
		"Name der Mutter",
		"Paid",
		"Void",
		"?",
		"",
		"Name",
	],
];
const words = [
	...[
		"",
		" ",
		"Ann Lee",
		"Ann Lee",
		"Éva",
		"李",
		"a@example.org",
		"A@Example.org; b@example.org",
		"Bo <bo@example.org>",
	],
	...[
		"mailto:c@example.org",
		"not an address",
		"yes",
		"No",
		"Waitlist",
		"Checked In",
		"2026-05-28 19:01",
		"5/6/26 1:02 PM",
	],
	...[
		"+2",
		"'=1+1",
		'="007"',
		"x".repeat(130),
		'say "hi"',
		"one\ntwo",
		"a;b,c\td|e",
		"-",
		"Name",
		"\u200b",
		"🎉",
	],
];
const cell = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, fc.string({ maxLength: 12 }));
const row = fc.oneof(
	{ weight: 8, arbitrary: fc.array(cell, { maxLength: 8 }) },
	{ weight: 1, arbitrary: fc.constant<string[]>([]) },
);
const table = fc.record({
	titles: fc.array(fc.constantFrom("", "Guests of May", "a, b; c"), { maxLength: 3 }),
	header: fc.array(fc.constantFrom(...headers), { minLength: 1, maxLength: 8 }),
	rows: fc.array(row, { maxLength: 25 }),
	format: fc.constantFrom("csv", "xlsx", "vcard", "raw"),
	encoding: fc.constantFrom("utf-8", "bom", "utf-16le", "utf-16be", "latin1"),
	delimiter: fc.constantFrom(",", ";", "\t", "|"),
	end: fc.constantFrom("\n", "\r\n", "\r"),
	said: fc.boolean(),
	quoted: fc.constantFrom("right", "always", "never"),
});
type Random = typeof table extends fc.Arbitrary<infer Value> ? Value : never;

function textOf({ titles, header, rows, delimiter, end, said, quoted, format }: Random): string {
	if (format === "vcard")
		return rows
			.flatMap(([name = "", email = "", more = ""]) => [
				"BEGIN:VCARD",
				`FN:${name}`,
				`EMAIL:${email}`,
				more,
				"END:VCARD",
			])
			.join(end);
	const write = (text: string) => {
		const needed = quoted === "always" || (quoted === "right" && /["\r\n,;\t|]/.test(text));
		return needed ? `"${text.replaceAll('"', '""')}"` : text;
	};
	const lines = [...titles.map((title) => [title]), header, ...rows].map((cells) =>
		cells.map(write).join(delimiter),
	);
	return [...(said ? [`sep=${delimiter}`] : []), ...lines].join(end);
}

function bytesOf(random: Random): Uint8Array<ArrayBuffer> {
	const { titles, header, rows, encoding, format } = random;
	// A cell of XML holds no control characters.
	const clean = (text: string) => text.replaceAll(/(?!\n)\p{Cc}|\p{Cs}/gu, "");
	if (format === "xlsx")
		return xlsx([...titles.map((title) => [title]), header, ...rows].map((cells) => cells.map(clean)));
	const text = textOf(random);
	if (encoding === "bom") return join([Uint8Array.from([0xef, 0xbb, 0xbf]), utf8(text)]);
	if (encoding === "latin1") return new Uint8Array(Buffer.from(text, "latin1"));
	if (encoding === "utf-8") return utf8(text);
	const little = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
	return encoding === "utf-16le" ? little : little.map((_, at) => little[at ^ 1] ?? 0);
}

/** Every row of the list is somebody or set aside with a reason, once, or the whole list is refused with one. */
export async function everyRowIsAccountedFor(runs: number, seed: number) {
	let lists = 0;
	await fc.assert(
		fc.asyncProperty(table, async (random) => {
			const list = await read(bytesOf(random)).catch((error: unknown) => {
				expect(error).toBeInstanceOf(Refusal);
				return null;
			});
			if (!list) return;
			lists += 1;
			const numbers = [...list.people, ...list.setAside].map(({ row }) => row).sort((a, b) => a - b);
			const first = (list.headerRow ?? 0) + 1;
			expect(numbers).toEqual(Array.from({ length: list.rows }, (_, at) => first + at));
			for (const person of list.people) expect(person.name ?? person.email).toBeTruthy();
			for (const { row } of list.remarks) expect(list.people.some((person) => person.row === row)).toBe(true);
		}),
		{ numRuns: runs, seed },
	);
	// Nothing would be shown if all of them were refused.
	expect(lists).toBeGreaterThan(runs / 2);
}
