import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { Prisma } from "@/prisma/generated/client";
import type { PhotoOrder } from "@/rules/album";
import { outcome } from "@/tests/setup/outcome";
import { arrive, plantPhoto, type Scene } from "@/tests/setup/photos";
import { plansOfPage, rowsRead } from "@/tests/setup/query-plan";
import { type Person, scene } from "@/tests/setup/scene";

const noon = "2026-11-24T12:00:00.000Z";

/** READY photos. Seven share each capture time and each time of adding, and every third has no capture time. */
async function plantTaken(s: Scene, count: number, uploader: Person = s.guest) {
	await s.db.$executeRaw`
		INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, width, height, "createdAt", "takenAt")
		SELECT id, ${s.event.id}::uuid, ${uploader.id}::uuid, 'uploads/' || id, encode(sha256(id::text::bytea), 'hex'),
		       'image/jpeg', 1, 'Photo ' || n, 'READY', 1, 1,
		       ${noon}::timestamptz + (n * 7919 % ${count} / 7) * interval '1 second',
		       CASE WHEN n % 3 > 0 THEN ${noon}::timestamptz - (n / 7) * interval '1 minute' END
		FROM (SELECT gen_random_uuid() AS id, n FROM generate_series(1, ${count}::int) n) made`;
}

async function walk(
	s: Scene,
	who: Person,
	asked: { order: PhotoOrder; uploaderId?: string; limit?: number },
) {
	const ids: string[] = [];
	let cursor: string | null | undefined;
	do {
		const page: Awaited<ReturnType<ReturnType<Scene["as"]>["photos"]["list"]>> = await s
			.as(who)
			.photos.list({ eventId: s.event.id, cursor, ...asked });
		ids.push(...page.photos.map(({ id }) => id));
		cursor = page.nextCursor;
	} while (cursor);
	return ids;
}

