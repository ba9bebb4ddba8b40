/** What a list is found to differ in from the roll. */
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { apply, compare, list, told } from "@/tests/setup/lists";
import { outcome } from "@/tests/setup/outcome";
import { scene } from "@/tests/setup/scene";

let s: Awaited<ReturnType<typeof scene>>;
beforeEach(async () => {
	s = await scene();
	await s.db.attendance.deleteMany({ where: { eventId: s.event.id, role: "ATTENDEE" } });
});

const add = (fields: object) => s.as(s.organizer).roll.add({ eventId: s.event.id, ...fields });
const difference = async (...rows: Parameters<typeof list>) => told(s, (await compare(s, list(...rows))).id);

test("people are new, changed field by field, unchanged, or gone", async () => {
	await add({ name: "Anna Li", email: "anna@guests.test", group: "Table 1", plusOnes: 1 });
	await add({ name: "Ben Okafor", email: "ben@guests.test" });
	await add({ name: "Cleo Tanaka" });
	expect(
		await difference(
			{ name: "Anna Li", email: "anna@guests.test", group: "Table 2", ticketCode: "T-1", attended: true },
			{ name: " Ben  Okafor ", email: "ben@guests.test", group: null, plusOnes: 0 },
			{ name: "Dev Iyer", email: "dev@guests.test" },
		),
	).toEqual({
		NEW: ["Dev Iyer"],
		CHANGED: ["Anna Li, group: Table 1 → Table 2, ticketCode: – → T-1, attended: false → true"],
		UNCHANGED: ["Ben  Okafor"],
		GONE: ["Cleo Tanaka"],
	});
});

test("an organizer who is not in the list is not gone, and what the list does not say changes nothing", async () => {
	await add({ name: "Anna", email: "anna@guests.test", note: "No nuts", group: "A", plusOnes: 3 });
	expect(await difference({ name: "Anna", email: "anna@guests.test" })).toEqual({ UNCHANGED: ["Anna"] });
});

describe("unclear is", () => {
	test("an address that differs by its +part from that of somebody who is not in the list", async () => {
		await add({ name: "Anna", email: "anna@guests.test" });
		expect(await difference({ name: "Anna", email: "anna+party@guests.test" })).toEqual({
			UNCLEAR: ["Anna, PLUS_PART, email: anna@guests.test → anna+party@guests.test"],
		});
		// The list has both: they are two.
		expect(
			await difference(
				{ name: "Anna", email: "anna@guests.test" },
				{ name: "Mia", email: "anna+mia@guests.test" },
			),
		).toEqual({ UNCHANGED: ["Anna"], NEW: ["Mia"] });
	});

	test("an address that moved to another name, but not a name that is spelled differently", async () => {
		await add({ name: "Anna Li", email: "anna@guests.test" });
		expect(await difference({ name: "Tom Berg", email: "anna@guests.test" })).toEqual({
			UNCLEAR: ["Tom Berg, NAME_DIFFERS, name: Anna Li → Tom Berg"],
		});
		for (const name of ["Li, Anna", "Anna Maria Li", "Ana Li"])
			expect(await difference({ name, email: "anna@guests.test" })).toEqual({
				CHANGED: [`${name}, name: Anna Li → ${name}`],
			});
	});

	test("somebody of the same name with another address", async () => {
		await add({ name: "Anna Li", email: "anna@guests.test" });
		expect(await difference({ name: "anna li", email: "li@work.test" })).toEqual({
			UNCLEAR: ["anna li, ADDRESS_DIFFERS, name: Anna Li → anna li, email: anna@guests.test → li@work.test"],
		});
	});

	test("one name twice, in the list or on the roll", async () => {
		expect(await difference({ name: "Anna" }, { name: "ANNA", group: "Table 2" })).toEqual({
			NEW: ["Anna"],
			UNCLEAR: ["ANNA, NAME_TWICE"],
		});
		await add({ name: "Anna", group: "A" });
		await add({ name: "Anna", group: "B" });
		expect(await difference({ name: "Anna", group: "C" })).toEqual({
			UNCLEAR: ["Anna, NAME_TWICE, group: A → C"],
			GONE: ["Anna"],
		});
	});

	test("one address twice, a row that stands there twice, and nobody", async () => {
		expect(
			await difference(
				{ name: "Anna", email: "anna@guests.test" },
				{ name: "Tom", email: "anna@guests.test" },
				{ name: "anna", email: "anna@guests.test" },
				{ group: "Table 1" },
			),
		).toEqual({
			NEW: ["Anna"],
			UNCLEAR: ["Tom, ADDRESS_TWICE, SHARES_ADDRESS", "anna, ROW_TWICE", "–, NOBODY"],
		});
	});

	test("addresses and a ticket of several people", async () => {
		await add({ name: "Anna", email: "anna@guests.test" });
		const { id } = await add({ name: "Ben", email: "ben@guests.test" });
		await s.db.attendance.update({ where: { id }, data: { ticketCode: "T-2" } });
		expect(await difference({ name: "Anna Li", email: "anna@guests.test", ticketCode: "T-2" })).toMatchObject(
			{
				UNCLEAR: [expect.stringContaining("Anna Li, SEVERAL_PEOPLE")],
			},
		);
		expect(
			await difference({ name: "Li", email: "anna@guests.test", otherEmails: ["ben@guests.test"] }),
		).toMatchObject({ UNCLEAR: [expect.stringContaining("SEVERAL_PEOPLE")] });
	});
});

