import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { AttendanceStatus } from "@/prisma/generated/enums";
import { doorFoundMax } from "@/rules/door";
import { contextOf } from "@/tests/setup/context";
import { outcome } from "@/tests/setup/outcome";
import { announced, jpeg } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";
import { readChanges } from "../changes/read-changes";
import type { DoorPerson } from "./door-person";

type Scene = Awaited<ReturnType<typeof scene>>;

let s: Scene;
let ben: Person;
let eventId: string;

beforeEach(async () => {
	s = await scene();
	eventId = s.event.id;
	ben = await steward("Ben");
});

async function steward(name: string): Promise<Person> {
	const email = `${name.toLowerCase()}@stewards.test`;
	const { id } = await s.db.user.create({ data: { name, email } });
	await s.db.attendance.create({
		data: { eventId, userId: id, name: `${name} of the door`, role: "STEWARD", status: "REGISTERED" },
	});
	return { id, name, email };
}

/** Somebody on the roll whom the organizers know by name. Returns the row's id. */
async function guest(
	name: string,
	more: { status?: AttendanceStatus; plusOnes?: number; group?: string; email?: string; note?: string } = {},
): Promise<string> {
	return (await s.db.attendance.create({ data: { eventId, name, ...more } })).id;
}

const door = (who: Person = ben) => s.as(who).door;
const row = (id: string) => s.db.attendance.findUniqueOrThrow({ where: { id } });
const log = (attendanceId: string) =>
	s.db.rollEntry.findMany({
		where: { attendanceId },
		orderBy: { id: "asc" },
		select: { from: true, to: true, how: true, actorId: true },
	});
/** What undoing a check-in names. */
function entryOf(person: DoorPerson | null): string {
	if (!person?.checkIn) throw new Error("They are not in.");
	return person.checkIn.entry;
}

describe("what a steward learns", () => {
	test("of a person it is the name, the group, the status, the companions and who checked them in", async () => {
		const personId = await guest("Noor Haddad", {
			...{ email: "noor@secret.test", note: "Owes us a cake", group: "Table 4", plusOnes: 1 },
		});
		await s.db.attendance.update({ where: { id: personId }, data: { ticketCode: "T-77" } });
		const answers = [
			await door().search({ eventId, search: "noor" }),
			await door().checkIn({ eventId, personId }),
			await door().setCompanions({ eventId, personId, came: 2 }),
			await door().search({ eventId }),
			await door().undo({ eventId, personId, entry: "1" }),
			await door().addWalkIn({ eventId, personId: randomUUID(), name: "Walter" }),
			await door().count({ eventId }),
		];
		const told = JSON.stringify(answers);
		expect(told).not.toMatch(/secret|@|cake|T-77/);
		const [found] = (await door().search({ eventId, search: "noor" })).people;
		expect(Object.keys(found ?? {}).sort()).toEqual(
			["checkIn", "group", "id", "name", "plusOnes", "plusOnesIn", "status"].sort(),
		);
		expect(found).toMatchObject({
			...{
				id: personId,
				name: "Noor Haddad",
				group: "Table 4",
				status: "ATTENDED",
				plusOnes: 1,
				plusOnesIn: 2,
			},
			checkIn: { by: "Ben of the door", mayUndo: true },
		});
		expect(Object.keys(found?.checkIn ?? {}).sort()).toEqual(["at", "by", "entry", "mayUndo"]);
	});

	test("nobody is found by an e-mail address, which could be guessed letter by letter", async () => {
		await guest("Noor Haddad", { email: "xavier@secret.test" });
		await s.db.attendance.create({ data: { eventId, email: "only@secret.test" } });
		for (const search of ["xavier", "xa", "secret", "@", "only", "on"])
			expect([search, (await door().search({ eventId, search })).people]).toEqual([search, []]);
	});

	test("somebody without a name on the roll is found by the name of their account, also after it changes", async () => {
		const { id } = s.personas.stranger;
		const { id: personId } = await s.db.attendance.create({ data: { eventId, email: "stella@scene.test" } });
		const found = async (search: string) =>
			(await door().search({ eventId, search })).people.map((person) => person.id);
		expect(await found("stella")).toEqual([]);
		await s.db.attendance.update({ where: { id: personId }, data: { userId: id } });
		expect(await found("stella")).toEqual([personId]);
		await s.db.user.update({ where: { id }, data: { name: "Estrella" } });
		expect(await found("estr")).toEqual([personId]);
	});

	test("a word is found without its accents, in the name or the group, and a letter at the beginning of a word", async () => {
		const [elodie, group] = [await guest("Élodie Müller"), await guest("Bo", { group: "Tisch Müller" })];
		await guest("Samuel");
		const found = async (search: string) =>
			(await door().search({ eventId, search })).people.map(({ id }) => id).sort();
		expect(await found("elodie mul")).toEqual([elodie]);
		expect(await found("MULLER")).toEqual([elodie, group].sort());
		expect(await found("mu")).toEqual([elodie, group].sort());
		expect(await found("100%")).toEqual([]);
	});

	test("a search that finds many says that there are more", async () => {
		await s.db.attendance.createMany({
			data: Array.from({ length: doorFoundMax + 1 }, (_, number) => ({ eventId, name: `Guest ${number}` })),
		});
		const { people, more } = await door().search({ eventId, search: "guest" });
		expect([people.length, more]).toEqual([doorFoundMax, true]);
		expect((await door().search({ eventId, search: "guest 1" })).more).toBe(false);
	});

	test("without a word it is those who came in last", async () => {
		const [first, second] = [await guest("Anna"), await guest("Bo")];
		s.clock.now = new Date("2027-01-01T18:00:00Z");
		await door().checkIn({ eventId, personId: first });
		s.clock.now = new Date("2027-01-01T18:01:00Z");
		await door().checkIn({ eventId, personId: second });
		const { people } = await door().search({ eventId });
		expect(people.slice(0, 2).map(({ id }) => id)).toEqual([second, first]);
	});
});

