/** Random rolls and lists, and what holds for all of them. The seed decides everything, so that a failure can be repeated. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect } from "vitest";
import type { ListedPerson } from "@/rules/listed-person";
import { apply, compare, listed, rollNow, told } from "@/tests/setup/lists";
import type { scene } from "@/tests/setup/scene";

type S = Awaited<ReturnType<typeof scene>>;

/** Few names and addresses, so that rows of the roll and of the list often mean the same people. */
const name = fc.option(fc.constantFrom("Anna", "anna", "Anna Li", "Ben", "Cleo", "Dev"), { nil: null });
const address = fc.option(fc.constantFrom("a@x.test", "a+1@x.test", "b@x.test", "c@x.test", "d@x.test"), {
	nil: null,
});
const words = fc.option(fc.constantFrom("One", "Two"), { nil: null });
const rollRow = fc.record({
	...{ name, email: address, group: words, note: words, ticketCode: words },
	plusOnes: fc.nat(2),
	status: fc.constantFrom("INVITED" as const, "REGISTERED" as const, "ATTENDED" as const),
});
type PlantedRow = typeof rollRow extends fc.Arbitrary<infer Row> ? Row : never;
const listRow = fc.record({
	...{ name, email: address, group: words, note: words, ticketCode: words },
	otherEmails: fc.array(fc.constantFrom("b@x.test", "d@x.test", "e@x.test"), { maxLength: 1 }),
	plusOnes: fc.option(fc.nat(2), { nil: null }),
	attended: fc.option(fc.boolean(), { nil: null }),
	guardians: fc.array(fc.record({ name, email: address }), { maxLength: 2 }),
});
/** Null for what a list does if nobody says otherwise. */
const choices = fc.option(
	fc.record({
		NEW: fc.constantFrom("ADD" as const, "SKIP" as const),
		CHANGED: fc.constantFrom("UPDATE" as const, "SKIP" as const),
		UNCLEAR: fc.constantFrom("ADD" as const, "UPDATE" as const, "SKIP" as const),
		ABSENT: fc.constantFrom("KEEP" as const, "REVOKE" as const),
		GONE: fc.constantFrom("KEEP" as const, "REVOKE" as const),
	}),
	{ freq: 1 },
);

type ListRow = typeof listRow extends fc.Arbitrary<infer Row> ? Row : never;

const merge = fc.record({ at: fc.nat(7), email: fc.constantFrom("b@x.test", "d@x.test", "e@x.test") });
type Merge = typeof merge extends fc.Arbitrary<infer One> ? One : never;

const everything = async (s: S) => ({
	roll: await rollNow(s),
	merges: await s.db.rollMerge.findMany({ orderBy: { id: "asc" } }),
});

/** Rows that the roll can have: no address twice, and everybody is known by something. */
const onRoll = <Row extends { email: string | null; name: string | null }>(rows: Row[]) =>
	rows.filter(
		({ email, name }, at) =>
			(email !== null || name !== null) &&
			(email === null || rows.findIndex((other) => other.email === email) === at),
	);

/**
 * Puts the rows on the roll in place of those there. The first one looks after those whom `lookedAfter` names, and each of the
 * `merges` has left somebody another address.
 */
async function plant(
	s: S,
	{
		rows,
		lookedAfter,
		merges,
	}: { rows: readonly PlantedRow[]; lookedAfter: readonly number[]; merges: readonly Merge[] },
) {
	await s.db.rollImport.deleteMany();
	await s.db.attendance.deleteMany({ where: { eventId: s.event.id, role: "ATTENDEE" } });
	const there: { id: string }[] = [];
	for (const row of rows) there.push(await s.db.attendance.create({ data: { eventId: s.event.id, ...row } }));
	for (const at of lookedAfter) {
		const [dependant, guardian] = [there[at], there[0]];
		if (at > 0 && dependant && guardian)
			await s.db.attendance.update({ where: { id: dependant.id }, data: { guardianId: guardian.id } });
	}
	for (const { at, email } of merges) {
		const kept = there[at];
		if (!kept) continue;
		const ids = { rowId: kept.id, keptId: kept.id, goneId: randomUUID() };
		await s.db.rollMerge.create({ data: { eventId: s.event.id, ...ids, email, record: {} } });
	}
}

