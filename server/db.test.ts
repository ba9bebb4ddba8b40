/**
 * Prisma's pg adapter writes times without an offset and cuts the offset off those it reads, so on a server whose
 * time zone is not UTC every time it stores would be shifted against now() and all other clients.
 */
import { beforeAll, expect, test } from "vitest";
import { administer } from "@/scripts/stack/databases";
import { openDatabase } from "@/tests/setup/database";
import { arrive, begin, jpeg } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "./photos/sweep";

beforeAll(async () => {
	const { url } = await openDatabase();
	await administer(
		url,
		`ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET TimeZone = 'Pacific/Kiritimati'`,
	);
});

async function farEast() {
	const { db, pool } = await import("./db");
	return { db, pool, pushed: await scene() };
}

test("the server speaks UTC with the database, whatever the database's own time zone", async () => {
	const { db, pool } = await farEast();
	expect(await db.$queryRaw`SELECT current_setting('TimeZone') AS zone`).toEqual([{ zone: "UTC" }]);
	expect((await pool.query("SHOW TimeZone")).rows).toEqual([{ TimeZone: "UTC" }]);
});

test("times that the server writes and times that the database writes are the same times", async () => {
	const { db, pushed } = await farEast();
	const s = { ...pushed, deps: { ...pushed.deps, db } };
	const upload = await begin(pushed, pushed.guest, jpeg());
	const before = new Date();
	await db.upload.update({ where: { id: upload.photoId }, data: { expiresAt: before } });
	const [row] = await db.$queryRaw<{ apart: number; raw: Date }[]>`
		SELECT extract(epoch FROM ("expiresAt" - now()))::float8 AS apart, "expiresAt" AS raw
		FROM "Upload" WHERE "expiresAt" = ${before} AND "expiresAt" <= now() AND "createdAt" <= now()`;
	expect(row?.raw).toEqual(before);
	expect(Math.abs(row?.apart ?? Number.NaN)).toBeLessThan(60);
	expect((await db.upload.findFirst())?.createdAt.getTime()).toBeGreaterThan(before.getTime() - 60_000);
	expect(s.deps.db).toBe(db);
});

test("a photo announced, put and swept there is confirmed, listed and not expired", async () => {
	const { db, pushed: s } = await farEast();
	s.deps.db = db;
	const arrived = await arrive(s, s.guest, jpeg());
	await begin(s, s.guest, jpeg());
	expect(await sweep(s.deps)).toMatchObject({ confirmed: 1, waiting: 1, expired: 0, failed: 0 });
	const { photos } = await s.as(s.guest).photos.list({ eventId: s.event.id });
	expect(photos).toMatchObject([{ id: arrived.photoId, state: "READY" }]);
	expect(Math.abs((photos[0]?.createdAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
});