test("a row that names the guardian and one with the guardian's address are one person, also the second time", async () => {
	await add({ name: "Anna", email: "a@x.test" });
	const rows = list(
		{ name: "Ben", guardians: [{ name: null, email: "a@x.test" }] },
		{ name: "Ben", email: "a@x.test" },
	);
	const unclear = "Ben, NAME_DIFFERS, name: Anna → Ben";
	const first = await compare(s, rows);
	expect(await told(s, first.id)).toEqual({ NEW: ["Ben"], UNCLEAR: [unclear] });
	await apply(s, first);
	const second = await compare(s, rows);
	expect(await told(s, second.id)).toEqual({ UNCHANGED: ["Ben"], UNCLEAR: [unclear] });
});

test("an address on the roll does not change while another row of the list has it", async () => {
	const { id } = await add({ name: "Anna", email: "anna@guests.test" });
	const ids = { rowId: id, keptId: id, goneId: randomUUID() };
	await s.db.rollMerge.create({ data: { eventId: s.event.id, ...ids, email: "li@old.test", record: {} } });
	const anna = { name: "Anna", email: "anna@new.test", otherEmails: ["li@old.test"] };
	expect(await difference(anna)).toEqual({ CHANGED: ["Anna, email: anna@guests.test → anna@new.test"] });
	expect(await difference(anna, { email: "anna@guests.test" })).toEqual({
		UNCHANGED: ["Anna"],
		UNCLEAR: ["anna@guests.test, ROW_TWICE"],
	});
});

test("a name without an address is unclear if somebody of this name has a row of their own", async () => {
	await add({ name: "Anna", email: "a@x.test" });
	expect(await difference({ name: "Anna", email: "a@x.test" }, { name: "Anna", group: "Table 2" })).toEqual({
		UNCHANGED: ["Anna"],
		UNCLEAR: ["Anna, NAME_TWICE"],
	});
});

test("thousands of addresses of one mailbox, on the roll and in the list, are compared in the time of others", async () => {
	const numbers = Array.from({ length: 3_000 }, (_, n) => n);
	await s.db.attendance.createMany({
		data: numbers.map((n) => ({ eventId: s.event.id, email: `me+${n}@x.test` })),
	});
	// A comparison of each with each would be ended by the server.
	const { counts } = await compare(s, list(...numbers.map((n) => ({ email: `me+z${n}@x.test` }))));
	expect(counts).toContainEqual(expect.objectContaining({ reason: "PLUS_PART", lines: 3_000 }));
});

