/** Taking a whole import back. */
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { ListedPerson } from "@/rules/listed-person";
import { apply, compare, list, listed, rollNow } from "@/tests/setup/lists";
import { outcome } from "@/tests/setup/outcome";
import { plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";

let s: Awaited<ReturnType<typeof scene>>;
beforeEach(async () => {
	s = await scene();
	await s.db.attendance.deleteMany({ where: { eventId: s.event.id, role: "ATTENDEE" } });
});

const add = (fields: object) => s.as(s.organizer).roll.add({ eventId: s.event.id, ...fields });
const undo = (importId: string) => s.as(s.organizer).imports.undo({ eventId: s.event.id, importId });
const names = async () => (await rollNow(s)).flatMap(({ name }) => name ?? []).sort();

test("everything that was added goes, everything that was changed is as it was, and photos stay", async () => {
	const guest = { userId: s.guest.id, name: "Gita", email: s.guest.email, status: "ATTENDED" } as const;
	await s.db.attendance.create({ data: { eventId: s.event.id, ...guest } });
	await add({ name: "Anna", email: "anna@guests.test", note: "Vegan", plusOnes: 3 });
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
	const before = await rollNow(s);
	const found = await compare(
		s,
		list(
			{
				name: "Anna Li",
				email: "anna@guests.test",
				group: "A",
				plusOnes: 0,
				attended: true,
				ticketCode: "T-1",
			},
			{ name: "Kim", guardians: [{ name: "Pat", email: "pat@guests.test" }] },
			{ name: "Lou", guardians: [{ name: "Anna", email: "anna@guests.test" }] },
		),
	);
	expect(await outcome(undo(found.id))).toBe("IMPORT_NOT_APPLIED");
	await apply(s, found, { GONE: "REVOKE" }, "HIDE");
	expect(await undo(found.id)).toMatchObject({ back: 6 - 1, left: 0, people: [] });
	expect(await rollNow(s)).toEqual(before);
	expect(await s.db.photo.findMany()).toMatchObject([{ id: photoId, place: "HIDDEN" }]);
	expect(await undo(found.id)).toMatchObject({ back: 0, left: 0 });
});

describe("a row is left, and listed, if somebody has since", () => {
	async function imported() {
		const anna = await add({ name: "Anna", email: "anna@guests.test" });
		const found = await compare(
			s,
			list(
				{ name: "Anna", email: "anna@guests.test", group: "A" },
				{ name: "Ben", email: s.personas.stranger.email },
				{ name: "Kim", guardians: [{ name: "Pat", email: "pat@guests.test" }] },
			),
		);
		await apply(s, found);
		const row = (name: string) => s.db.attendance.findFirstOrThrow({ where: { eventId: s.event.id, name } });
		return { anna, row, importId: found.id };
	}

	test("changed it", async () => {
		const { anna, importId } = await imported();
		await s.as(s.organizer).roll.update({
			...{ eventId: s.event.id, personId: anna.id, version: 1, name: "Anna", email: "anna@guests.test" },
			...{ group: "A", note: "x" },
		});
		expect(await undo(importId)).toMatchObject({ back: 3, left: 1, people: [{ name: "Anna", there: true }] });
		expect(await names()).toEqual(["Anna"]);
	});

	test("claimed it", async () => {
		const { importId, row } = await imported();
		await s.db.attendance.update({
			where: { id: (await row("Ben")).id },
			data: { userId: s.personas.stranger.id },
		});
		expect(await undo(importId)).toMatchObject({ back: 3, left: 1, people: [{ name: "Ben" }] });
		expect(await names()).toEqual(["Anna", "Ben"]);
	});

	test("been looked after by it", async () => {
		const { importId, row } = await imported();
		await add({ name: "Zoe", guardianId: (await row("Pat")).id });
		expect(await undo(importId)).toMatchObject({ back: 3, left: 1, people: [{ name: "Pat" }] });
		expect(await names()).toEqual(["Anna", "Pat", "Zoe"]);
		// Once that has ended, the rest goes back as well.
		await s.db.attendance.deleteMany({ where: { name: "Zoe" } });
		expect(await undo(importId)).toMatchObject({ back: 1, left: 0 });
	});

	test("taken it off the roll, or got its old address", async () => {
		const { anna } = { anna: await add({ name: "Anna", email: "anna@guests.test" }) };
		await s.db.attendance.update({ where: { id: anna.id }, data: { ticketCode: "T-1" } });
		await add({ name: "Ben" });
		const found = await compare(
			s,
			list(
				{ name: "Anna", email: "anna@new.test", ticketCode: "T-1" },
				{ name: "Ben", email: "ben@guests.test" },
			),
		);
		await apply(s, found, { UNCLEAR: "UPDATE" });
		await add({ name: "Anna B", email: "anna@guests.test" });
		await s.db.attendance.deleteMany({ where: { name: "Ben" } });
		expect(await undo(found.id)).toMatchObject({
			...{ back: 0, left: 2 },
			people: expect.arrayContaining([
				expect.objectContaining({ name: "Anna", there: true }),
				expect.objectContaining({ name: "Ben", there: false }),
			]),
		});
	});
});

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
const listRow = fc.record({
	...{ name, email: address, group: words, note: words, ticketCode: words },
	otherEmails: fc.array(fc.constantFrom("b@x.test", "d@x.test"), { maxLength: 1 }),
	plusOnes: fc.option(fc.nat(2), { nil: null }),
	attended: fc.option(fc.boolean(), { nil: null }),
	guardians: fc.array(fc.record({ name, email: address }), { maxLength: 1 }),
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

/** Rows that the roll can have: no address twice, and everybody is known by something. */
const onRoll = <Row extends { email: string | null; name: string | null }>(rows: Row[]) =>
	rows.filter(
		({ email, name }, at) =>
			(email !== null || name !== null) &&
			(email === null || rows.findIndex((other) => other.email === email) === at),
	);

/** The runs are always the same. The number can be raised to look for more. */
const numRuns = Number(process.env.PROPERTY_RUNS ?? 8);

test(
	"undoing any import of any list gives back exactly the roll before, and importing twice changes nothing more",
	async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(rollRow, { maxLength: 8 }),
				fc.array(listRow, { minLength: 1, maxLength: 8 }),
				choices,
				fc.array(fc.nat(7), { maxLength: 3 }),
				async (rows, listRows, decisions, looked) => {
					await s.db.rollImport.deleteMany();
					await s.db.attendance.deleteMany({ where: { eventId: s.event.id, role: "ATTENDEE" } });
					const planted = onRoll(rows);
					for (const row of planted) await s.db.attendance.create({ data: { eventId: s.event.id, ...row } });
					const there = await s.db.attendance.findMany({ where: { eventId: s.event.id, role: "ATTENDEE" } });
					for (const at of looked) {
						const [dependant, guardian] = [there[at], there[0]];
						if (at > 0 && dependant && guardian)
							await s.db.attendance.update({
								where: { id: dependant.id },
								data: { guardianId: guardian.id },
							});
					}
					const before = await rollNow(s);
					const people: ListedPerson[] = listRows.map((row, at) => listed(at + 2, row));

					const found = await compare(s, people);
					const { applied, import: done } = await apply(s, found, decisions ?? {});
					expect(applied).toBe(true);
					const { added, changed, unchanged, skipped } = done.result ?? {
						added: 0,
						changed: 0,
						unchanged: 0,
						skipped: 0,
					};
					expect(added + changed + unchanged + skipped).toBe(people.length);
					expect(skipped).toBeGreaterThanOrEqual(0);

					const after = await rollNow(s);
					if (decisions === null) {
						const again = await compare(s, people);
						await apply(s, again);
						expect(await rollNow(s)).toEqual(after);
					}
					expect(await undo(found.id)).toMatchObject({ left: 0 });
					expect(await rollNow(s)).toEqual(before);
				},
			),
			{ numRuns, seed: 20261201 },
		);
	},
	numRuns * 8_000,
);
