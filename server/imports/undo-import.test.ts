/** Taking a whole import back. */
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { apply, compare, list, rollNow } from "@/tests/setup/lists";
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

test("an address that a merge remembered comes back", async () => {
	const { id } = await add({ name: "Anna", email: "anna@old.test" });
	await s.db.attendance.update({ where: { id }, data: { ticketCode: "T-1" } });
	const ids = { rowId: id, keptId: id, goneId: randomUUID() };
	await s.db.rollMerge.create({ data: { eventId: s.event.id, ...ids, email: "li@old.test", record: {} } });
	const emails = async () => (await s.db.rollMerge.findMany()).map(({ email }) => email);

	const found = await compare(s, list({ name: "Anna", email: "anna@new.test", ticketCode: "T-1" }));
	await apply(s, found, { UNCLEAR: "UPDATE" });
	expect(await emails()).toEqual([null]);
	await undo(found.id);
	expect(await emails()).toEqual(["li@old.test"]);
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
		// Whoever opens the import later sees it as well.
		const later = () => s.as(s.organizer).imports.byId({ eventId: s.event.id, importId });
		expect(await later()).toMatchObject({
			state: "UNDONE",
			left: { count: 1, people: [{ name: "Pat", there: true }] },
		});
		// Once that has ended, the rest goes back as well.
		await s.db.attendance.deleteMany({ where: { name: "Zoe" } });
		expect(await undo(importId)).toMatchObject({ back: 1, left: 0 });
		expect(await later()).toMatchObject({ left: { count: 0, people: [] } });
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
