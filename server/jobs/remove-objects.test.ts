import { Client } from "pg";
import { expect, test } from "vitest";
import { openDatabase } from "@/tests/setup/database";
import { deadStore } from "@/tests/setup/dead-store";
import { arrive, begin, jpeg, keyOf, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { removeObjects } from "./remove-objects";
import { sweep } from "./sweep";

async function sql(text: string, values: string[]) {
	const { url } = await openDatabase();
	const client = new Client({ connectionString: url });
	await client.connect();
	return client.query(text, values).finally(() => client.end());
}

const kind = "REMOVE_OBJECT" as const;
const addJobs = (s: Scene, keys: string[]) =>
	s.db.job.createMany({ data: keys.map((subject) => ({ kind, subject })), skipDuplicates: true });

test("an object whose key a photo or an upload has is not removed, and its job is done", async () => {
	const s = await scene();
	const { photoId } = await arrive(s, s.guest, jpeg());
	await s.as(s.guest).photos.confirm({ photoId });
	await s.settled();
	const before = await s.keys();
	await begin(s, s.guest, jpeg());
	const waiting = await s.db.upload.findFirstOrThrow();
	await addJobs(s, [...before, waiting.key]);

	await sweep(s.deps);

	expect(before).toHaveLength(2);
	expect(await s.keys()).toEqual(before);
	expect(await s.db.job.count()).toBe(0);
});

test.each([
	["an event", 'DELETE FROM "Event" WHERE id = $1', (s: Scene) => s.event.id],
	["a person", 'DELETE FROM "User" WHERE id = $1', (s: Scene) => s.guest.id],
])("deleting %s with SQL leaves no objects of the deleted uploads behind", async (_, statement, idOf) => {
	const s = await scene();
	const mine = await arrive(s, s.guest, jpeg());
	const theirs = await arrive(s, s.personas.attended, jpeg());
	await sql(statement, [idOf(s)]);

	const ended = await s.db.upload.findMany({ select: { id: true } });
	const gone = [mine, theirs].filter(({ photoId }) => !ended.some(({ id }) => id === photoId));
	expect(gone).toContain(mine);
	const jobs = await s.db.job.findMany({ where: { kind }, orderBy: { subject: "asc" } });
	expect(jobs.map(({ subject }) => subject)).toEqual(gone.map(({ photoId }) => keyOf(s, photoId)).sort());

	await sweep(s.deps);
	const left = await s.keys();
	for (const { photoId } of gone) expect(left.filter((key) => key.includes(photoId))).toEqual([]);
});

test("an object that arrives under the key of a removed photo is removed until its signed URL has ended", async () => {
	const s = await scene({ now: new Date() });
	const bytes = jpeg();
	const upload = await arrive(s, s.guest, bytes);
	await s.as(s.guest).photos.confirm(upload);
	await s.settled();
	await s.as(s.guest).photos.remove(upload);
	await removeObjects(s.deps);

	expect((await s.put(upload, bytes)).status).toBe(200);
	expect(await removeObjects(s.deps)).toBe("none");
	s.clock.now = new Date(s.deps.now().getTime() + 10 * 60_000);
	expect(await removeObjects(s.deps)).toBe("removed");

	expect(await s.keys()).toEqual([]);
	expect(await s.db.job.count()).toBe(2);
});

test("a store that does not respond costs no job, and is not asked again at once", async () => {
	const s = await scene({ now: new Date() });
	await addJobs(s, ["uploads/a", "uploads/b"]);
	expect(await removeObjects({ ...s.deps, storage: await deadStore() })).toBe("failed");
	expect(await removeObjects(s.deps)).toBe("none");
	s.clock.now = new Date(s.deps.now().getTime() + 10_000);
	expect(await removeObjects(s.deps)).toBe("removed");
});

test("what the release before recorded is adopted by the sweep, with the time of its record", async () => {
	const s = await scene();
	const key = keyOf(s, "00000000-0000-4000-8000-000000000001");
	const file = { contentType: "image/jpeg", cacheControl: "no-store" };
	await s.storage.write(key, jpeg(), file);
	await sql(`INSERT INTO "ObjectRemoval" (key, "createdAt") VALUES ($1, now() - interval '2 hours')`, [key]);
	expect(await sweep(s.deps)).toMatchObject({ failed: 0 });
	expect(await s.keys()).toEqual([]);
	expect(await s.db.job.count()).toBe(0);
	const { rows } = await sql(`SELECT key FROM "ObjectRemoval"`, []);
	expect(rows).toEqual([]);
});
