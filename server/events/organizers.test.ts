import { describe, expect, test } from "vitest";
import { nameOrganizer } from "@/scripts/organizer/name-organizer";
import { outcome } from "@/tests/setup/outcome";
import { announced, jpeg, plantObjects, plantPhoto, plantUpload } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";
import { claimRoll } from "../auth/claim-roll";

type Scene = Awaited<ReturnType<typeof scene>>;

const raise = (s: Scene, { id }: Person) =>
	s.db.attendance.update({
		where: { eventId_userId: { eventId: s.event.id, userId: id } },
		data: { role: "ORGANIZER" },
	});
const organizers = (s: Scene) =>
	s.db.attendance.findMany({ where: { eventId: s.event.id, role: "ORGANIZER" } });

describe("an organizer leaves", () => {
	test("and stays on the roll", async () => {
		const s = await scene();
		await raise(s, s.guest);
		await s.as(s.organizer).events.leave({ eventId: s.event.id });
		expect(await organizers(s)).toMatchObject([{ userId: s.guest.id }]);
		expect(await s.as(s.organizer).events.bySlug({ slug: "hike" })).toMatchObject({
			...{ role: "ATTENDEE", status: "ATTENDED" },
		});
		expect(await outcome(s.as(s.organizer).events.leave({ eventId: s.event.id }))).toBe("ORGANIZERS_ONLY");
	});

	test("but not as the last one", async () => {
		const s = await scene();
		expect(await outcome(s.as(s.organizer).events.leave({ eventId: s.event.id }))).toBe("LAST_ORGANIZER");
		expect(await organizers(s)).toHaveLength(1);
		expect(await s.db.auditEntry.count()).toBe(0);
	});

	test("and of four who leave at once, one stays", async () => {
		const s = await scene();
		const all = [s.organizer, s.guest, s.personas.attended, s.personas.registered];
		for (const person of all.slice(1)) await raise(s, person);
		const answers = await Promise.all(
			all.map((person) => outcome(s.as(person).events.leave({ eventId: s.event.id }))),
		);
		expect(answers.filter((answer) => answer === "LAST_ORGANIZER")).toHaveLength(1);
		expect(await organizers(s)).toHaveLength(1);
	});

	test("only when the one who takes over has signed in, because an address may be mistyped", async () => {
		const s = await scene();
		const { id: eventId } = s.event;
		const email = "stella@scene.rollcall.test";
		await s.as(s.organizer).events.addOrganizer({ eventId, email: "Stella@Scene.rollcall.test" });
		expect(await outcome(s.as(s.organizer).events.leave({ eventId }))).toBe("LAST_ORGANIZER");
		await claimRoll({ db: s.db }, { userId: s.personas.stranger.id, email });
		expect(await outcome(s.as(s.organizer).events.leave({ eventId }))).toBe("ok");
		expect(await outcome(s.as(s.personas.stranger).events.settings({ eventId }))).toBe("ok");
	});
});

describe("npm run organizer", () => {
	const email = "ada@example.org";

	test("lets somebody make events who has never signed in", async () => {
		const s = await scene();
		const said = await nameOrganizer(s, { email });
		expect(said).toMatchObject({ done: true, text: /may now make events.*have to sign in/ });
		await nameOrganizer(s, { email });
		const { id } = await s.db.user.create({ data: { email, emailVerified: new Date(), name: "Ada" } });
		expect(await s.as({ id, email, name: "Ada" }).events.start()).toMatchObject({ allowed: true });
		expect(await s.db.eventCreator.count()).toBe(1);
	});

	test("makes somebody an organizer who has never signed in, and they are one when they do", async () => {
		const s = await scene();
		expect(await nameOrganizer(s, { email, slug: "hike" })).toMatchObject({ done: true });
		const { id } = await s.db.user.create({ data: { email, emailVerified: new Date(), name: "Ada" } });
		await claimRoll(s, { userId: id, email });
		const ada = { id, email, name: "Ada" };
		expect(await outcome(s.as(ada).events.settings({ eventId: s.event.id }))).toBe("ok");
		expect(await outcome(s.as(ada).events.settings({ eventId: s.foreignEvent.id }))).toBe("EVENT_NOT_FOUND");
		expect(await s.db.auditEntry.findMany()).toMatchObject([{ action: "organizer.add", actorId: null }]);
	});

	test("raises the row of somebody who is on the roll, by their address or by their account", async () => {
		const s = await scene();
		const before = await s.db.attendance.count();
		await s.db.user.update({ where: { id: s.guest.id }, data: { emailVerified: new Date() } });
		await nameOrganizer(s, { email: s.guest.email, slug: "hike" });
		const again = await nameOrganizer(s, { email: s.guest.email, slug: "hike" });
		expect(again.text).toContain("already was an organizer");
		expect(await organizers(s)).toHaveLength(2);
		expect(await s.db.attendance.count()).toBe(before);
		expect(await s.as(s.guest).events.bySlug({ slug: "hike" })).toMatchObject({ status: "ATTENDED" });
	});

	test("does not give the event to an account that only claims the address", async () => {
		const s = await scene();
		await nameOrganizer(s, { email: s.personas.stranger.email, slug: "hike" });
		const asked = s.as(s.personas.stranger).events.settings({ eventId: s.event.id });
		expect(await outcome(asked)).toBe("EVENT_NOT_FOUND");
	});

	test("finds the event by an address that it had before, and says if there is none", async () => {
		const s = await scene();
		await s.db.event.update({ where: { id: s.event.id }, data: { slug: "walk" } });
		expect(await nameOrganizer(s, { email, slug: "hike" })).toMatchObject({ text: /at \/events\/walk/ });
		expect(await nameOrganizer(s, { email, slug: "none" })).toMatchObject({ done: false });
		expect(await s.db.attendance.count({ where: { email } })).toBe(1);
	});
});

