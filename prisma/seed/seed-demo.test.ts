import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { demoAccounts } from "@/server/auth/demo-account";
import { limits } from "@/server/limits";
import { listPhotos } from "@/server/photos/list-photos";
import { findMembership } from "@/server/policies/membership";
import { uploadRefusal } from "@/server/policies/uploads";
import { makeS3Store } from "@/server/storage/s3-store";
import { emptyDatabase, openDatabase } from "@/tests/setup/database";
import { openBucket } from "@/tests/setup/store";
import { supper } from "./events";
import { people } from "./people";
import { photos } from "./photos";
import { demoGuests } from "./roll";
import { seedDemo } from "./seed-demo";

const [{ db }, { client, bucket }] = await Promise.all([openDatabase(), openBucket()]);
const storage = makeS3Store({ client, bucket, urlWindowSeconds: limits.imageUrlWindowSeconds });
// Each call is a millisecond later, so that the photos have an order.
let looks = 0;
const now = () => new Date(Date.parse("2026-11-25T12:00:00Z") + looks++);
const deps = {
	db,
	storage,
	limits,
	now,
	limit: { upload: async () => {}, report: async () => {}, favourite: async () => {} },
};

const everyRow = async () => [
	await db.user.findMany({ orderBy: { id: "asc" } }),
	await db.event.findMany({ orderBy: { id: "asc" } }),
	await db.attendance.findMany({ orderBy: { id: "asc" } }),
	await db.photo.findMany({ orderBy: { id: "asc" } }),
];

async function membershipOf(userId: string, slug: string) {
	const event = await db.event.findUniqueOrThrow({ where: { slug } });
	const membership = await findMembership(db, { eventId: event.id, userId });
	if (!membership) throw new Error(`${userId} is not on the roll of ${slug}.`);
	return { event, membership };
}

describe("in a new demo", () => {
	beforeAll(async () => {
		await emptyDatabase(db);
		expect(await seedDemo(deps)).toBe(true);
	});

	test("a person who attended sees every demo photo that is not hidden, developed, and may add photos", async () => {
		const { event, membership } = await membershipOf(people.ada.id, "picos-weekend-2026");
		const album = await listPhotos(deps, { eventId: event.id, membership, limit: 40 });

		expect(album.photos.map(({ title, state }) => ({ title, state }))).toEqual(
			photos
				.filter(({ hidden }) => !hidden)
				.map(({ title }) => ({ title, state: "READY" }))
				.reverse(),
		);
		expect(new Set(album.photos.map(({ uploadedBy }) => uploadedBy.name))).toEqual(
			new Set(["Ben Okafor", "Olga Lindqvist"]),
		);
		expect(
			uploadRefusal([{ id: event.id, own: true, name: null, blocked: false, ...membership }], event, now()),
		).toBeNull();
		expect(await db.upload.count()).toBe(0);
	});

	test("photos are in the sections of the time they were taken, and in those that were chosen for them", async () => {
		const { event, membership } = await membershipOf(people.ada.id, "picos-weekend-2026");
		const album = await listPhotos(deps, { eventId: event.id, membership, limit: 40 });
		const sections = await db.section.findMany({ where: { eventId: event.id } });
		const nameOf = (id: string | null) => sections.find((section) => section.id === id)?.name;
		expect(
			Object.fromEntries(album.photos.map(({ title, sectionId }) => [title, nameOf(sectionId)])),
		).toEqual({
			"The first climb": "Saturday: the climb",
			"A fig at the halfway stop": "Saturday: the climb",
			"Last light at the orientation table": "Saturday evening",
			"The meadow behind the hut": "Sunday: the meadow",
			"Painting the new trail signs": "Sunday: the meadow",
		});
	});

	test("a hidden photo and its reason are there for its uploader and for the organizer", async () => {
		for (const { id } of [people.ben, people.olga]) {
			const { event, membership } = await membershipOf(id, "picos-weekend-2026");
			const album = await listPhotos(deps, { eventId: event.id, membership, limit: 40 });
			expect(album.photos.filter(({ place }) => place !== "SHOWN")).toMatchObject([
				{ place: "HIDDEN", hiding: { reason: "DUPLICATE", by: people.olga.name }, state: "READY" },
			]);
		}
	});

	test("two photos are reported, both are still shown, and some are favourites", async () => {
		const { event, membership } = await membershipOf(people.olga.id, "picos-weekend-2026");
		const album = await listPhotos(deps, { eventId: event.id, membership, order: "best", limit: 40 });
		expect(album.photos.map(({ title, reports, favourites }) => [title, reports, favourites])).toEqual([
			["Last light at the orientation table", 0, 3],
			["The meadow behind the hut", 1, 2],
			["The first climb", 0, 1],
			["Painting the new trail signs", 0, 0],
			["The fig once more", 0, 0],
			["A fig at the halfway stop", 2, 0],
		]);
	});

	test("there is a demo account for every kind of membership", async () => {
		expect((await demoAccounts(db)).map(({ name, membership }) => `${name}: ${membership}`)).toEqual([
			"Ada Moreno: demoATTENDED",
			"Ben Okafor: demoATTENDED",
			"Cleo Tanaka: demoREGISTERED",
			"Dev Iyer: demoStranger",
			"Finn Keller: demoSteward",
			"Olga Lindqvist: demoOrganizer",
		]);
	});

	test("uploads to the spring supper are closed", async () => {
		const { event, membership } = await membershipOf(people.ada.id, supper.event.slug);
		expect(
			uploadRefusal([{ id: event.id, own: true, name: null, blocked: false, ...membership }], event, now()),
		).toBe("UPLOADS_CLOSED");
	});
});

describe("seeding", () => {
	beforeEach(() => emptyDatabase(db));

	test("again changes nothing and does not bring back a removed photo", async () => {
		await seedDemo(deps);
		await db.photo.deleteMany({ where: { title: "The first climb" } });
		const before = await everyRow();

		expect(await seedDemo(deps)).toBe(false);

		expect(await everyRow()).toEqual(before);
	});

	test("with a queue leaves a dozen photos that wait, and one that failed", async () => {
		await seedDemo(deps, { queue: true });
		expect(await db.photo.count({ where: { place: "WAITING", state: "READY" } })).toBe(12);
		expect(await db.photo.count({ where: { state: "FAILED" } })).toBe(1);
		expect(await db.event.count({ where: { moderation: "BEFORE" } })).toBe(0);
	});

	test("that was interrupted is finished by the next run", async () => {
		let signed = 0;
		const cutOff: typeof storage = {
			...storage,
			presignPut: (put) => (++signed > 2 ? Promise.reject(new Error("cut off")) : storage.presignPut(put)),
		};
		await expect(seedDemo({ ...deps, storage: cutOff })).rejects.toThrow("cut off");
		expect(await db.event.count({ where: { slug: "picos-weekend-2026" } })).toBe(0);

		expect(await seedDemo(deps)).toBe(true);

		expect(await db.photo.count({ where: { state: "READY" } })).toBe(photos.length);
		expect(await db.photo.count({ where: { place: "HIDDEN" } })).toBe(1);
		// Nobody is on a roll twice, although most of the guests have no address.
		const onRolls = 9 + demoGuests.length;
		expect([await db.user.count(), await db.event.count(), await db.attendance.count()]).toEqual([
			6,
			2,
			onRolls,
		]);
	});
});