/** A row of the roll, or of a list, that says nothing but this. */
const onRollAs = (fields: Partial<PlantedRow>): PlantedRow => ({
	...{ name: null, email: null, group: null, note: null, ticketCode: null, plusOnes: 0, status: "INVITED" },
	...fields,
});
const inListAs = (fields: Partial<ListRow>): ListRow => ({
	...{ name: null, email: null, group: null, note: null, ticketCode: null, otherEmails: [], plusOnes: null },
	...{ attended: null, guardians: [], ...fields },
});
const guardedBy = (address: string | null, called: string | null = null) => [
	{ name: called, email: address },
];

interface Example {
	rows: PlantedRow[];
	list: ListRow[];
	lookedAfter?: number[];
	merges?: Merge[];
}

/** An example as the property takes it. */
type Values = [PlantedRow[], ListRow[], null, number[], Merge[]];

/** Lists of which comparing cannot tell the second time whom they meant. They are empty as long as nobody changes the roll. */
const ambiguous: Example[] = [
	// The name of a guardian is that of two people, once the first of them is on the roll.
	{
		rows: [],
		list: [
			inListAs({ name: "Anna", guardians: guardedBy("a@x.test") }),
			inListAs({ name: "Anna", guardians: guardedBy(null, "Anna") }),
		],
	},
	// Who looks after somebody on the roll is to be looked after.
	{
		rows: [onRollAs({ email: "c@x.test" }), onRollAs({ name: "Anna" })],
		list: [
			inListAs({ name: "Anna", guardians: guardedBy("a@x.test") }),
			inListAs({ email: "c@x.test", guardians: guardedBy("a@x.test") }),
		],
		lookedAfter: [1],
	},
];

/** Lists that did change something the second time. */
const secondTimes: Example[] = [
	// An address that a merge remembers, and that the list gives to a guardian.
	{
		rows: [onRollAs({ email: "a@x.test" }), onRollAs({ name: "Anna" })],
		list: [
			inListAs({ email: "a@x.test", guardians: guardedBy("b@x.test") }),
			inListAs({ name: "Anna", otherEmails: ["d@x.test"] }),
		],
		merges: [{ at: 1, email: "b@x.test" }],
	},
	// Somebody's own address, which the list gives to their guardian.
	{
		rows: [onRollAs({ name: "Anna", email: "a@x.test" })],
		list: [inListAs({ email: "a+1@x.test", otherEmails: ["d@x.test"], guardians: guardedBy("a@x.test") })],
		merges: [{ at: 0, email: "d@x.test" }],
	},
	// A row of nobody that names a guardian.
	{
		rows: [],
		list: [
			inListAs({ guardians: guardedBy(null, "Anna") }),
			inListAs({ name: "Anna", guardians: guardedBy("a@x.test", "Anna") }),
		],
	},
	// A guardian who is new, and is named without an address in another row.
	{
		rows: [],
		list: [
			inListAs({ name: "Anna", guardians: guardedBy("a@x.test", "Anna Li") }),
			inListAs({ name: "Anna", ticketCode: "One", guardians: guardedBy(null, "Anna Li") }),
		],
	},
	// A child with the name of their guardian, and one more of that name.
	{
		rows: [],
		list: [
			inListAs({ name: "Anna", email: "a@x.test", guardians: guardedBy("a@x.test", "Anna") }),
			inListAs({ name: "Anna", attended: true }),
		],
	},
	// A child who comes with the address of one guardian and the name of another.
	{
		rows: [onRollAs({ email: "b@x.test" }), onRollAs({ name: "Anna", ticketCode: "One" })],
		list: [inListAs({ name: "Anna", email: "b@x.test", guardians: guardedBy("a@x.test") })],
		lookedAfter: [1],
	},
	// Two of one name, and a ticket tells them apart.
	{
		rows: [onRollAs({ name: "Anna" })],
		list: [
			inListAs({ name: "Anna", guardians: guardedBy("a@x.test") }),
			inListAs({ name: "Anna", ticketCode: "One" }),
		],
	},
	// A guardian whom another row gives a second address.
	{
		rows: [onRollAs({ email: "d@x.test" })],
		list: [
			inListAs({ name: "Anna Li", guardians: guardedBy("b@x.test") }),
			inListAs({ name: "Anna Li", email: "b@x.test", otherEmails: ["d@x.test"] }),
			inListAs({ otherEmails: ["b@x.test"] }),
		],
	},
	// Somebody with the name of a guardian, written otherwise.
	{
		rows: [onRollAs({ email: "d@x.test" })],
		list: [
			inListAs({ name: "Anna" }),
			inListAs({ name: "Anna", email: "d@x.test" }),
			inListAs({ name: "Anna Li", guardians: guardedBy("a@x.test", "anna") }),
		],
	},
];