describe("checking in", () => {
	test("the person may then add photos, and the log says who did it", async () => {
		const { id: personId } = await s.db.attendance.findFirstOrThrow({
			where: { eventId, userId: s.personas.registered.id },
		});
		const announce = () =>
			outcome(s.as(s.personas.registered).photos.initiateUpload({ eventId, ...announced(jpeg()) }));
		expect(await announce()).toBe("NOT_ON_THE_ROLL");
		expect(await door().checkIn({ eventId, personId })).toMatchObject({ already: false });
		expect(await announce()).toBe("ok");
		expect((await log(personId)).at(-1)).toEqual({
			...{ from: "REGISTERED", to: "ATTENDED", how: "DOOR", actorId: ben.id },
		});
	});

	test("of two stewards at once the first one's time is kept, and the other is told when and by whom", async () => {
		const ana = await steward("Ana");
		for (let round = 0; round < 5; round++) {
			const personId = await guest(`Guest ${round}`);
			const answers = await Promise.all([
				door(ben).checkIn({ eventId, personId }),
				door(ana).checkIn({ eventId, personId }),
			]);
			expect(answers.map(({ already }) => already).sort()).toEqual([false, true]);
			const first = answers[0].already ? "Ana of the door" : "Ben of the door";
			for (const { person } of answers)
				expect(person.checkIn).toMatchObject({ by: first, at: (await row(personId)).checkedInAt });
			expect((await log(personId)).map(({ to }) => to)).toEqual(["INVITED", "ATTENDED"]);
		}
	});

	test("somebody who is in already keeps their time", async () => {
		s.clock.now = new Date("2027-01-01T18:00:00Z");
		const personId = await guest("Noor");
		await door().checkIn({ eventId, personId });
		s.clock.now = new Date("2027-01-01T19:00:00Z");
		expect(await door(s.organizer).checkIn({ eventId, personId })).toMatchObject({
			...{
				already: true,
				person: { checkIn: { at: new Date("2027-01-01T18:00:00Z"), by: "Ben of the door" } },
			},
		});
	});

	test("somebody of another event is not there", async () => {
		const other = await s.db.attendance.create({ data: { eventId: s.foreignEvent.id, name: "Noor" } });
		const call = { eventId, personId: other.id };
		expect(await outcome(door().checkIn(call))).toBe("PERSON_NOT_FOUND");
		expect(await outcome(door().setCompanions({ ...call, came: 1 }))).toBe("PERSON_NOT_FOUND");
		expect(await outcome(door().undo({ ...call, entry: "1" }))).toBe("PERSON_NOT_FOUND");
		expect(await outcome(door().addWalkIn({ ...call, name: "Noor" }))).toBe("PERSON_NOT_FOUND");
		expect(await row(other.id)).toMatchObject({ status: "INVITED", version: 0 });
	});

	test("a flood is refused, and nobody else's door with it", async () => {
		s = await scene({ limits: { doorPressesPerMinute: 2, doorSearchesInTenSeconds: 2 } });
		eventId = s.event.id;
		const [one, other] = [await steward("One"), await steward("Other")];
		const personId = await guest("Noor");
		const press = (who: Person) => outcome(door(who).checkIn({ eventId, personId }));
		expect([await press(one), await press(one), await press(one)]).toEqual(["ok", "ok", "ASKED_TOO_OFTEN"]);
		expect(await press(other)).toBe("ok");
		const search = (who: Person) => outcome(door(who).search({ eventId }));
		expect([await search(one), await search(one), await search(one)]).toEqual([
			"ok",
			"ok",
			"ASKED_TOO_OFTEN",
		]);
		expect(await search(other)).toBe("ok");
	});

	test("a hand that opens and closes the door without end is refused, and the log stays short", async () => {
		s = await scene({ limits: { doorPressesPerMinute: 4 } });
		eventId = s.event.id;
		const who = await steward("Toggle");
		const presses = [];
		for (let n = 0; n < 10; n++)
			presses.push(await outcome(s.as(who).venue.setDoor({ eventId, open: n % 2 === 0 })));
		expect(presses.filter((answer) => answer === "ASKED_TOO_OFTEN")).toHaveLength(6);
		expect(await s.db.auditEntry.count()).toBeLessThanOrEqual(4);
		expect(await outcome(s.as(s.organizer).venue.setDoor({ eventId, open: false }))).toBe("ok");
	});

	test("nobody comes in at the door of an archived event, until an organizer brings it back", async () => {
		const inside = await guest("Ilse");
		const [personId, walkIn] = [await guest("Noor"), randomUUID()];
		const entry = entryOf((await door().checkIn({ eventId, personId: inside })).person);
		const archive = (archived: boolean) => s.as(s.organizer).events.archive({ eventId, archived });
		await archive(true);
		const presses = () => [
			() => door().checkIn({ eventId, personId }),
			() => door().addWalkIn({ eventId, personId: walkIn, name: "Walker" }),
			() => door().setCompanions({ eventId, personId: inside, came: 3 }),
			() => door().undo({ eventId, personId: inside, entry }),
			() => s.as(ben).venue.setDoor({ eventId, open: false }),
		];
		for (const press of presses()) expect(await outcome(press())).toBe("EVENT_ARCHIVED");
		expect(await row(personId)).toMatchObject({ status: "INVITED" });
		expect(await row(inside)).toMatchObject({ status: "ATTENDED", plusOnesIn: null });
		expect(await s.db.attendance.count({ where: { id: walkIn } })).toBe(0);
		await archive(false);
		for (const press of presses()) expect(await outcome(press())).toBe("ok");
	});
});

