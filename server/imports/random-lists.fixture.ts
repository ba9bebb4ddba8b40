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
	for (const row of rows) await s.db.attendance.create({ data: { eventId: s.event.id, ...row } });
	const there = await s.db.attendance.findMany({ where: { eventId: s.event.id, role: "ATTENDEE" } });
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

/**
 * Every row is counted once, the same list again has nobody new and changes nothing, and undoing gives back exactly the roll
 * before.
 */
export async function everyImportHolds(s: S, numRuns: number, seed: number) {
	await fc.assert(
		fc.asyncProperty(
			fc.array(rollRow, { maxLength: 8 }).map(onRoll),
			fc.array(listRow, { minLength: 1, maxLength: 8 }),
			choices,
			fc.array(fc.nat(7), { maxLength: 3 }),
			fc.array(merge, { maxLength: 2 }),
			async (rows, listRows, decisions, lookedAfter, merges) => {
				await plant(s, { rows, lookedAfter, merges });
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
		{ numRuns, seed },
	);
}