/** Another organizer writes a note, and takes it back. The roll is another one, so whom the list meant has to be found again. */
async function changeRoll({ db, event }: S) {
	const { id, note } = await db.attendance.findFirstOrThrow({
		where: { eventId: event.id, role: "ORGANIZER" },
	});
	for (const written of ["Away", note])
		await db.attendance.update({ where: { id }, data: { note: written } });
}

/**
 * Every row is counted once, the same list again has nobody new and changes nothing, and undoing gives back exactly the roll
 * before. `changed`: somebody changes the roll before the list comes again.
 */
export async function everyImportHolds(
	s: S,
	{ numRuns, seed, changed: isChanged = false }: { numRuns: number; seed: number; changed?: boolean },
) {
	const examples = isChanged ? secondTimes : [...secondTimes, ...ambiguous];
	await fc.assert(
		fc.asyncProperty(
			fc.array(rollRow, { maxLength: 8 }).map(onRoll),
			fc.array(listRow, { minLength: 1, maxLength: 8 }),
			choices,
			fc.array(fc.nat(7), { maxLength: 3 }),
			fc.array(merge, { maxLength: 2 }),
			async (rows, listRows, decisions, lookedAfter, merges) => {
				await plant(s, { rows, lookedAfter, merges });
				// One organizer does in seconds here what takes weeks.
				await s.db.rateLimit.deleteMany();
				const before = await everything(s);
				const people: ListedPerson[] = listRows.map((row, at) => listed(at + 2, row));

				const found = await compare(s, people);
				const { applied, import: done } = await apply(s, found, decisions ?? {});
				expect(applied).toBe(true);
				const { added = 0, changed = 0, unchanged = 0, skipped = 0 } = done.result ?? {};
				expect(added + changed + unchanged + skipped).toBe(people.length);
				expect(skipped).toBeGreaterThanOrEqual(0);

				if (decisions === null) {
					const after = await rollNow(s);
					if (isChanged) await changeRoll(s);
					const again = await compare(s, people);
					const { NEW = [], CHANGED = [] } = await told(s, again.id);
					expect({ NEW, CHANGED }).toEqual({ NEW: [], CHANGED: [] });
					await apply(s, again);
					expect(await rollNow(s)).toEqual(after);
				}
				expect(
					await s.as(s.organizer).imports.undo({ eventId: s.event.id, importId: found.id }),
				).toMatchObject({
					left: 0,
				});
				expect(await everything(s)).toEqual(before);
			},
		),
		{
			...{ numRuns: numRuns + examples.length, seed },
			examples: examples.map(
				({ rows, list, lookedAfter = [], merges = [] }): Values => [rows, list, null, lookedAfter, merges],
			),
		},
	);
}