describe("undoing", () => {
	test("gives back the status, and takes away the right to add photos, which decides about an upload under way", async () => {
		const who = s.personas.registered;
		const { id: personId } = await s.db.attendance.findFirstOrThrow({ where: { eventId, userId: who.id } });
		const { person } = await door().checkIn({ eventId, personId });
		const photo = jpeg();
		const upload = await s.as(who).photos.initiateUpload({ eventId, ...announced(photo) });
		await s.put(upload, photo);

		const undone = await door().undo({ eventId, personId, entry: entryOf(person) });

		expect(undone).toMatchObject({ undone: true, person: { status: "REGISTERED", checkIn: null } });
		expect(await row(personId)).toMatchObject({ status: "REGISTERED", checkedInAt: null });
		expect((await log(personId)).at(-1)).toMatchObject({ how: "UNDO", actorId: ben.id });
		expect(await outcome(s.as(who).photos.confirm({ photoId: upload.photoId }))).toBe("NOT_ON_THE_ROLL");
		expect(await s.db.photo.count()).toBe(0);
	});

	test("undoes only the check-in that was on the screen", async () => {
		const personId = await guest("Noor");
		const first = entryOf((await door().checkIn({ eventId, personId })).person);
		await door().undo({ eventId, personId, entry: first });
		await door(s.organizer).checkIn({ eventId, personId });
		expect(await door().undo({ eventId, personId, entry: first })).toMatchObject({
			...{ undone: false, person: { status: "ATTENDED" } },
		});
		expect((await row(personId)).status).toBe("ATTENDED");
	});

	test("a steward does not undo what an organizer wrote down, and an organizer does", async () => {
		const personId = await guest("Noor");
		await s.as(s.organizer).roll.setAttended({ eventId, personIds: [personId], attended: true });
		const [found] = (await door().search({ eventId, search: "noor" })).people;
		expect(found?.checkIn).toMatchObject({ mayUndo: false, by: "Olga" });
		const call = { eventId, personId, entry: entryOf(found ?? null) };
		expect(await outcome(door().undo(call))).toBe("ORGANIZERS_ONLY");
		expect((await row(personId)).status).toBe("ATTENDED");
		expect(await door(s.organizer).undo(call)).toMatchObject({ undone: true });
	});

	test("two who undo at once undo once", async () => {
		const personId = await guest("Noor");
		const entry = entryOf((await door().checkIn({ eventId, personId })).person);
		const call = { eventId, personId, entry };
		const both = await Promise.all([door().undo(call), door(s.organizer).undo(call)]);
		expect(both.map(({ undone }) => undone).sort()).toEqual([false, true]);
		expect((await log(personId)).map(({ to }) => to)).toEqual(["INVITED", "ATTENDED", "INVITED"]);
	});
});