describe("somebody is found", () => {
	test("by another of their addresses, by what they proved, and by what a merge remembers", async () => {
		await add({ name: "Anna", email: "anna@guests.test" });
		expect(
			await difference({ name: "Anna", email: "li@work.test", otherEmails: ["anna@guests.test"] }),
		).toEqual({ UNCHANGED: ["Anna"] });

		await s.db.user.update({ where: { id: s.guest.id }, data: { emailVerified: new Date() } });
		await s.db.attendance.create({ data: { eventId: s.event.id, userId: s.guest.id } });
		expect(await difference({ name: "Gita", email: s.guest.email })).toMatchObject({ UNCHANGED: ["Gita"] });

		const [one, other] = [await add({ name: "Tom" }), await add({ name: "Tom", email: "tom@old.test" })];
		await s.as(s.organizer).roll.update({
			...{ eventId: s.event.id, personId: one.id, version: 0, name: "Tom", email: "tom@new.test" },
		});
		const people = [
			{ personId: one.id, version: 1 },
			{ personId: other.id, version: 0 },
		];
		await s.as(s.organizer).roll.merge({ eventId: s.event.id, people, take: {} });
		for (const email of ["tom@new.test", "tom@old.test"])
			expect(await difference({ name: "Tom", email })).toMatchObject({ UNCHANGED: ["Tom"] });
	});

	test("by a ticket, and by a name that nobody else has", async () => {
		const { id } = await add({ name: "Anna" });
		await s.db.attendance.update({ where: { id }, data: { ticketCode: "T-1" } });
		expect(await difference({ name: "Anna Li", email: "anna@guests.test", ticketCode: "T-1" })).toEqual({
			CHANGED: ["Anna Li, name: Anna → Anna Li, email: – → anna@guests.test"],
		});
		expect(await difference({ name: "ÁNNA", plusOnes: 2 })).toEqual({
			CHANGED: ["ÁNNA, name: Anna → ÁNNA, plusOnes: 0 → 2"],
		});
	});
});

test("whoever has signed in keeps their address", async () => {
	await s.db.attendance.create({
		data: { eventId: s.event.id, userId: s.guest.id, name: "Gita", email: s.guest.email, ticketCode: "T-1" },
	});
	const { id, version } = await compare(
		s,
		list({ name: "Gita", email: "new@guests.test", ticketCode: "T-1" }),
	);
	expect(await told(s, id)).toEqual({ UNCLEAR: ["Gita, ADDRESS_DIFFERS, ADDRESS_KEPT"] });
	await apply(s, { id, version }, { UNCLEAR: "UPDATE" });
	expect(await s.db.attendance.findFirst({ where: { userId: s.guest.id } })).toMatchObject({
		email: s.guest.email,
	});
});

test("who attended and did not, as the list says, is asked about", async () => {
	await add({ name: "Anna", email: "anna@guests.test", attended: true });
	expect(await difference({ name: "Anna", email: "anna@guests.test", attended: false })).toEqual({
		UNCHANGED: ["Anna"],
		ABSENT: ["Anna"],
	});
});

describe("guardians", () => {
	test("are found on the roll and in the list, are put on the roll once, and nobody has a chain of them", async () => {
		await add({ name: "Noor", email: "noor@guests.test" });
		const noor = [{ name: "Noor", email: "noor@guests.test" }];
		expect(
			await difference(
				{ name: "Kim", guardians: noor },
				{ name: "Lou", guardians: [{ name: "Pat", email: "pat@guests.test" }] },
				{ name: "Max", email: "pat@guests.test", guardians: [{ name: "Pat", email: "pat@guests.test" }] },
				{ name: "Zoe", guardians: [{ name: "Kim", email: null }] },
				{ name: "Ada", guardians: [{ name: "Nobody", email: null }] },
			),
		).toEqual({
			NEW: [
				"Kim, GUARDIAN_CHAIN",
				"Lou",
				"Pat, IS_GUARDIAN",
				"Max",
				"Zoe, GUARDIAN_CHAIN",
				"Ada, GUARDIAN_UNKNOWN",
			],
		});
	});
});

test("of several guardians the first with an address counts, and that others are left out is said", async () => {
	const both = [
		{ name: "Tom", email: null },
		{ name: "Eva", email: "eva@guests.test" },
	];
	const first = await compare(
		s,
		list({ name: "Kim", guardians: both }, { name: "Lou", guardians: [...both.slice(1), ...both.slice(1)] }),
	);
	expect(await told(s, first.id)).toEqual({ NEW: ["Eva, IS_GUARDIAN", "Kim, OTHER_GUARDIANS", "Lou"] });
});

