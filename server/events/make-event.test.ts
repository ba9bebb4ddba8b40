import { describe, expect, test } from "vitest";
import { outcome, refusal } from "@/tests/setup/outcome";
import { plantPhoto } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";
import { isListed } from "../policies/creators";

const party = { name: "Summer Party", venue: "The garden", timezone: "Europe/Madrid", day: "2026-10-25" };

type Scene = Awaited<ReturnType<typeof scene>>;
const verify = (s: Scene, { id }: Person) =>
	s.db.user.update({ where: { id }, data: { emailVerified: new Date() } });

describe("a new event", () => {
	test("lasts its whole day in its own zone, takes photos from then on, and has one organizer", async () => {
		const s = await scene({ eventCreators: "everyone" });
		const { id, slug } = await s.as(s.guest).events.create(party);

		expect(slug).toBe("summer-party");
		expect(await s.db.event.findUniqueOrThrow({ where: { id } })).toMatchObject({
			...{ name: "Summer Party", venue: "The garden", timezone: "Europe/Madrid", locale: "en" },
			// A day of 25 hours.
			...{ startsAt: new Date("2026-10-24T22:00:00Z"), endsAt: new Date("2026-10-25T23:00:00Z") },
			...{ uploadsOpenAt: new Date("2026-10-24T22:00:00Z"), uploadsCloseAt: null },
			...{ moderation: "AFTER", shareOriginals: false, archivedAt: null, createdById: s.guest.id },
		});
		const roll = await s.db.attendance.findMany({ where: { eventId: id } });
		expect(roll).toMatchObject([{ userId: s.guest.id, role: "ORGANIZER", status: "REGISTERED" }]);
		const audit = await s.db.auditEntry.findMany({ where: { eventId: id } });
		expect(audit).toMatchObject([{ action: "event.create", actorId: s.guest.id, subject: id }]);
	});

	test("shows itself before sign-in only if its organizer was asked, and so does its duplicate", async () => {
		const s = await scene({ eventCreators: "everyone" });
		const { id: unasked } = await s.as(s.guest).events.create(party);
		const { id: asked } = await s.as(s.guest).events.create({ ...party, publicFace: true });
		const again = { eventId: asked, name: "Next year", day: "2027-10-25", withRoll: false };
		const { id: copy } = await s.as(s.guest).events.duplicate(again);
		const shows = async (id: string) => (await s.db.event.findUniqueOrThrow({ where: { id } })).publicFace;
		expect([await shows(unasked), await shows(asked), await shows(copy)]).toEqual([false, true, true]);
	});

	test("ten of the same name at once get ten addresses", async () => {
		const s = await scene({ eventCreators: "everyone" });
		const people = [s.guest, s.organizer, s.personas.stranger, s.personas.attended, s.personas.invited];
		const made = await Promise.all(
			people.flatMap((person) => [1, 2].map(() => s.as(person).events.create(party))),
		);
		expect(new Set(made.map(({ slug }) => slug)).size).toBe(10);
	});

	test.each([
		["no name", { name: "  " }, "Give the event a name."],
		["a zone that is none", { timezone: "Europe/Nowhere" }, "Choose the time zone of the place."],
		["an offset in place of a zone", { timezone: "+02:00" }, "Choose the time zone of the place."],
		["a day that is none", { day: "2026-02-30" }, "Choose the day."],
	])("%s is refused", async (_, change, message) => {
		const s = await scene({ eventCreators: "everyone" });
		const refused = await refusal(s.as(s.guest).events.create({ ...party, ...change }));
		expect(refused).toMatchObject({ code: "INVALID_INPUT", message });
		expect(await s.db.event.count()).toBe(2);
	});
});

describe("who may make events", () => {
	const canMake = async (s: Scene, person: Person) => {
		const answer = await outcome(s.as(person).events.create(party));
		expect((await s.as(person).events.start()).allowed).toBe(answer === "ok");
		return answer;
	};

	test("nobody, until the operator names them", async () => {
		const s = await scene();
		await verify(s, s.organizer);
		expect(await canMake(s, s.organizer)).toBe("EVENTS_NOT_ALLOWED");
		await s.db.eventCreator.create({ data: { email: s.organizer.email } });
		expect(await canMake(s, s.organizer)).toBe("ok");
		expect(await canMake(s, s.guest)).toBe("EVENTS_NOT_ALLOWED");
	});

	test("a person whose address is only claimed is not the one who was named", async () => {
		const s = await scene({ eventCreators: "scene.rollcall.test" });
		await s.db.eventCreator.create({ data: { email: s.guest.email } });
		expect(await canMake(s, s.guest)).toBe("EVENTS_NOT_ALLOWED");
		await verify(s, s.guest);
		expect(await canMake(s, s.guest)).toBe("ok");
	});

	test.each([
		["ada@example.org", "ada@example.org", true],
		["ada@example.org", "ben@example.org", false],
		["example.com, Example.ORG", "ben@example.org", true],
		["example.org", "ben@photos.example.org", false],
		["example.org", "ben@notexample.org", false],
		["example.org", "example.org@elsewhere.net", false],
		["named", "ada@example.org", false],
	])("with %s, %s: %s", (setting, email, listed) => {
		expect(isListed(setting, email)).toBe(listed);
	});

	test("only on a site without events, where nobody may make one, is somebody told how to begin", async () => {
		const s = await scene();
		const told = async () => (await s.as(s.personas.stranger).events.start()).untouched;
		expect(await told()).toBe(false);
		await s.db.event.deleteMany();
		expect(await told()).toBe(true);
		await s.db.eventCreator.create({ data: { email: "ada@example.org" } });
		expect(await told()).toBe(false);
	});
});

