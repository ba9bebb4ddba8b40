/**
 * Uses a database whose time zone is fourteen hours from UTC, like that of a laptop outside UTC. See
 * ./pool-options.ts.
 */
import { beforeAll, expect, test } from "vitest";
import { administer } from "@/scripts/stack/databases";
import { openDatabase } from "@/tests/setup/database";
import { arrive, begin, jpeg } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";
import { db, pool } from "./client";

beforeAll(async () => {
	const { url } = await openDatabase();
	await administer(
		url,
		`ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET TimeZone = 'Pacific/Kiritimati'`,
	);
});

test("every connection to the database uses UTC", async () => {
	const zones = await Promise.all(Array.from({ length: 10 }, () => pool.query("SHOW TimeZone")));
	expect(zones.map(({ rows }) => rows)).toEqual(Array(10).fill([{ TimeZone: "UTC" }]));
	expect(await db.$queryRaw`SELECT current_setting('TimeZone') AS zone`).toEqual([{ zone: "UTC" }]);
});

test("times that the server writes agree with times that the database writes", async () => {
	const s = await scene();
	const { photoId } = await begin(s, s.guest, jpeg());
	const now = new Date();
	await db.upload.update({ where: { id: photoId }, data: { expiresAt: now } });

	const [row] = await db.$queryRaw<{ apart: number; read: Date }[]>`
		SELECT extract(epoch FROM ("expiresAt" - now()))::float8 AS apart, "expiresAt" AS read
		FROM "Upload" WHERE "expiresAt" = ${now}`;

	expect(row?.read).toEqual(now);
	expect(Math.abs(row?.apart ?? Number.NaN)).toBeLessThan(60);
	const { createdAt } = await db.upload.findUniqueOrThrow({ where: { id: photoId } });
	expect(Math.abs(createdAt.getTime() - now.getTime())).toBeLessThan(60_000);
});

test("a photo that was sent is confirmed by the sweep and listed, and nothing expires too early", async () => {
	const s = await scene();
	const { photoId } = await arrive(s, s.guest, jpeg());
	await begin(s, s.guest, jpeg());

	expect(await sweep({ ...s.deps, db })).toMatchObject({ confirmed: 1, waiting: 1, expired: 0, failed: 0 });

	const { photos } = await s.as(s.guest).photos.list({ eventId: s.event.id });
	expect(photos).toMatchObject([{ id: photoId, state: "READY" }]);
	expect(Math.abs((photos[0]?.createdAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
});
