/** An event in numbers. */
import { beforeEach, describe, expect, test } from "vitest";
import { plantPhoto } from "@/tests/setup/photos";
import { plantMany } from "@/tests/setup/plant-many";
import { plansOf } from "@/tests/setup/query-plan";
import { scene } from "@/tests/setup/scene";
import { eventOverview } from "./event-overview";
import { photosOverTime } from "./photos-over-time";

let s: Awaited<ReturnType<typeof scene>>;
beforeEach(async () => {
	s = await scene();
});

const overview = () => s.as(s.organizer).events.overview({ eventId: s.event.id });

/** Photos of the guest, added at these moments. */
async function addedAt(...moments: string[]) {
	for (const moment of moments) {
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		await s.db.photo.update({ where: { id: photoId }, data: { createdAt: new Date(moment) } });
	}
}
const chart = async (timezone: string) => {
	await s.db.event.update({ where: { id: s.event.id }, data: { timezone } });
	const { length, bars } = await photosOverTime(s.deps, { eventId: s.event.id });
	return [length, ...bars.map(({ at, photos }) => `${at.toISOString().slice(0, 16)} ${photos}`)];
};

test("an event without photos has no bars, and everybody who attended has added nothing", async () => {
	expect(await overview()).toMatchObject({
		bytes: 0,
		times: { bars: [] },
		uploaders: { people: 0, top: [] },
		people: { ATTENDED: 3, NOTHING_ADDED: 3 },
	});
});

test("it says who added the most, who attended and added nothing, and how much room the originals take", async () => {
	for (let n = 0; n < 3; n++) await plantPhoto(s, { uploaderId: s.guest.id });
	await plantPhoto(s, { uploaderId: s.personas.registered.id });
	await plantPhoto(s, { uploaderId: s.guest.id, eventId: s.foreignEvent.id });
	const { bytes, uploaders, quiet, people } = await overview();
	expect(uploaders).toEqual({
		people: 2,
		top: [
			{ id: s.guest.id, name: "Gita", photos: 3 },
			{ id: s.personas.registered.id, name: "Rita", photos: 1 },
		],
	});
	expect(people.NOTHING_ADDED).toBe(2);
	expect(quiet).toHaveLength(2);
	const { _sum } = await s.db.photo.aggregate({ where: { eventId: s.event.id }, _sum: { size: true } });
	expect(bytes).toBe(_sum.size);
});

test("the lists on the roll that it links to have the same people", async () => {
	await plantPhoto(s, { uploaderId: s.guest.id });
	const { people } = await overview();
	const roll = s.as(s.organizer).roll;
	const quiet = await roll.list({ eventId: s.event.id, part: "NOTHING_ADDED" });
	expect(quiet.total).toBe(people.NOTHING_ADDED);
	const byPhotos = await roll.list({ eventId: s.event.id, order: "photos" });
	expect(byPhotos.rows.map(({ photos }) => photos)).toEqual([1, 0, 0, 0, 0]);
});

test("an organizer who is not marked as attended is told so, until they are", async () => {
	expect((await overview()).notThere).toBeNull();
	const { id } = await s.db.attendance.findFirstOrThrow({ where: { userId: s.organizer.id } });
	await s.db.attendance.update({ where: { id }, data: { status: "REGISTERED" } });
	expect((await overview()).notThere).toBe(id);
});

describe("the chart", () => {
	test("has an hour for each bar within two days, those without photos as well", async () => {
		await addedAt("2026-10-10T18:05:00Z", "2026-10-10T18:55:00Z", "2026-10-10T21:00:00Z");
		expect(await chart("Europe/Madrid")).toEqual([
			"hour",
			"2026-10-10T18:00 2",
			"2026-10-10T19:00 0",
			"2026-10-10T20:00 0",
			"2026-10-10T21:00 1",
		]);
	});

	test("keeps the hour that happens twice apart when clocks are set back", async () => {
		await addedAt("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z");
		expect(await chart("Europe/Madrid")).toEqual(["hour", "2026-10-25T00:00 1", "2026-10-25T01:00 1"]);
	});

	test("begins its hours at those of the zone", async () => {
		await addedAt("2026-10-10T18:20:00Z", "2026-10-10T18:40:00Z");
		expect(await chart("Asia/Kolkata")).toEqual(["hour", "2026-10-10T17:30 1", "2026-10-10T18:30 1"]);
	});

	test("has the days of the zone over some weeks, of which one has 25 hours", async () => {
		await addedAt(
			"2026-10-24T21:59:00Z",
			"2026-10-24T22:01:00Z",
			"2026-10-25T22:59:00Z",
			"2026-10-27T12:00:00Z",
		);
		expect(await chart("Europe/Madrid")).toEqual([
			"day",
			"2026-10-23T22:00 1",
			"2026-10-24T22:00 2",
			"2026-10-25T23:00 0",
			"2026-10-26T23:00 1",
		]);
	});

	test("has months over a year, and never more bars than can be read", async () => {
		await addedAt("2026-01-31T12:00:00Z", "2026-04-30T23:30:00Z", "2026-05-31T21:00:00Z");
		expect(await chart("Europe/Madrid")).toEqual([
			"month",
			"2025-12-31T23:00 1",
			"2026-01-31T23:00 0",
			"2026-02-28T23:00 0",
			"2026-03-31T22:00 0",
			"2026-04-30T22:00 2",
		]);
	});
});

test("what it costs depends on the event's own people and photos, and not on those of others", async () => {
	await plantMany(s, 300);
	await plantMany(s, 20_000, { eventId: s.foreignEvent.id });
	await s.db.$executeRaw`
		INSERT INTO "Attendance" (id, "eventId", name, status)
		SELECT gen_random_uuid(), event, 'Guest ' || n, 'ATTENDED' FROM generate_series(1, 5000) n,
		       unnest(ARRAY[${s.foreignEvent.id}::uuid]) event`;
	await s.db.$executeRaw`VACUUM ANALYZE "Photo"`;
	await s.db.$executeRaw`VACUUM ANALYZE "Attendance"`;
	const plans = await plansOf(s, s.organizer, (deps, { eventId }) =>
		eventOverview(deps, { eventId, userId: s.organizer.id }),
	);
	expect(plans.length).toBeGreaterThan(7);
	for (const plan of plans) {
		expect(plan).not.toMatch(/Seq Scan on "(Photo|Attendance)"/);
		for (const [, rows] of plan.matchAll(/rows=(\d+)/g)) expect(Number(rows)).toBeLessThanOrEqual(300);
	}
});
