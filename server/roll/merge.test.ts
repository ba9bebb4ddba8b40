/** Two rows of one person become one, and two again. */
import { beforeEach, describe, expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { type Person, scene } from "@/tests/setup/scene";
import { claimRoll } from "../auth/claim-roll";

let s: Awaited<ReturnType<typeof scene>>;
beforeEach(async () => {
	s = await scene();
});

const eventId = () => s.event.id;
const roll = (who: Person = s.organizer) => s.as(who).roll;
const add = (fields: object) => roll().add({ eventId: eventId(), ...fields });
const rowOf = (id: string) => s.db.attendance.findUnique({ where: { id } });
const seen = async (id: string) => {
	const { version } = await s.db.attendance.findUniqueOrThrow({ where: { id } });
	return { personId: id, version };
};
const merge = async (ids: [string, string], take: Record<string, string> = {}) =>
	roll().merge({ eventId: eventId(), people: [await seen(ids[0]), await seen(ids[1])], take });
const undo = (mergeId: string) => roll().undoMerge({ eventId: eventId(), mergeId });
/** The rows without what changes with every write. */
const rows = async (ids: string[]) =>
	(await s.db.attendance.findMany({ where: { id: { in: ids } }, orderBy: { createdAt: "asc" } })).map(
		({ version: _, ...row }) => row,
	);

const all = { group: "Table 4", plusOnes: 2, note: "No nuts" };

async function twoRows(one: object = {}, other: object = {}): Promise<[string, string]> {
	const first = await add({ name: "Ada Park", ...one });
	const second = await add({ name: "Ada P.", email: "ada@guests.test", ...other });
	return [first.id, second.id];
}

describe("a merge", () => {
	test("keeps everything that one of the two rows says, and the choice of words where both say something", async () => {
		s.clock.now = new Date("2026-11-30T20:00:00Z");
		const [one, other] = await twoRows(
			{ ...all, attended: true },
			{ group: "Family", note: "Vegan", plusOnes: 1 },
		);
		await s.db.attendance.update({
			where: { id: other },
			data: { status: "ATTENDED", checkedInAt: new Date("2026-11-30T19:00:00Z") },
		});
		const { row } = await merge([one, other], { name: other });
		expect(row).toMatchObject({
			...{ id: one, name: "Ada P.", email: "ada@guests.test", group: "Table 4", plusOnes: 2 },
			...{ note: "No nuts\nVegan", status: "ATTENDED", checkedInAt: new Date("2026-11-30T19:00:00Z") },
		});
		expect(await rowOf(other)).toBeNull();
	});

	test("keeps the row that somebody has signed in as, whichever was first, and with it what they may do", async () => {
		const { id: first } = await add({ name: "Adam, from the list", attended: true });
		const { attended: adam } = s.personas;
		const own = await s.db.attendance.findFirstOrThrow({ where: { userId: adam.id, eventId: eventId() } });
		await s.db.attendance.update({ where: { id: own.id }, data: { status: "INVITED" } });
		const { row } = await merge([first, own.id]);
		expect(row).toMatchObject({ id: own.id, claimed: true, status: "ATTENDED", name: "Adam, from the list" });
		expect((await s.as(adam).events.bySlug({ slug: s.event.slug })).uploads.allowed).toBe(true);
	});

	test("of somebody who was told of the event is told no second time", async () => {
		const [one, other] = await twoRows();
		const told = {
			eventId: eventId(),
			toldAt: new Date(),
			how: "BY_HAND",
			pressId: crypto.randomUUID(),
		} as const;
		await s.db.invitation.create({ data: { attendanceId: other, ...told } });
		await merge([one, other]);
		const rows = await s.db.invitation.findMany({ select: { attendanceId: true, how: true } });
		expect(rows).toEqual([{ attendanceId: one, how: "BY_HAND" }]);
	});

	test("shows the log of both, and says which part is the other row's", async () => {
		const [one, other] = await twoRows();
		await roll().setAttended({ eventId: eventId(), personIds: [other], attended: true });
		await merge([one, other]);
		const { log } = await roll().person({ eventId: eventId(), personId: one });
		expect(
			log.map(({ from, to, how, ofMerged }) => `${from ?? "–"} → ${to ?? "–"} ${how} ${ofMerged}`),
		).toEqual([
			"INVITED → ATTENDED MERGE false",
			"ATTENDED → – MERGE true",
			"INVITED → ATTENDED BY_HAND true",
			"– → INVITED BY_HAND true",
			"– → INVITED BY_HAND false",
		]);
	});

	test("is refused if two people have signed in, if a row has changed, and across events", async () => {
		const own = await s.db.attendance.findMany({
			where: { eventId: eventId(), userId: { not: null } },
			take: 2,
		});
		const [a, b] = own.map(({ id }) => id);
		expect(await outcome(merge([a ?? "", b ?? ""]))).toBe("MERGE_TWO_ACCOUNTS");
		const [one, other] = await twoRows();
		const people = [await seen(one), await seen(other)];
		await add({ name: "x" });
		await roll().update({ eventId: eventId(), ...(await seen(other)), name: "Somebody else" });
		expect(await outcome(roll().merge({ eventId: eventId(), people }))).toBe("PERSON_CHANGED");
		const foreign = await s.db.attendance.create({ data: { eventId: s.foreignEvent.id, name: "Fay" } });
		expect(await outcome(merge([one, foreign.id]))).toBe("PERSON_NOT_FOUND");
		expect(await outcome(merge([one, one]))).toBe("INVALID_INPUT");
		const long = await add({ name: "Long", note: "a".repeat(1_000) });
		await roll().update({ eventId: eventId(), ...(await seen(one)), name: "Ada", note: "b" });
		expect(await outcome(merge([one, long.id]))).toBe("NOTES_TOO_LONG");
	});

	test("of two organizers who merge the same rows at once, one does and the other is told", async () => {
		const [one, other] = await twoRows();
		const [a, b] = [await seen(one), await seen(other)];
		const press = (people: (typeof a)[]) => outcome(roll().merge({ eventId: eventId(), people }));
		const ends = await Promise.all([press([a, b]), press([b, a]), press([a, b])]);
		expect(ends.filter((end) => end === "ok")).toHaveLength(1);
		expect(await s.db.rollMerge.count()).toBe(1);
		expect(await rowOf(one)).toMatchObject({ email: "ada@guests.test" });
	});
});

describe("undoing a merge", () => {
	test("gives both rows back exactly, with their households, photos and what was said about them", async () => {
		s.clock.now = new Date("2026-11-30T20:00:00Z");
		const [one, other] = await twoRows({ ...all, attended: true }, { note: "Vegan" });
		const mia = await add({ name: "Mia", guardianId: other });
		const third = await add({ name: "Ada Parker", email: "ada+x@guests.test" });
		await roll().keepApart({ eventId: eventId(), pair: [third.id, other] });
		const photo = {
			eventId: eventId(),
			uploaderId: s.guest.id,
			sha256: "a".repeat(64),
			contentType: "image/jpeg",
		};
		const { id: photoId } = await s.db.photo.create({
			data: { ...photo, id: crypto.randomUUID(), key: "uploads/x.jpg", size: 1, title: "x", forId: other },
		});
		const before = await rows([one, other, mia.id]);

		const { mergeId } = await merge([one, other], { name: other });
		expect(await rowOf(mia.id)).toMatchObject({ guardianId: one });
		expect(await s.db.photo.findUnique({ where: { id: photoId } })).toMatchObject({ forId: one });
		const { merges } = await roll().person({ eventId: eventId(), personId: one });
		expect(merges).toMatchObject([{ id: mergeId, name: "Ada P.", by: "Olga", canUndo: true }]);
		expect(await undo(mergeId)).toMatchObject({ undone: true });

		expect(await rows([one, other, mia.id])).toEqual(before);
		expect(await s.db.photo.findUnique({ where: { id: photoId } })).toMatchObject({ forId: other });
		expect(await s.db.rollDistinct.count()).toBe(1);
		expect(await outcome(undo(mergeId))).toBe("MERGE_NOT_FOUND");
		const wrong = await s.db.$queryRaw`
			SELECT * FROM (SELECT DISTINCT ON ("attendanceId") * FROM "RollEntry" ORDER BY "attendanceId", id DESC) entry
			FULL JOIN "Attendance" row ON row.id = entry."attendanceId" WHERE entry."to" IS DISTINCT FROM row.status`;
		expect(wrong).toEqual([]);
	});

	test("says what was changed since, and works again once that is as it was", async () => {
		const [one, other] = await twoRows();
		const { mergeId } = await merge([one, other]);
		const { change } = await roll().setAttended({ eventId: eventId(), personIds: [one], attended: true });
		expect(await undo(mergeId)).toEqual({ undone: false, inTheWay: ["status", "checkedInAt"] });
		expect(await rowOf(other)).toBeNull();
		await roll().undo({ eventId: eventId(), change });
		expect(await undo(mergeId)).toMatchObject({ undone: true });
	});

	test("says that the address belongs to another row now, and that a later merge is undone first", async () => {
		const [one, other] = await twoRows({ email: "ada+1@guests.test" });
		const { mergeId } = await merge([one, other]);
		const third = await add({ name: "New", email: "ada@guests.test" });
		expect(await undo(mergeId)).toEqual({ undone: false, inTheWay: ["email"] });
		await roll().remove({ eventId: eventId(), personIds: [third.id], photos: "KEEP" });
		const fourth = await add({ name: "Ada once more" });
		const later = await merge([one, fourth.id]);
		expect(await undo(mergeId)).toEqual({ undone: false, inTheWay: ["merge"] });
		expect(await undo(later.mergeId)).toMatchObject({ undone: true });
		expect(await undo(mergeId)).toMatchObject({ undone: true });
	});

	test("of merges one on top of the other goes from the last to the first, and the log is whole in between", async () => {
		const [one, other] = await twoRows();
		const top = await s.db.attendance.create({
			data: { eventId: eventId(), name: "Top", createdAt: new Date(0) },
		});
		const first = await merge([one, other]);
		const second = await merge([one, top.id]);
		const { log, merges } = await roll().person({ eventId: eventId(), personId: top.id });
		expect(log.filter(({ to }) => to === null)).toHaveLength(2);
		expect(merges.map(({ id, canUndo }) => [id, canUndo])).toEqual([
			[second.mergeId, true],
			[first.mergeId, false],
		]);
		expect(await undo(first.mergeId)).toEqual({ undone: false, inTheWay: ["merge"] });
		expect(await undo(second.mergeId)).toMatchObject({ undone: true });
		expect(await undo(first.mergeId)).toMatchObject({ undone: true });
		expect(await s.db.attendance.count({ where: { id: { in: [one, other, top.id] } } })).toBe(3);
	});

	test("of two who undo at once, one does", async () => {
		const [one, other] = await twoRows();
		const { mergeId } = await merge([one, other]);
		const ends = await Promise.all([1, 2, 3].map(() => outcome(undo(mergeId))));
		expect(ends.sort()).toEqual(["MERGE_NOT_FOUND", "MERGE_NOT_FOUND", "ok"]);
		expect(await rowOf(other)).toMatchObject({ email: "ada@guests.test" });
	});

	test("cannot take the last organizer who has signed in", async () => {
		const { attended: adam } = s.personas;
		const own = await s.db.attendance.findFirstOrThrow({ where: { userId: adam.id, eventId: eventId() } });
		await s.as(s.organizer).events.addOrganizer({ eventId: eventId(), email: "adam@work.test" });
		const named = await s.db.attendance.findFirstOrThrow({ where: { email: "adam@work.test" } });
		const { mergeId } = await merge([own.id, named.id]);
		await s.as(s.organizer).events.leave({ eventId: eventId() });
		expect(await outcome(s.as(adam).roll.undoMerge({ eventId: eventId(), mergeId }))).toBe("LAST_ORGANIZER");
		expect(await rowOf(own.id)).toMatchObject({ role: "ORGANIZER" });
	});

	test("goes with the row: nobody who was taken off the roll comes back", async () => {
		const [one, other] = await twoRows();
		const { mergeId } = await merge([one, other]);
		await roll().remove({ eventId: eventId(), personIds: [one], photos: "KEEP" });
		expect(await outcome(undo(mergeId))).toBe("MERGE_NOT_FOUND");
		expect(await s.db.rollMerge.count()).toBe(0);
	});
});

describe("signing in", () => {
	const email = "ada@guests.test";
	const signIn = async (address = email) => {
		const user = await s.db.user.upsert({
			where: { email: address },
			create: { email: address, name: "Ada", emailVerified: new Date() },
			update: {},
		});
		await claimRoll({ db: s.db }, { userId: user.id, email: address });
		return user.id;
	};

	test("while an organizer merges the row into another one, gets the place either way", async () => {
		for (let round = 0; round < 8; round++) {
			const [one, other] = await twoRows();
			const user = await s.db.user.create({ data: { email, name: "Ada", emailVerified: new Date() } });
			const [ended] = await Promise.all([
				outcome(merge([one, other])),
				claimRoll({ db: s.db }, { userId: user.id, email }),
			]);
			expect(["ok", "PERSON_CHANGED"]).toContain(ended);
			expect(await s.db.attendance.count({ where: { userId: user.id, eventId: eventId() } })).toBe(1);
			await s.db.attendance.deleteMany({ where: { id: { in: [one, other] } } });
			await s.db.user.delete({ where: { id: user.id } });
		}
	});

	test("with either address of a merged row gets it, but not once it was given to somebody else", async () => {
		const [one, other] = await twoRows({ email: "ada+party@guests.test" });
		await merge([one, other]);
		const userId = await signIn();
		expect(await rowOf(one)).toMatchObject({ userId, email: "ada+party@guests.test" });

		await s.db.attendance.update({ where: { id: one }, data: { userId: null } });
		await roll().update({ eventId: eventId(), ...(await seen(one)), name: "Bea", email: "bea@guests.test" });
		await signIn();
		expect(await rowOf(one)).toMatchObject({ userId: null });
	});

	test("with an address that differs by a +part gets nothing", async () => {
		const { id } = await add({ name: "Ada", email: "ada+party@guests.test" });
		await signIn();
		expect(await rowOf(id)).toMatchObject({ userId: null });
	});

	test("loses nothing that was written down on the other row of the same person, and it can be undone", async () => {
		const userId = await signIn("ada@work.test");
		const own = await s.db.attendance.create({ data: { eventId: eventId(), userId, status: "REGISTERED" } });
		const listed = await add({ name: "Ada Park", email, ...all, attended: true });
		const mia = await add({ name: "Mia", guardianId: listed.id });
		await claimRoll({ db: s.db }, { userId, email });
		expect(await rowOf(own.id)).toMatchObject({ ...all, name: "Ada Park", email, status: "ATTENDED" });
		expect(await rowOf(mia.id)).toMatchObject({ guardianId: own.id });
		const { merges } = await roll().person({ eventId: eventId(), personId: own.id });
		expect(await undo(merges[0]?.id ?? "")).toMatchObject({ undone: true });
		expect(await rowOf(listed.id)).toMatchObject({ email, userId: null });
	});
});

describe("what may be one person", () => {
	const offers = async () =>
		(await roll().offers({ eventId: eventId() })).map(({ one, other }) => [one.email, other.email].sort());

	test("is offered where only a +part differs, until an organizer says that it is not", async () => {
		const one = await add({ email: "Ada+Party@guests.test" });
		const other = await add({ email: "ada@guests.test" });
		await add({ email: "a.da@guests.test" });
		await add({ email: "ada@elsewhere.test" });
		await s.db.attendance.create({ data: { eventId: s.foreignEvent.id, email: "ada+2@guests.test" } });
		expect(await offers()).toEqual([["ada+party@guests.test", "ada@guests.test"]]);
		const pair: [string, string] = [other.id, one.id];
		await roll().keepApart({ eventId: eventId(), pair });
		await roll().keepApart({ eventId: eventId(), pair });
		expect(await offers()).toEqual([]);
	});

	test("is not a guardian and the child who has their address with a +part", async () => {
		const ada = await add({ email: "ada@guests.test" });
		await add({ email: "ada+mia@guests.test", guardianId: ada.id });
		expect(await offers()).toEqual([]);
	});
});