describe("an archived event", () => {
	test("takes no new photos, keeps its album, and can be brought back", async () => {
		const s = await scene();
		const eventId = s.event.id;
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		await s.as(s.organizer).events.archive({ eventId, archived: true });
		await s.as(s.organizer).events.archive({ eventId, archived: true });

		const add = () => outcome(s.as(s.guest).photos.initiateUpload({ eventId, ...announced(jpeg()) }));
		expect(await add()).toBe("EVENT_ARCHIVED");
		const event = await s.as(s.guest).events.bySlug({ slug: "hike" });
		expect(event).toMatchObject({ photoCount: 1, uploads: { allowed: false, code: "EVENT_ARCHIVED" } });
		expect(event.archivedAt).toBeInstanceOf(Date);
		expect(await outcome(s.as(s.guest).photos.byId({ photoId }))).toBe("ok");

		await s.as(s.organizer).events.archive({ eventId, archived: false });
		expect(await add()).toBe("ok");
		const actions = await s.db.auditEntry.findMany({ orderBy: { createdAt: "asc" } });
		expect(actions.map(({ action }) => action)).toEqual(["event.archive", "event.unarchive"]);
	});
});

describe("deleting an event", () => {
	test("is refused as soon as it has a photo", async () => {
		const s = await scene();
		await plantPhoto(s, { uploaderId: s.guest.id, place: "HIDDEN" });
		expect(await outcome(s.as(s.organizer).events.remove({ eventId: s.event.id }))).toBe("EVENT_HAS_PHOTOS");
		expect(await s.db.event.count()).toBe(2);
	});

	test("notes the objects of uploads that were not confirmed", async () => {
		const s = await scene();
		await plantUpload(s, { uploaderId: s.guest.id, state: "PENDING" });
		await s.as(s.organizer).events.remove({ eventId: s.event.id });
		expect(await s.db.event.count()).toBe(1);
		expect(await s.db.upload.count()).toBe(0);
		expect(await s.db.job.count({ where: { kind: "REMOVE_OBJECT" } })).toBe(1);
	});

	test("while photos are announced ends with the event or with an upload, and never with an error of ours", async () => {
		const s = await scene();
		const eventId = s.event.id;
		const people = [s.guest, s.personas.attended];
		const answers = await Promise.all([
			...people.flatMap((person) =>
				[1, 2, 3].map(() => outcome(s.as(person).photos.initiateUpload({ eventId, ...announced(jpeg()) }))),
			),
			outcome(s.as(s.organizer).events.remove({ eventId })),
		]);
		for (const answer of answers) expect(["ok", "NOT_ON_THE_ROLL"]).toContain(answer);
		expect(await s.db.event.count()).toBe(1);
	});
});

describe("originals that the event shares", () => {
	test("are downloaded by whoever sees the photo, and stay out of lists", async () => {
		const s = await scene();
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		const { key } = await s.db.photo.findUniqueOrThrow({ where: { id: photoId } });
		await plantObjects(s, photoId);
		const other = s.as(s.personas.attended);
		const original = new URL(`http://store/${key}`).pathname;
		expect((await other.photos.download({ photoId })).url).not.toContain(original);

		await s.db.event.update({ where: { id: s.event.id }, data: { shareOriginals: true } });
		expect((await other.photos.download({ photoId })).url).toContain(original);
		expect(await other.photos.byId({ photoId })).toMatchObject({ originalUrl: null });
		const stranger = s.as(s.personas.stranger).photos.download({ photoId });
		expect(await outcome(stranger)).toBe("PHOTO_NOT_FOUND");
		await s.as(s.organizer).photos.hide({ eventId: s.event.id, photoId, reason: "ASKED" });
		expect(await outcome(other.photos.download({ photoId }))).toBe("PHOTO_NOT_FOUND");
	});
});