describe("walk-ins", () => {
	test("come onto the roll by name, once however often the page repeats it, and leave it by undo", async () => {
		const personId = randomUUID();
		const call = { eventId, personId, name: "  Jo Miller ", plusOnes: 2 };
		const answers = await Promise.all([door().addWalkIn(call), door().addWalkIn(call)]);
		expect(answers.map(({ already }) => already).sort()).toEqual([false, true]);
		expect(await row(personId)).toMatchObject({
			...{ name: "Jo Miller", status: "ATTENDED", plusOnes: 2, role: "ATTENDEE", userId: null },
		});
		expect(await log(personId)).toEqual([{ from: null, to: "ATTENDED", how: "DOOR", actorId: ben.id }]);

		const entry = entryOf(answers[0].person);
		expect(await door().undo({ eventId, personId, entry })).toEqual({ undone: true, person: null });
		expect(await s.db.attendance.count({ where: { id: personId } })).toBe(0);
		expect(await door().undo({ eventId, personId, entry })).toEqual({ undone: false, person: null });
	});

	test("whom an organizer has written something about since stay on the roll", async () => {
		const personId = randomUUID();
		const { person } = await door().addWalkIn({ eventId, personId, name: "Jo" });
		await s.db.attendance.update({ where: { id: personId }, data: { email: "jo@guests.test" } });
		await door().undo({ eventId, personId, entry: entryOf(person) });
		expect(await row(personId)).toMatchObject({ status: "REGISTERED", checkedInAt: null });
	});

	test("have a name", async () => {
		const call = { eventId, personId: randomUUID(), name: "  " };
		expect(await outcome(door().addWalkIn(call))).toBe("INVALID_INPUT");
	});
});

