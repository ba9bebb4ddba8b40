import { describe, expect, test } from "vitest";
import type { Prisma } from "@/prisma/generated/client";
import { outcome } from "@/tests/setup/outcome";
import { plantPhoto, type Scene } from "@/tests/setup/photos";
import { plantMany } from "@/tests/setup/plant-many";
import { plansOfPage, rowsRead } from "@/tests/setup/query-plan";
import { type Person, scene } from "@/tests/setup/scene";

const list = (s: Scene, who: Person, more: object = {}) =>
	s.as(who).photos.list({ eventId: s.event.id, ...more });

interface Walk {
	/** Null for the album's default page sizes. */
	limit?: number | null;
	between?: () => Promise<void>;
}

async function walk(s: Scene, who: Person, { limit = 40, between = async () => {} }: Walk = {}) {
	const pages: string[][] = [];
	let cursor: string | null = null;
	do {
		const page: Awaited<ReturnType<typeof list>> = await list(s, who, { cursor, limit: limit ?? undefined });
		pages.push(page.photos.map(({ id }) => id));
		cursor = page.nextCursor;
		await between();
	} while (cursor);
	return pages;
}

describe("pages of 250 photos, many of the same millisecond", () => {
	const order = {
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
		select: { id: true },
	} satisfies Prisma.PhotoFindManyArgs;

	test("contain every photo once, newest first", async () => {
		const s = await scene();
		await plantMany(s, 250, { ties: 30 });
		const pages = await walk(s, s.personas.registered);
		expect(pages.map(({ length }) => length)).toEqual([40, 40, 40, 40, 40, 40, 10]);
		expect(pages.flat()).toEqual((await s.db.photo.findMany(order)).map(({ id }) => id));
	});

	test("are short at first and longer after the first page", async () => {
		const s = await scene();
		await plantMany(s, 250);
		const pages = await walk(s, s.guest, { limit: null });
		expect(pages.map(({ length }) => length)).toEqual([30, 48, 48, 48, 48, 28]);
		expect(new Set(pages.flat()).size).toBe(250);
	});

	test("neither repeat nor skip a photo while new ones arrive and others are removed", async () => {
		const s = await scene();
		await plantMany(s, 250, { ties: 30 });
		const before = (await s.db.photo.findMany(order)).map(({ id }) => id);
		const removed: string[] = [];
		const between = async () => {
			await plantPhoto(s, { uploaderId: s.guest.id });
			const oldest = await s.db.photo.findFirst({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
			if (oldest) {
				await s.db.photo.delete({ where: { id: oldest.id } });
				removed.push(oldest.id);
			}
		};

		const seen = (await walk(s, s.guest, { between })).flat();

		expect(new Set(seen).size).toBe(seen.length);
		const kept = before.filter((id) => !removed.includes(id));
		expect(kept.every((id) => seen.includes(id))).toBe(true);
		expect(seen).toEqual(before.filter((id) => seen.includes(id)));
	});

	test.each([1, 100])("with a limit of %i end without an empty page", async (limit) => {
		const s = await scene();
		await plantMany(s, 2 * limit, { ties: 7 });
		expect((await walk(s, s.guest, { limit })).map(({ length }) => length)).toEqual([limit, limit]);
	});

	test("of an empty album are one empty page", async () => {
		const s = await scene();
		expect(await list(s, s.guest)).toEqual({ photos: [], nextCursor: null });
	});
});

describe("who sees what in the list", () => {
	test("the uploader and the organizers see every photo that did not fail, others only those that are READY and SHOWN", async () => {
		const s = await scene();
		const uploaderId = s.guest.id;
		const planted = {
			ready: await plantPhoto(s, { uploaderId }),
			developing: await plantPhoto(s, { uploaderId, state: "DEVELOPING" }),
			failed: await plantPhoto(s, { uploaderId, state: "FAILED" }),
			hidden: await plantPhoto(s, { uploaderId, place: "HIDDEN" }),
			waiting: await plantPhoto(s, { uploaderId, place: "WAITING" }),
			hiddenDeveloping: await plantPhoto(s, { uploaderId, place: "HIDDEN", state: "DEVELOPING" }),
			elsewhere: await plantPhoto(s, { uploaderId, eventId: s.foreignEvent.id }),
		};
		const { elsewhere: _, failed: __, ...ofEvent } = planted;
		const all = Object.values(ofEvent);
		const idsFor = async (who: Person) => (await list(s, who)).photos.map(({ id }) => id).sort();
		const sorted = (photos: { photoId: string }[]) => photos.map(({ photoId }) => photoId).sort();

		expect(await idsFor(s.guest)).toEqual(sorted(all));
		expect(await idsFor(s.organizer)).toEqual(sorted(all));
		for (const other of [s.personas.attended, s.personas.registered, s.personas.invited]) {
			expect(await idsFor(other)).toEqual(sorted([planted.ready]));
		}
	});

	test("the uploader and the organizers get images and the original, others only images", async () => {
		const s = await scene();
		await plantPhoto(s, { uploaderId: s.guest.id });
		const image = { width: 32, url: expect.stringContaining("/optimized/") };
		const original = expect.stringContaining("/uploads/");
		const first = async (who: Person) => (await list(s, who)).photos[0];

		expect(await first(s.guest)).toMatchObject({
			images: [image],
			originalUrl: original,
			mine: true,
			canEdit: true,
		});
		expect(await first(s.organizer)).toMatchObject({ originalUrl: original, mine: false, canEdit: true });
		expect(await first(s.personas.attended)).toMatchObject({
			...{ images: [image], originalUrl: null, mine: false, canEdit: false, failure: null },
			uploadedBy: { id: s.guest.id, name: s.guest.name },
		});
		expect(JSON.stringify(await first(s.personas.attended))).not.toMatch(/uploads\/|sha256|@/);
	});

	test("an event's photo count is the number of photos that the person can see", async () => {
		const s = await scene();
		await plantPhoto(s, { uploaderId: s.guest.id });
		await plantPhoto(s, { uploaderId: s.guest.id, place: "HIDDEN" });
		await plantPhoto(s, { uploaderId: s.guest.id, place: "WAITING" });
		const countFor = async (who: Person) =>
			(await s.as(who).events.bySlug({ slug: s.event.slug })).photoCount;
		expect([
			await countFor(s.guest),
			await countFor(s.organizer),
			await countFor(s.personas.attended),
		]).toEqual([3, 3, 1]);
	});
});

describe("a cursor", () => {
	test.each([
		["x"],
		["_"],
		["1_2"],
		["1_00000000-0000-4000-8000-000000000000_3"],
		["-1_00000000-0000-4000-8000-000000000000"],
		["1.5_00000000-0000-4000-8000-000000000000"],
		["9e99_00000000-0000-4000-8000-000000000000"],
		// The year 10000 and the last date in JavaScript: PostgreSQL cannot read either.
		["253402300800000_00000000-0000-4000-8000-000000000000"],
		["8640000000000000_00000000-0000-4000-8000-000000000000"],
		["NaN_00000000-0000-4000-8000-000000000000"],
		["1_' OR 1=1 --"],
		["\u0000"],
		["x".repeat(101)],
	])("%j is refused", async (cursor) => {
		const s = await scene();
		expect(await outcome(list(s, s.guest, { cursor }))).toBe("INVALID_INPUT");
	});

	test("from another event shows no photo of that event", async () => {
		const s = await scene();
		await plantMany(s, 3, { eventId: s.foreignEvent.id });
		await plantMany(s, 1);
		const { nextCursor } = await s
			.as(s.personas.foreignOrganizer)
			.photos.list({ eventId: s.foreignEvent.id, limit: 1 });
		const { photos } = await list(s, s.guest, { cursor: nextCursor });
		expect(photos.every(({ eventId }) => eventId === s.event.id)).toBe(true);
	});

	test.each([0, -1, 101, 1.5, Number.NaN])("a limit of %d is refused", async (limit) => {
		const s = await scene();
		expect(await outcome(list(s, s.guest, { limit }))).toBe("INVALID_INPUT");
	});
});

describe("among 50,000 photos", () => {
	test("every page is read from the index in order, for everybody, at the top and deep down", async () => {
		const s = await scene();
		await plantMany(s, 50_000, { ties: 3 });
		await plantMany(s, 1_000, { eventId: s.foreignEvent.id });
		await s.db.$executeRaw`ANALYZE "Photo"`;
		const [deep] = await s.db.photo.findMany({ orderBy: { createdAt: "desc" }, skip: 40_000, take: 1 });
		const deepCursor = `${deep?.createdAt.getTime()}_${deep?.id}`;

		for (const who of [s.guest, s.personas.attended, s.organizer]) {
			for (const cursor of [undefined, deepCursor]) {
				const [plan = "", more] = await plansOfPage(s, who, { cursor });
				expect(more).toBeUndefined();
				expect(plan).toMatch(/Index Scan using "Photo_eventId_createdAt_id_idx"/);
				expect(plan).not.toMatch(/Seq Scan on "Photo"|Sort Key.*createdAt/);
				expect(rowsRead(plan, "Photo_eventId_createdAt_id_idx")).toBeLessThanOrEqual(50);
			}
		}
	});
});