test("a list that has not arrived whole is not compared, and one that is too long is refused", async () => {
	const api = s.as(s.organizer).imports;
	const about = { eventId: s.event.id };
	const { importId } = await api.begin({ ...about, fileName: "a.csv", count: 2 });
	await api.addRows({ ...about, importId, rows: list({ name: "Anna" }) });
	expect(await outcome(api.compare({ ...about, importId }))).toBe("IMPORT_INCOMPLETE");
	// The same part again, because its answer was lost.
	expect(await api.addRows({ ...about, importId, rows: list({ name: "Anna" }) })).toEqual({ arrived: 1 });
	const three = list({ name: "Anna" }, { name: "Ben" }, { name: "Cleo" });
	expect(await outcome(api.addRows({ ...about, importId, rows: three }))).toBe("IMPORT_TOO_LONG");
	expect(await outcome(api.begin({ ...about, fileName: "a.csv", count: 20_001 }))).toBe("IMPORT_TOO_LONG");
});

test("a list that was never compared stops nobody for longer than a while", async () => {
	const api = s.as(s.organizer).imports;
	const begin = () => outcome(api.begin({ eventId: s.event.id, fileName: "a.csv", count: 1 }));
	s.clock.now = new Date();
	await compare(s, list({ name: "Anna" }));
	for (let n = 0; n < 4; n += 1) expect(await begin()).toBe("ok");
	expect(await begin()).toBe("TOO_MANY_IMPORTS");
	s.clock.now = new Date(s.clock.now.getTime() + 16 * 60_000);
	for (let n = 0; n < 4; n += 1) expect(await begin()).toBe("ok");
	expect(await begin()).toBe("TOO_MANY_IMPORTS");
});

test("an organizer who goes through lists all the time has to wait, and another one does not", async () => {
	s = await scene({ limits: { importsInTenMinutes: 3, importPartsInTenMinutes: 2 } });
	const api = s.as(s.organizer).imports;
	const about = { eventId: s.event.id };
	const { importId } = await api.begin({ ...about, fileName: "a.csv", count: 1 });
	for (const answer of ["ok", "ok", "ASKED_TOO_OFTEN"])
		expect(await outcome(api.addRows({ ...about, importId, rows: list({ name: "Anna" }) }))).toBe(answer);
	for (const answer of ["ok", "ok", "ASKED_TOO_OFTEN"])
		expect(await outcome(api.compare({ ...about, importId }))).toBe(answer);
	expect(await outcome(api.commit({ ...about, importId, version: 2 }))).toBe("ASKED_TOO_OFTEN");
	expect(await outcome(api.undo({ ...about, importId }))).toBe("ASKED_TOO_OFTEN");
	expect(await outcome(api.begin({ ...about, fileName: "a.csv", count: 1 }))).toBe("ASKED_TOO_OFTEN");
	const foreign = { eventId: s.foreignEvent.id, fileName: "a.csv", count: 1 };
	expect(await outcome(s.as(s.personas.foreignOrganizer).imports.begin(foreign))).toBe("ok");
});

test("a list that was compared meanwhile is not discarded as one that was not", async () => {
	const api = s.as(s.organizer).imports;
	const { id } = await compare(s, list({ email: "compared@x.test" }));
	const about = { eventId: s.event.id, importId: id };
	await api.discard({ ...about, onlyIfNotCompared: true });
	expect(await s.db.rollImport.count({ where: { id } })).toBe(1);
	await api.discard(about);
	expect(await s.db.rollImport.count({ where: { id } })).toBe(0);
});

test("five lists can wait at once", async () => {
	const api = s.as(s.organizer).imports;
	const about = { eventId: s.event.id };
	const { importId } = await api.begin({ ...about, fileName: "a.csv", count: 1 });
	const begun = await Promise.all(
		Array.from({ length: 7 }, () => outcome(api.begin({ ...about, fileName: "a.csv", count: 1 }))),
	);
	expect(begun.filter((answer) => answer === "ok")).toHaveLength(4);
	expect(begun.filter((answer) => answer === "TOO_MANY_IMPORTS")).toHaveLength(3);
	await api.discard({ ...about, importId });
	await api.discard({ ...about, importId });
	expect(await outcome(api.begin({ ...about, fileName: "a.csv", count: 1 }))).toBe("ok");
});
