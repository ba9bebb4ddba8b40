import { describe, expect, test } from "vitest";
import { changesIn } from "@/tests/setup/changes";
import { outcome, refusal } from "@/tests/setup/outcome";
import { plantPhoto, type Scene } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";

const like = (s: Scene, who: Person, photoId: string, favourite = true) =>
	s.as(who).photos.setFavourite({ photoId, favourite });

/** Puts that many people's favourites on a photo, without their calls. */
async function plantFavourites(s: Scene, photoId: string, count: number) {
	const data = Array.from({ length: count }, (_, n) => ({ eventId: s.event.id, name: `Fan ${n}` }));
	const people = await s.db.attendance.createManyAndReturn({ data, select: { id: true } });
	await s.db.favourite.createMany({
		data: people.map(({ id }) => ({ photoId, attendanceId: id, createdAt: new Date() })),
	});
}

describe("a favourite", () => {
	test("counts once for each person, however often and by however many presses at once", async () => {
		const s = await scene();
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		await Promise.all(Array.from({ length: 8 }, () => like(s, s.personas.attended, photoId)));
		expect(await like(s, s.organizer, photoId)).toEqual({ favourite: true, favourites: 2 });
		expect(await like(s, s.personas.attended, photoId, false)).toEqual({ favourite: false, favourites: 1 });
		expect(await like(s, s.personas.attended, photoId, false)).toEqual({ favourite: false, favourites: 1 });

		const seenBy = (who: Person) => s.as(who).photos.byId({ photoId });
		expect(await seenBy(s.organizer)).toMatchObject({ favourite: true, favourites: 1 });
		expect(await seenBy(s.guest)).toMatchObject({ favourite: false, favourites: 1 });
	});

	test("of somebody with two rows on the roll counts once when these become one", async () => {
		const s = await scene();
		const { photoId } = await plantPhoto(s, { uploaderId: s.organizer.id });
		const { photoId: another } = await plantPhoto(s, { uploaderId: s.organizer.id });
		const own = await s.db.attendance.findFirstOrThrow({ where: { userId: s.guest.id } });
		const twin = await s.db.attendance.create({ data: { eventId: s.event.id, name: "Gita", version: 1 } });
		await s.db.favourite.createMany({
			data: [own.id, twin.id].map((attendanceId) => ({ photoId, attendanceId, createdAt: new Date() })),
		});
		await s.db.favourite.create({
			data: { photoId: another, attendanceId: twin.id, createdAt: new Date() },
		});
		const people = [own, twin].map(({ id, version }) => ({ personId: id, version }));

		await s.as(s.organizer).roll.merge({ eventId: s.event.id, people });

		for (const id of [photoId, another])
			expect(await s.as(s.guest).photos.byId({ photoId: id })).toMatchObject({
				...{ favourite: true, favourites: 1 },
			});
	});

	test("leaves with its person, and is not for photos that a person cannot see", async () => {
		const s = await scene();
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		await like(s, s.personas.attended, photoId);
		const { id } = await s.db.attendance.findFirstOrThrow({ where: { userId: s.personas.attended.id } });
		const roll = s.as(s.organizer).roll;
		await roll.remove({ eventId: s.event.id, personIds: [id], photos: "KEEP" });
		expect((await s.as(s.guest).photos.byId({ photoId })).favourites).toBe(0);

		await s.db.photo.update({ where: { id: photoId }, data: { place: "HIDDEN" } });
		expect(await outcome(like(s, s.personas.registered, photoId))).toBe("PHOTO_NOT_FOUND");
	});

	test("is told to every open page, and too many in a minute are refused", async () => {
		const s = await scene({ limits: { favouritesPerMinute: 2 } });
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		const news = await changesIn(s, s.personas.registered);
		await like(s, s.organizer, photoId);
		expect(await news()).toMatchObject({ photos: [{ id: photoId, appeared: false }], gone: [] });
		await like(s, s.organizer, photoId, false);
		expect(await refusal(like(s, s.organizer, photoId))).toMatchObject({ code: "ASKED_TOO_OFTEN" });
	});
});

