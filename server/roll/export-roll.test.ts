/** The roll as a file that goes elsewhere, and comes back without a difference. */
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { tableOf } from "@/components/export/table";
import { xlsxOf } from "@/components/export/xlsx";
import { readBytes } from "@/components/import/read/read-bytes";
import { exporting as german } from "@/messages/de/exporting";
import { exporting as english } from "@/messages/en/exporting";
import { csvOf } from "@/rules/csv";
import { compare, told } from "@/tests/setup/lists";
import { scene } from "@/tests/setup/scene";

let s: Awaited<ReturnType<typeof scene>>;
beforeEach(async () => {
	s = await scene();
	await s.db.attendance.deleteMany({ where: { eventId: s.event.id, role: "ATTENDEE" } });
	const add = (fields: object) => s.as(s.organizer).roll.add({ eventId: s.event.id, ...fields });
	const pat = await add({ name: "Pat", email: "pat@müller.example", plusOnes: 2, attended: true });
	await add({ name: 'Kim, "K"', guardianId: pat.id, note: "No nuts,\nno fish", group: "Table 1" });
	await add({ name: '=HYPERLINK("http://x")', note: "+49 30 1234", group: "@home" });
	await add({ name: "'=1+1", note: "''-x" });
	await add({ email: "+x@guests.test" });
	await add({ name: "Anna", group: "A" });
	await add({ name: "Anna", group: "A" });
	const { id } = await add({ name: "Нина", email: "nina@guests.test" });
	await s.db.attendance.update({
		where: { id },
		data: { status: "REGISTERED", ticketCode: "00012-A" },
	});
	await s.db.user.update({ where: { id: s.guest.id }, data: { emailVerified: new Date() } });
	await s.db.attendance.create({ data: { eventId: s.event.id, userId: s.guest.id, status: "ATTENDED" } });
});

const tableIn = async (words: Record<keyof typeof english, string>) => {
	const { people } = await s.as(s.organizer).roll.export({ eventId: s.event.id });
	const columns = [
		...[words.name, words.email, words.group, words.plusOnes, words.note, words.ticketCode, words.status],
		...[words.checkedInAt, words.guardian, words.guardianEmail],
	];
	return tableOf(people, { columns, statuses: words });
};
const read = async (file: Blob) =>
	readBytes(new Uint8Array(await file.arrayBuffer()), { timezone: "Europe/Berlin" });

test.each([
	["in English", english],
	["in German", german],
])("an export %s that is imported again is an empty difference, as CSV and as XLSX", async (_, words) => {
	const table = await tableIn(words);
	for (const file of [new Blob([csvOf(table)]), await xlsxOf(table)]) {
		const { people, setAside } = await read(file);
		// Two people of whom the roll says the same.
		expect(setAside).toMatchObject([{ reason: "DUPLICATE", text: expect.stringContaining("Anna") }]);
		const { id } = await compare(s, people);
		const { UNCHANGED = [], ...different } = await told(s, id);
		expect(different).toEqual({});
		expect(UNCHANGED).toHaveLength(table.length - 2);
	}
});

/** Words that mean something to a reader of lists, and that somebody can be called, too. */
const odd = fc.constantFrom(
	...[
		"-",
		"n/a",
		"None",
		"?",
		"yes",
		"no",
		"x",
		"0",
		"007",
		'="007"',
		"'=1",
		"''+x",
		"@home",
		"=1+1",
		"Name",
	],
	...[
		"Declined",
		"Waitlist",
		"ann@guests.test",
		"Ann <ann@guests.test>",
		"a; b",
		'K "Kim" L',
		"Zoë",
		"İ",
		"  two  words ",
	],
);
const text = fc.option(fc.oneof(odd, fc.string({ minLength: 1, maxLength: 12 })), { nil: null });
const stored = (value: string | null) => value?.replaceAll(/[\p{Cc}\p{Cs}]/gu, "").trim() || null;

test("any roll, whatever its people are called, is an empty difference when its export is imported again", async () => {
	const person = fc.record({ name: text, group: text, note: text, ticketCode: text, plusOnes: fc.nat(3) });
	const people = fc.array(fc.tuple(person, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 8 });
	await fc.assert(
		fc.asyncProperty(people, async (roll) => {
			await s.db.rollImport.deleteMany();
			await s.db.attendance.deleteMany({ where: { eventId: s.event.id, role: "ATTENDEE" } });
			const rows = roll.flatMap(([{ name, group, note, ticketCode, plusOnes }, hasEmail, attended], at) => {
				const email = hasEmail ? `guest${at}@guests.test` : null;
				if (stored(name) === null && email === null) return [];
				const words = {
					name: stored(name),
					group: stored(group),
					note: stored(note),
					ticketCode: stored(ticketCode),
				};
				return [
					{
						eventId: s.event.id,
						email,
						plusOnes,
						...words,
						...(attended ? { status: "ATTENDED" as const } : {}),
					},
				];
			});
			await s.db.attendance.createMany({ data: rows });
			const table = await tableIn(english);
			for (const file of [new Blob([csvOf(table)]), await xlsxOf(table)]) {
				const list = await read(file);
				for (const { reason } of list.setAside) expect(reason).toBe("DUPLICATE");
				if (list.people.length === 0) continue;
				const { id } = await compare(s, list.people);
				const { UNCHANGED: _, ...different } = await told(s, id);
				expect(different).toEqual({});
			}
		}),
		{ numRuns: Number(process.env.PROPERTY_RUNS ?? 12), seed: 48 },
	);
});

test("no cell of the CSV is a formula to a spreadsheet, and an export is written down", async () => {
	const csv = csvOf(await tableIn(english));
	expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
	for (const cell of csv.split(/[,\r\n]+/)) expect(cell).not.toMatch(/^"?[=+@-]/);
	expect(await s.db.auditEntry.findMany({ where: { action: "roll.export" } })).toMatchObject([
		{ actorId: s.organizer.id, details: { people: 10 } },
	]);
});

test("everybody is in the pages of a large roll once", async () => {
	const data = Array.from({ length: 2_100 }, (_, n) => ({ eventId: s.event.id, name: `Guest ${n}` }));
	await s.db.attendance.createMany({ data });
	const first = await s.as(s.organizer).roll.export({ eventId: s.event.id });
	const second = await s.as(s.organizer).roll.export({ eventId: s.event.id, after: first.next });
	const names = [...first.people, ...second.people].map(({ name, email }) => name ?? email);
	expect(names).toHaveLength(2_110);
	expect(new Set(names).size).toBe(2_109);
	expect(second.next).toBeNull();
});