describe("the number that everybody watches", () => {
	test("counts people with their companions, as many as came", async () => {
		await s.db.attendance.deleteMany({ where: { eventId, role: "ATTENDEE" } });
		// The organizer is in and the steward is not.
		expect(await door().count({ eventId })).toEqual({ inside: 1, expected: 2 });
		const personId = await guest("Noor", { plusOnes: 2 });
		expect(await door().count({ eventId })).toEqual({ inside: 1, expected: 5 });
		const { person } = await door().checkIn({ eventId, personId });
		expect(await door().count({ eventId })).toEqual({ inside: 4, expected: 5 });
		await door().setCompanions({ eventId, personId, came: 1 });
		expect(await door().count({ eventId })).toEqual({ inside: 3, expected: 5 });
		await door().setCompanions({ eventId, personId, came: 4 });
		expect(await door().count({ eventId })).toEqual({ inside: 6, expected: 7 });
		await door().undo({ eventId, personId, entry: entryOf(person) });
		expect(await door().count({ eventId })).toEqual({ inside: 1, expected: 5 });
		expect((await row(personId)).plusOnesIn).toBeNull();
		await door().setCompanions({ eventId, personId, came: 3 });
		expect((await row(personId)).plusOnesIn).toBeNull();
	});

	test("is news for whoever keeps the door, and for nobody else", async () => {
		const personId = await guest("Noor");
		const ask = async (who: Person, since?: string) => {
			const { caller } = contextOf(s.deps, who);
			if (!caller.claims) throw new Error("They have not signed in.");
			return readChanges(s.deps, { claims: caller.claims, eventId, since });
		};
		const people = [ben, s.organizer, s.guest];
		const since = await Promise.all(people.map(async (who) => (await ask(who)).cursor));
		const news = () => Promise.all(people.map(async (who, index) => (await ask(who, since[index])).roll));
		expect(await news()).toEqual([false, false, false]);
		await door().checkIn({ eventId, personId });
		expect(await news()).toEqual([true, true, false]);
		expect((await ask(s.guest, since[2])).event).toBe(false);
	});

	test("is one piece of news for a list of any length", async () => {
		await s.db.change.deleteMany();
		await s.db.attendance.createMany({
			data: Array.from({ length: 2_000 }, (_, number) => ({ eventId, name: `Guest ${number}` })),
		});
		await s.db.attendance.updateMany({
			where: { eventId, name: { startsWith: "Guest" } },
			data: { plusOnes: 1 },
		});
		await s.db.attendance.deleteMany({ where: { eventId, name: { startsWith: "Guest" } } });
		// A note is nothing that the door shows.
		await s.db.attendance.updateMany({ where: { eventId }, data: { note: "Vegetarian" } });
		expect(await s.db.change.count()).toBe(3);
	});
});

describe("becoming a steward", () => {
	test("an organizer makes somebody a steward and ends it, and the person's log says so", async () => {
		const olga = s.as(s.organizer).roll;
		const { id: personId } = await s.db.attendance.findFirstOrThrow({
			where: { eventId, userId: s.personas.registered.id },
		});
		expect(await outcome(door(s.personas.registered).count({ eventId }))).toBe("STEWARDS_ONLY");
		const made = await olga.setSteward({ eventId, personId, version: 0, steward: true });
		expect(made.role).toBe("STEWARD");
		expect(await outcome(door(s.personas.registered).count({ eventId }))).toBe("ok");
		expect((await olga.counts({ eventId })).STEWARDS).toBe(2);

		const stale = olga.setSteward({ eventId, personId, version: 0, steward: false });
		expect(await outcome(stale)).toBe("PERSON_CHANGED");
		await olga.setSteward({ eventId, personId, version: made.version, steward: false });
		expect(await outcome(door(s.personas.registered).count({ eventId }))).toBe("STEWARDS_ONLY");
		expect((await olga.person({ eventId, personId })).duties).toMatchObject([
			{ steward: false, by: "Olga" },
			{ steward: true, by: "Olga" },
		]);
	});

	test("an organizer stays an organizer", async () => {
		const own = await s.db.attendance.findFirstOrThrow({ where: { eventId, userId: s.organizer.id } });
		for (const steward of [true, false]) {
			const call = { eventId, personId: own.id, version: own.version, steward };
			expect((await s.as(s.organizer).roll.setSteward(call)).role).toBe("ORGANIZER");
		}
		expect(await s.db.auditEntry.count()).toBe(0);
	});
});
