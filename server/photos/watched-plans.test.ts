/**
 * The queries that an open album and a live wall repeat must cost the same at any size. These tests check the
 * plans that PostgreSQL itself chooses.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { Scene } from "@/tests/setup/photos";
import { plansOf, rowsRead } from "@/tests/setup/query-plan";
import { type Person, scene } from "@/tests/setup/scene";
import { latestPhotos } from "./latest-photos";
import { listUploaders } from "./list-uploaders";
import { livePhotos } from "./live-photos";

const photos = 30_000;
const uploaders = 60;
const newest = "Photo_eventId_createdAt_id_idx";
const ofPerson = "Photo_eventId_uploaderId_createdAt_id_idx";

let s: Scene;
let somebody: Person;
const everyPlace = () => [s.personas.registered, s.organizer];

beforeAll(async () => {
	s = await scene();
	somebody = s.guest;
	await s.db.$executeRaw`
		INSERT INTO "User" (id, name) SELECT gen_random_uuid(), 'Guest ' || n FROM generate_series(2, ${uploaders}::int) n
		UNION ALL SELECT gen_random_uuid(), 'Elsewhere ' || n FROM generate_series(1, 20000) n`;
	await s.db.$executeRaw`
		INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, width, height,
		                     "renditionWidths", place, "createdAt")
		SELECT photo, ${s.event.id}::uuid, guests[n % cardinality(guests) + 1], 'uploads/' || photo,
		       encode(sha256(photo::text::bytea), 'hex'), 'image/jpeg', 1, 'Photo ' || n, 'READY', 4, 3, '{480}',
		       (ARRAY['SHOWN', 'HIDDEN']::"PhotoPlace"[])[1 + (n % 100 = 0)::int], '2026-11-24'::timestamptz - n * interval '1 second'
		FROM (SELECT gen_random_uuid() AS photo, n FROM generate_series(1, ${photos}::int) n) made,
		     (SELECT ${somebody.id}::uuid || array_agg(id) AS guests FROM "User" WHERE name LIKE 'Guest %') people`;
	await s.db.$executeRaw`ANALYZE`;
});

describe("among 30,000 photos", () => {
	test("the newest ones are read from an index, for the whole album and for one person", async () => {
		for (const who of everyPlace()) {
			for (const [index, uploaderId] of [[newest], [ofPerson, somebody.id]] as const) {
				const [plan = "", more] = await plansOf(s, who, (deps, at) =>
					latestPhotos(deps, { ...at, uploaderId }),
				);
				expect(more).toBeUndefined();
				expect(plan).toContain(`Scan using "${index}"`);
				expect(plan).not.toMatch(/Seq Scan on "Photo"|Sort Key/);
				expect(rowsRead(plan, index)).toBeLessThanOrEqual(110);
			}
		}
	});

	test("a live wall's photos are read from an index", async () => {
		const [plan = "", more] = await plansOf(s, s.organizer, livePhotos);
		expect(more).toBeUndefined();
		expect(plan).toContain(`Scan using "${newest}"`);
		expect(plan).not.toMatch(/Seq Scan on "Photo"|Sort Key.*createdAt/);
		expect(rowsRead(plan, newest)).toBeLessThanOrEqual(110);
	});

	test("the uploaders are found with one index lookup each, and not by reading all photos or all people", async () => {
		for (const who of everyPlace()) {
			const [plan = "", more] = await plansOf(s, who, listUploaders);
			expect(more).toBeUndefined();
			expect(plan).not.toMatch(/Seq Scan on "(Photo|User)"/);
			const scans = [...plan.matchAll(/Scan using \S+ on "Photo".*?rows=([\d.]+) loops=(\d+)/g)];
			expect(scans.length).toBeGreaterThan(0);
			for (const [, rows, loops] of scans)
				expect(Math.floor(Number(rows) * Number(loops))).toBeLessThanOrEqual(uploaders);
		}
	});
});
