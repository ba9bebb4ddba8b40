/** The roll as its organizers keep it. */
import { beforeEach, describe, expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { plantPhoto } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";
import { verifiedEmail } from "../auth/openid";
import { isListed } from "../policies/creators";

let s: Awaited<ReturnType<typeof scene>>;
beforeEach(async () => {
	s = await scene();
});

const eventId = () => s.event.id;
const roll = (who: Person = s.organizer) => s.as(who).roll;
const add = (fields: object) => roll().add({ eventId: eventId(), ...fields });
const list = async (filter: object = {}) => {
	const { rows } = await roll().list({ eventId: eventId(), ...filter });
	return rows.map(({ name, email }) => name ?? email);
};
const logOf = async (personId: string) =>
	(await roll().person({ eventId: eventId(), personId })).log.map(
		({ from, to, how, by }) => `${from ?? "–"} → ${to ?? "–"} ${how} ${by ?? "–"}`,
	);
const statusOf = async (id: string) => (await s.db.attendance.findUniqueOrThrow({ where: { id } })).status;

test("somebody is added by name alone, by address alone, and with everything", async () => {
	expect(await add({ name: "  Aunt Noor " })).toMatchObject({
		name: "Aunt Noor",
		email: null,
		claimed: false,
	});
	expect(await add({ email: " Tomas@Guests.TEST " })).toMatchObject({
		name: null,
		email: "tomas@guests.test",
	});
	const all = { name: "Ines", email: "ines@guests.test", group: "Table 4", plusOnes: 2, note: "No nuts" };
	expect(await add({ ...all, attended: true })).toMatchObject({ ...all, status: "ATTENDED" });
	expect(await outcome(add({ name: " ", email: "" }))).toBe("INVALID_INPUT");
	expect(await outcome(add({ email: "tomas@" }))).toBe("INVALID_INPUT");
	expect(await outcome(add({ email: "tomas@guests.test" }))).toBe("ON_THE_ROLL_ALREADY");
});

test("who signed in with a verified address before sees the event at once, and an unverified one counts for nothing", async () => {
	const { stranger } = s.personas;
	await add({ email: stranger.email });
	expect(await outcome(s.as(stranger).photos.list({ eventId: eventId() }))).toBe("EVENT_NOT_FOUND");
	await s.db.attendance.deleteMany({ where: { email: stranger.email } });
	await s.db.user.update({ where: { id: stranger.id }, data: { emailVerified: new Date() } });
	expect(await add({ email: stranger.email })).toMatchObject({ claimed: true });
	expect(await outcome(s.as(stranger).photos.list({ eventId: eventId() }))).toBe("ok");
});

describe("one mailbox in two spellings", () => {
	const letters = "anna@müller.example";
	const stored = "anna@xn--mller-kva.example";

	test("is on the roll once, in its letters, and is found by both", async () => {
		const { id } = await add({ name: "Anna", email: " ANNA@MÜLLER.example " });
		expect(await s.db.attendance.findUnique({ where: { id } })).toMatchObject({ email: stored });
		for (const email of [letters, stored, "anna@mu\u0308ller.example"])
			expect(await outcome(add({ email }))).toBe("ON_THE_ROLL_ALREADY");
		for (const search of ["müller.example", letters, "xn--mller", stored]) {
			const { rows } = await roll().list({ eventId: eventId(), search });
			expect(rows, search).toMatchObject([{ id, email: letters }]);
		}
	});

	test("belongs to who has proven it, and makes an organizer", async () => {
		const { stranger } = s.personas;
		const proven = { email: stored, emailVerified: new Date() };
		await s.db.user.update({ where: { id: stranger.id }, data: proven });
		expect(await add({ email: letters })).toMatchObject({ claimed: true });
		await s.as(s.organizer).events.addOrganizer({ eventId: eventId(), email: letters });
		expect(await outcome(roll(stranger).counts({ eventId: eventId() }))).toBe("ok");
		await s.db.eventCreator.create({ data: { email: stored } });
		expect(isListed("Müller.example", stored) && isListed(`x@y.test, ${letters}`, stored)).toBe(true);
	});

	test("gets one sign-in link, for the form that is stored", async () => {
		await s.as(null).signIn.sendEmailLink({ email: letters });
		expect(await s.db.emailLink.findMany({ select: { email: true } })).toEqual([{ email: stored }]);
		expect(verifiedEmail({ sub: "1", email: letters, email_verified: true })).toBe(stored);
	});
});

describe("the search", () => {
	beforeEach(async () => {
		await s.db.attendance.deleteMany({ where: { eventId: eventId(), role: "ATTENDEE" } });
		for (const [name, email, group] of [
			["Élodie Müller", "elodie@mairie.test", "Table 1"],
			["Anna Li", "anna@guests.test", "Table 2"],
			["Zoë Annand", "zoe@guests.test", "Table 1"],
			["Łukasz Straße", "lk@guests.test", "k%z_k"],
			["Нина Петрова", "nina@guests.test", null],
		])
			await add({ name, email, group });
	});

	test.each([
		["é", ["Élodie Müller"]],
		["ELO", ["Élodie Müller"]],
		["an", ["Anna Li", "Zoë Annand"]],
		["li", ["Anna Li"]],
		["nn", []],
		["nna", ["Anna Li", "Zoë Annand"]],
		["strasse", ["Łukasz Straße"]],
		["lukasz", ["Łukasz Straße"]],
		["нина", ["Нина Петрова"]],
		["guests zoe", ["Zoë Annand"]],
		["table 1", ["Élodie Müller", "Zoë Annand"]],
		["k%z", ["Łukasz Straße"]],
		["%z_", ["Łukasz Straße"]],
		["a_na", []],
	])("finds %s", async (search, names) => {
		expect((await list({ search })).sort()).toEqual([...names].sort());
	});

	test("is within the event", async () => {
		await s.db.attendance.create({ data: { eventId: s.foreignEvent.id, name: "Anna Elsewhere" } });
		expect(await list({ search: "anna e" })).toEqual([]);
	});

	test("goes with a status and a group", async () => {
		expect(await list({ group: "Table 1" })).toEqual(["Élodie Müller", "Zoë Annand"]);
		expect(await list({ group: "Table 1", status: "ATTENDED" })).toEqual([]);
	});
});

test("the list has pages by number, and says how many rows there are", async () => {
	await s.db.attendance.createMany({
		data: Array.from({ length: 130 }, (_, n) => ({
			eventId: eventId(),
			name: `Guest ${String(n).padStart(3, "0")}`,
		})),
	});
	const first = await roll().list({ eventId: eventId(), search: "guest" });
	const second = await roll().list({ eventId: eventId(), search: "guest", from: 100 });
	expect([first.total, second.total]).toEqual([130, 130]);
	const names = [...first.rows, ...second.rows].map(({ name }) => name);
	expect(names).toHaveLength(130);
	expect(names).toEqual([...names].sort());
});

describe("marking as attended", () => {
	test("the first time counts, and unmarking gives the status back that they had", async () => {
		const [a, b] = [await add({ name: "A" }), await add({ name: "B" })];
		await s.db.attendance.update({ where: { id: b.id }, data: { status: "REGISTERED" } });
		const personIds = [a.id, b.id];
		s.clock.now = new Date("2026-11-30T19:02:00Z");
		await roll().setAttended({ eventId: eventId(), personIds: [a.id], attended: true });
		s.clock.now = new Date("2026-11-30T20:00:00Z");
		expect(await roll().setAttended({ eventId: eventId(), personIds, attended: true })).toMatchObject({
			changed: 1,
		});
		const { checkedInAt } = await s.db.attendance.findUniqueOrThrow({ where: { id: a.id } });
		expect(checkedInAt).toEqual(new Date("2026-11-30T19:02:00Z"));
		await roll().setAttended({ eventId: eventId(), personIds, attended: false });
		expect([await statusOf(a.id), await statusOf(b.id)]).toEqual(["INVITED", "REGISTERED"]);
	});

	test("undo takes back one press, and leaves who was changed since", async () => {
		const people = [await add({ name: "A" }), await add({ name: "B" }), await add({ name: "C" })];
		const personIds = people.map(({ id }) => id);
		const [a = "", b = "", c = ""] = personIds;
		const { change } = await roll().setAttended({ eventId: eventId(), personIds, attended: true });
		await roll().setAttended({ eventId: eventId(), personIds: [b], attended: false });
		await roll().remove({ eventId: eventId(), personIds: [c], photos: "KEEP" });
		expect(await roll().undo({ eventId: eventId(), change })).toEqual({ changed: 1 });
		expect(await roll().undo({ eventId: eventId(), change })).toEqual({ changed: 0 });
		expect([await statusOf(a), await statusOf(b)]).toEqual(["INVITED", "INVITED"]);
		expect(await logOf(a)).toEqual([
			"ATTENDED → INVITED UNDO Olga",
			"INVITED → ATTENDED BY_HAND Olga",
			"– → INVITED BY_HAND Olga",
		]);
	});

	test("undoing an unmarking gives the time back", async () => {
		s.clock.now = new Date("2026-11-30T19:02:00Z");
		const { id } = await add({ name: "A", attended: true });
		s.clock.now = new Date("2026-11-30T21:00:00Z");
		const press = { eventId: eventId(), personIds: [id], attended: false };
		const { change } = await roll().setAttended(press);
		await roll().undo({ eventId: eventId(), change });
		const row = await s.db.attendance.findUniqueOrThrow({ where: { id } });
		expect(row).toMatchObject({ status: "ATTENDED", checkedInAt: new Date("2026-11-30T19:02:00Z") });
	});

	test("two organizers who mark the same people at once mark each once", async () => {
		const people = await Promise.all(Array.from({ length: 20 }, (_, n) => add({ name: `P${n}` })));
		const personIds = people.map(({ id }) => id);
		const press = (ids: string[]) =>
			roll().setAttended({ eventId: eventId(), personIds: ids, attended: true });
		const ends = await Promise.all([press(personIds), press([...personIds].reverse())]);
		expect(ends.reduce((sum, { changed }) => sum + changed, 0)).toBe(20);
		expect(await s.db.rollEntry.count({ where: { to: "ATTENDED", attendanceId: { in: personIds } } })).toBe(
			20,
		);
	});
});

describe("two organizers", () => {
	test("nobody saves over a change that they have not seen", async () => {
		const row = await add({ name: "Ines" });
		const mine = { eventId: eventId(), personId: row.id, version: row.version };
		await roll().update({ ...mine, name: "Inés Rey" });
		expect(await outcome(roll().update({ ...mine, name: "Ines R." }))).toBe("PERSON_CHANGED");
		const now = await roll().person({ eventId: eventId(), personId: row.id });
		expect(now.name).toBe("Inés Rey");
		expect((await roll().update({ ...mine, version: now.version, name: "Ines R." })).name).toBe("Ines R.");
	});

	test("of two who save at once, one is told", async () => {
		const { id: personId, version } = await add({ name: "Ines" });
		const save = (name: string) => outcome(roll().update({ eventId: eventId(), personId, version, name }));
		expect((await Promise.all([save("A"), save("B"), save("C")])).sort()).toEqual([
			"PERSON_CHANGED",
			"PERSON_CHANGED",
			"ok",
		]);
	});
});

test("another address makes it the place of whom the address belongs to", async () => {
	const { stranger } = s.personas;
	await s.db.user.update({ where: { id: stranger.id }, data: { emailVerified: new Date() } });
	const { id: personId, version } = await add({ name: "Stella", email: stranger.email });
	const as = { eventId: eventId(), personId, version };
	expect(await roll().update({ ...as, email: "stela@guests.test" })).toMatchObject({ claimed: false });
	expect(await outcome(s.as(stranger).photos.list({ eventId: eventId() }))).toBe("EVENT_NOT_FOUND");
	const own = await s.db.attendance.findFirstOrThrow({
		where: { userId: s.organizer.id, eventId: eventId() },
	});
	const moved = { eventId: eventId(), personId: own.id, version: own.version, email: "x@guests.test" };
	expect(await outcome(roll().update(moved))).toBe("ORGANIZER_KEEPS_ADDRESS");
});

describe("taking somebody off the roll", () => {
	const rowOf = async (who: Person) =>
		(await s.db.attendance.findFirstOrThrow({ where: { userId: who.id, eventId: eventId() } })).id;
	const take = async (photos: "KEEP" | "HIDE" | "REMOVE") =>
		roll().remove({ eventId: eventId(), personIds: [await rowOf(s.guest)], photos });

	test.each([
		["KEEP", "SHOWN", 0],
		["HIDE", "HIDDEN", 1],
		["REMOVE", null, 1],
	] as const)("%s: their photo is then %s", async (photos, place, count) => {
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		const { photoId: foreign } = await plantPhoto(s, { uploaderId: s.guest.id, eventId: s.foreignEvent.id });
		expect(await take(photos)).toEqual({ people: 1, photos: count });
		expect((await s.db.photo.findUnique({ where: { id: photoId } }))?.place ?? null).toBe(place);
		expect((await s.db.photo.findUniqueOrThrow({ where: { id: foreign } })).place).toBe("SHOWN");
		expect(await outcome(s.as(s.guest).photos.list({ eventId: eventId() }))).toBe("EVENT_NOT_FOUND");
	});

	test("an organizer stays, and with them everybody of the same press", async () => {
		const personIds = [await rowOf(s.guest), await rowOf(s.organizer)];
		expect(await outcome(roll().remove({ eventId: eventId(), personIds, photos: "KEEP" }))).toBe(
			"ORGANIZER_STAYS",
		);
		expect(await s.db.attendance.count({ where: { id: { in: personIds } } })).toBe(2);
	});

	test("what belongs to another event stays as it is", async () => {
		const { id } = await s.db.attendance.create({ data: { eventId: s.foreignEvent.id, name: "Fay" } });
		const press = { eventId: eventId(), personIds: [id] };
		expect(await roll().remove({ ...press, photos: "REMOVE" })).toEqual({ people: 0, photos: 0 });
		expect(await roll().setAttended({ ...press, attended: true })).toMatchObject({ changed: 0 });
		expect(await outcome(roll().person({ eventId: eventId(), personId: id }))).toBe("PERSON_NOT_FOUND");
		const edit = { eventId: eventId(), personId: id, version: 0, name: "Mine" };
		expect(await outcome(roll().update(edit))).toBe("PERSON_NOT_FOUND");
		expect(await s.db.attendance.findUniqueOrThrow({ where: { id } })).toMatchObject({
			name: "Fay",
			status: "INVITED",
		});
	});
});

describe("the log", () => {
	test("its last entry is the status, whoever wrote the row", async () => {
		const { id } = await add({ name: "A" });
		await roll().setAttended({ eventId: eventId(), personIds: [id], attended: true });
		await s.db.attendance.update({ where: { id }, data: { status: "REGISTERED" } });
		await roll().remove({
			eventId: eventId(),
			personIds: [(await add({ name: "B" })).id],
			photos: "KEEP",
		});
		const wrong = await s.db.$queryRaw`
			SELECT * FROM (SELECT DISTINCT ON ("attendanceId") * FROM "RollEntry" ORDER BY "attendanceId", id DESC) entry
			FULL JOIN "Attendance" row ON row.id = entry."attendanceId"
			WHERE entry."to" IS DISTINCT FROM row.status`;
		expect(wrong).toEqual([]);
	});

	test("nothing changes or deletes an entry", async () => {
		await expect(s.db.rollEntry.deleteMany({})).rejects.toThrow(/only grows/);
		await expect(s.db.rollEntry.updateMany({ data: { how: "x" } })).rejects.toThrow(/only grows/);
	});

	test("it forgets who an actor was when that person is deleted, and goes with its event", async () => {
		const helper = await s.putOnRoll(s.personas.stranger, "ATTENDED");
		await s.db.attendance.updateMany({ where: { userId: helper.id }, data: { role: "ORGANIZER" } });
		const { id } = await s.as(helper).roll.add({ eventId: eventId(), name: "A" });
		await s.db.user.delete({ where: { id: helper.id } });
		expect(await logOf(id)).toEqual(["– → INVITED BY_HAND –"]);
		await s.db.event.delete({ where: { id: eventId() } });
		expect(await s.db.rollEntry.count({ where: { eventId: eventId() } })).toBe(0);
	});
});