describe("a day's limit", () => {
	test("holds for events made at the same time", async () => {
		const s = await scene({ eventCreators: "everyone", limits: { eventsPerDay: 3 } });
		const calls = await Promise.all(
			Array.from({ length: 8 }, () => outcome(s.as(s.guest).events.create(party))),
		);
		expect(calls.filter((answer) => answer === "ok")).toHaveLength(3);
		expect(calls.filter((answer) => answer === "TOO_MANY_EVENTS")).toHaveLength(5);
		expect(await s.db.event.count({ where: { createdById: s.guest.id } })).toBe(3);
		expect(await outcome(s.as(s.organizer).events.create(party))).toBe("ok");
	});

	test("holds at the same time by the rows alone", async () => {
		const s = await scene({ eventCreators: "everyone", limits: { eventsPerDay: 3 } });
		s.deps.limit = { ...s.deps.limit, event: async () => {} };
		const calls = Array.from({ length: 8 }, () => outcome(s.as(s.guest).events.create(party)));
		expect((await Promise.all(calls)).filter((answer) => answer === "ok")).toHaveLength(3);
	});

	test("holds across the moment at which the rate limit starts again", async () => {
		const s = await scene({ eventCreators: "everyone", limits: { eventsPerDay: 2 } });
		await s.as(s.guest).events.create(party);
		await s.as(s.guest).events.create(party);
		await s.db.rateLimit.deleteMany();
		expect(await outcome(s.as(s.guest).events.create(party))).toBe("TOO_MANY_EVENTS");
		s.clock.now = new Date(Date.now() + 25 * 3_600_000);
		await s.db.rateLimit.deleteMany();
		expect(await outcome(s.as(s.guest).events.create(party))).toBe("ok");
	});

	test("counts events that were deleted again", async () => {
		const s = await scene({ eventCreators: "everyone", limits: { eventsPerDay: 2 } });
		for (let time = 0; time < 2; time++) {
			const { id } = await s.as(s.guest).events.create(party);
			await s.as(s.guest).events.remove({ eventId: id });
		}
		const refused = await refusal(s.as(s.guest).events.create(party));
		expect(refused).toMatchObject({ code: "TOO_MANY_EVENTS", httpStatus: 429, retry: true });
	});
});

describe("a duplicate", () => {
	async function weekend() {
		const s = await scene({
			eventCreators: "everyone",
			event: {
				...{ name: "Weekend", timezone: "Europe/Madrid", moderation: "BEFORE" },
				// Friday 19:00 to Sunday 17:00, in summer.
				...{ startsAt: new Date("2026-10-09T17:00:00Z"), endsAt: new Date("2026-10-11T15:00:00Z") },
				...{ uploadsOpenAt: new Date("2026-10-09T17:00:00Z") },
				uploadsCloseAt: new Date("2026-10-30T22:59:59Z"),
			},
		});
		await plantPhoto(s, { uploaderId: s.guest.id });
		await s.db.attendance.create({
			data: { eventId: s.event.id, email: "noor@example.org", name: "Noor", source: "IMPORT" },
		});
		return s;
	}

	test("has the same times of day on another day, and none of the photos", async () => {
		const s = await weekend();
		const copy = { eventId: s.event.id, name: "Weekend again", day: "2026-11-13", withRoll: false };
		const { id, slug } = await s.as(s.organizer).events.duplicate(copy);

		expect(slug).toBe("weekend-again");
		expect(await s.db.event.findUniqueOrThrow({ where: { id } })).toMatchObject({
			...{ startsAt: new Date("2026-11-13T18:00:00Z"), endsAt: new Date("2026-11-15T16:00:00Z") },
			...{ uploadsOpenAt: new Date("2026-11-13T18:00:00Z"), moderation: "BEFORE" },
			uploadsCloseAt: new Date("2026-12-04T22:59:00Z"),
		});
		expect(await s.db.photo.count({ where: { eventId: id } })).toBe(0);
		const roll = await s.db.attendance.findMany({ where: { eventId: id } });
		expect(roll).toMatchObject([{ userId: s.organizer.id, role: "ORGANIZER" }]);
	});

	test("with its roll invites everybody again, and nobody has attended", async () => {
		const s = await weekend();
		const copy = { eventId: s.event.id, name: "Weekend", day: "2027-10-08", withRoll: true };
		const { id } = await s.as(s.organizer).events.duplicate(copy);

		const roll = await s.db.attendance.findMany({ where: { eventId: id } });
		const before = await s.db.attendance.count({ where: { eventId: s.event.id } });
		expect(roll).toHaveLength(before);
		expect(roll.filter(({ status }) => status === "ATTENDED")).toEqual([]);
		expect(roll.find(({ email }) => email === "noor@example.org")).toMatchObject({
			...{ userId: null, name: "Noor", role: "ATTENDEE", status: "INVITED", source: "IMPORT" },
		});
		expect(roll.filter(({ userId }) => userId === s.organizer.id)).toHaveLength(1);
	});
});