describe("the album of one's own favourites", () => {
	test("has those in every order, and nobody else's", async () => {
		const s = await scene();
		const eventId = s.event.id;
		const planted = [];
		for (let n = 0; n < 4; n++)
			planted.push((await plantPhoto(s, { uploaderId: s.guest.id, createdAt: new Date(n) })).photoId);
		const [first = "", second = "", third = ""] = planted;
		for (const id of [first, third]) await like(s, s.personas.attended, id);
		await like(s, s.organizer, second);
		await like(s, s.organizer, first);
		const photos = s.as(s.personas.attended).photos;
		const idsIn = async (order: "newest" | "taken" | "best") =>
			(await photos.list({ eventId, order, favourites: true })).photos.map(({ id }) => id);
		expect(await idsIn("newest")).toEqual([third, first]);
		expect(await idsIn("taken")).toEqual([first, third]);
		expect(await idsIn("best")).toEqual([first, third]);
		expect(await photos.count({ eventId, favourites: true })).toBe(2);
	});
});

describe("the album by favourites", () => {
	async function best() {
		const s = await scene();
		const ids: string[] = [];
		for (let n = 0; n < 9; n++)
			ids.push((await plantPhoto(s, { uploaderId: s.guest.id, createdAt: new Date(n * 1_000) })).photoId);
		const page = (cursor: string | null, limit = 3) =>
			s.as(s.personas.registered).photos.list({ eventId: s.event.id, order: "best", cursor, limit });
		const wholeFrom = async (cursor: string | null) => {
			const found: string[] = [];
			let next = cursor;
			do {
				const { photos, nextCursor } = await page(next);
				found.push(...photos.map(({ id }) => id));
				next = nextCursor;
			} while (next !== null);
			return found;
		};
		const id = (n: number) => ids[n] ?? "";
		return { s, ids, id, page, wholeFrom };
	}

	test("has those that most people chose first, and of equal ones the newest", async () => {
		const { s, ids, id, wholeFrom } = await best();
		await plantFavourites(s, id(2), 3);
		await plantFavourites(s, id(5), 3);
		await plantFavourites(s, id(0), 1);
		expect(await wholeFrom(null)).toEqual([5, 2, 0, 8, 7, 6, 4, 3, 1].map((n) => ids[n]));
	});

	test("misses no photo and repeats none, however the numbers change between two pages", async () => {
		const { s, ids, id, page, wholeFrom } = await best();
		for (const n of [1, 2, 3, 4]) await plantFavourites(s, id(n), n);
		const first = await page(null);
		expect(first.photos.map((photo) => photo.id)).toEqual([id(4), id(3), id(2)]);
		// One from the end overtakes all, the first falls to the end, and two change places below.
		await plantFavourites(s, id(8), 9);
		await s.db.favourite.deleteMany({ where: { photoId: id(4) } });
		await plantFavourites(s, id(0), 2);
		await s.db.favourite.deleteMany({ where: { photoId: id(1) } });

		const rest = await wholeFrom(first.nextCursor);

		expect(rest).toEqual([1, 8, 7, 6, 5, 0].map((n) => ids[n]));
		// A person who opens it now sees the new numbers.
		expect((await page(null)).photos.map((photo) => photo.id)).toEqual([id(8), id(3), id(2)]);
	});

	test("does not count what was not committed when its first page was read, nor twice what was committed since", async () => {
		const { s, ids, id, page, wholeFrom } = await best();
		await plantFavourites(s, id(3), 1);
		let begun = () => {};
		let commit = () => {};
		const isBegun = new Promise<void>((done) => {
			begun = done;
		});
		const mayCommit = new Promise<void>((done) => {
			commit = done;
		});
		const row = await s.db.attendance.findFirstOrThrow({ where: { userId: s.guest.id } });
		const other = s.db.$transaction(async (tx) => {
			await tx.favourite.create({
				data: { photoId: id(0), attendanceId: row.id, createdAt: new Date() },
			});
			begun();
			await mayCommit;
		});
		await isBegun;
		const first = await page(null, 1);
		commit();
		await other;
		expect(first.photos.map((photo) => photo.id)).toEqual([id(3)]);
		expect(await wholeFrom(first.nextCursor)).toEqual([8, 7, 6, 5, 4, 2, 1, 0].map((n) => ids[n]));
	});

	test("shows an attendee no hidden photo, and refuses a cursor that it has not made", async () => {
		const { s, id, page, wholeFrom } = await best();
		await plantFavourites(s, id(1), 2);
		await s.db.photo.update({ where: { id: id(1) }, data: { place: "HIDDEN" } });
		expect(await wholeFrom(null)).not.toContain(id(1));
		const whole = await page(null, 1);
		for (const cursor of ["x", "1_2_3", whole.nextCursor?.replace(/_\d+_/, "_-1_") ?? ""])
			expect(await outcome(page(cursor))).toBe("INVALID_INPUT");
	});
});