const inOrder = {
	newest: [{ createdAt: "desc" }, { id: "desc" }],
	taken: [{ takenAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { id: "asc" }],
	best: [{ favourites: "desc" }, { createdAt: "desc" }, { id: "desc" }],
} satisfies Record<PhotoOrder, Prisma.PhotoOrderByWithRelationInput[]>;

async function expected(s: Scene, order: PhotoOrder, uploaderId?: string) {
	const rows = await s.db.photo.findMany({
		where: { eventId: s.event.id, uploaderId },
		orderBy: inOrder[order],
		select: { id: true },
	});
	return rows.map(({ id }) => id);
}

describe("by capture time", () => {
	test.each([1, 7, 40, 100])(
		"pages of %i contain every photo once, earliest first, with those without a capture time last",
		async (limit) => {
			const s = await scene();
			await plantTaken(s, 120);
			expect(await walk(s, s.personas.registered, { order: "taken", limit })).toEqual(
				await expected(s, "taken"),
			);
		},
	);

	test("a photo from before 1970 comes first", async () => {
		const s = await scene();
		await plantTaken(s, 3);
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		await s.db.photo.update({ where: { id: photoId }, data: { takenAt: new Date("1969-07-20T20:17:00Z") } });
		const ids = await walk(s, s.guest, { order: "taken", limit: 1 });
		expect(ids[0]).toBe(photoId);
		expect(ids).toHaveLength(4);
	});

	test.each([
		["t_-62135596800000_253402300799999_00000000-0000-4000-8000-000000000000"],
		["t_253402300799999_1_00000000-0000-4000-8000-000000000000"],
	])("a cursor with the first or the last possible date, %s, is accepted", async (cursor) => {
		const { as, event, guest } = await scene();
		expect(await outcome(as(guest).photos.list({ eventId: event.id, order: "taken", cursor }))).toBe("ok");
	});

	test.each([
		["t_x_1_00000000-0000-4000-8000-000000000000"],
		["t_1_1_2"],
		["t_1_-1_00000000-0000-4000-8000-000000000000"],
		["t_-62135596800001_1_00000000-0000-4000-8000-000000000000"],
		["t_-8640000000000000_1_00000000-0000-4000-8000-000000000000"],
		["t_253402300800000_1_00000000-0000-4000-8000-000000000000"],
		["t_1_8640000000000000_00000000-0000-4000-8000-000000000000"],
		["u_253402300800000_00000000-0000-4000-8000-000000000000"],
		["u_1"],
		["1_00000000-0000-4000-8000-000000000000"],
	])("a cursor in another form, %s, is refused", async (cursor) => {
		const s = await scene();
		const { as, event, guest } = s;
		expect(await outcome(as(guest).photos.list({ eventId: event.id, order: "taken", cursor }))).toBe(
			"INVALID_INPUT",
		);
	});
});

describe("the photos of one person", () => {
	test.each(["newest", "taken"] as const)(
		"in the order %s are all of theirs and no one else's",
		async (order) => {
			const s = await scene();
			await plantTaken(s, 60);
			await plantTaken(s, 60, s.personas.attended);
			const asked = { order, uploaderId: s.guest.id, limit: 13 };
			expect(await walk(s, s.personas.registered, asked)).toEqual(await expected(s, order, s.guest.id));
		},
	);

	test("do not include photos that the viewer may not see", async () => {
		const s = await scene();
		await plantPhoto(s, { uploaderId: s.guest.id, place: "HIDDEN" });
		const of = (who: Person) => walk(s, who, { order: "newest", uploaderId: s.guest.id });
		expect([(await of(s.guest)).length, (await of(s.personas.attended)).length]).toEqual([1, 0]);
	});

	test("can be chosen only for people who added a photo that the viewer can see", async () => {
		const s = await scene();
		await plantPhoto(s, { uploaderId: s.guest.id, place: "HIDDEN" });
		await plantPhoto(s, { uploaderId: s.personas.attended.id });
		await plantPhoto(s, { uploaderId: s.organizer.id, eventId: s.foreignEvent.id });
		const names = async (who: Person) =>
			(await s.as(who).photos.uploaders({ eventId: s.event.id })).map(({ name }) => name);
		expect(await names(s.organizer)).toEqual(["Adam", "Gita"]);
		expect(await names(s.personas.attended)).toEqual(["Adam"]);
	});
});

test("three photos of one second are in the order of their fractions, in whatever order they come", async () => {
	const s = await scene();
	const added: string[] = [];
	for (const name of ["burst-3-subsec-900.jpg", "burst-2-subsec-500.jpg", "burst-1-subsec-100.jpg"]) {
		const bytes = await readFile(new URL(`../../tests/fixtures/odd/${name}`, import.meta.url));
		const { photoId } = await arrive(s, s.guest, bytes);
		await s.as(s.guest).photos.confirm({ photoId });
		added.push(photoId);
	}
	await s.settled();
	expect(await walk(s, s.guest, { order: "taken" })).toEqual(added.toReversed());
});

test("among 50,000 photos every order and every person's photos are read from an index, at the top and deep down", async () => {
	const s = await scene();
	await plantTaken(s, 49_600);
	await plantTaken(s, 400, s.personas.attended);
	await s.db.$executeRaw`ANALYZE "Photo"`;
	const at = (skip: number, where: Prisma.PhotoWhereInput) =>
		s.db.photo.findFirst({ where, orderBy: inOrder.taken, skip });
	const dated = await at(20_000, { takenAt: { not: null } });
	const undated = await at(8_000, { takenAt: null });
	const byTime = `t_${dated?.takenAt?.getTime()}_${dated?.createdAt.getTime()}_${dated?.id}`;
	const withoutTime = `u_${undated?.createdAt.getTime()}_${undated?.id}`;
	const index = "Photo_eventId_takenAt_createdAt_id_idx";

	for (const who of [s.personas.registered, s.organizer]) {
		for (const cursor of [undefined, byTime, withoutTime]) {
			const [plan = "", more] = await plansOfPage(s, who, { order: "taken", cursor });
			expect(more).toBeUndefined();
			expect(plan).toContain(`Index Scan using "${index}"`);
			expect(plan).not.toMatch(/Seq Scan on "Photo"|Sort Key/);
			expect(rowsRead(plan, index)).toBeLessThanOrEqual(50);
		}
		const uploaderId = s.personas.attended.id;
		const ofPerson = {
			newest: "Photo_eventId_uploaderId_createdAt_id_idx",
			taken: "Photo_eventId_uploaderId_takenAt_createdAt_id_idx",
		};
		for (const order of ["newest", "taken"] as const) {
			const [plan = "", more] = await plansOfPage(s, who, { order, uploaderId });
			expect(more).toBeUndefined();
			expect(plan).toContain(`Index Scan using "${ofPerson[order]}"`);
			expect(plan).not.toMatch(/Seq Scan on "Photo"|Sort Key/);
			expect(rowsRead(plan, ofPerson[order])).toBeLessThanOrEqual(50);
		}
	}
});
