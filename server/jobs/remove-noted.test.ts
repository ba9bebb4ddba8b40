import { Client } from "pg";
import { expect, test } from "vitest";
import { openDatabase } from "@/tests/setup/database";
import { arrive, begin, jpeg, keyOf, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "./sweep";

async function sql(text: string, values: string[]) {
	const { url } = await openDatabase();
	const client = new Client({ connectionString: url });
	await client.connect();
	await client.query(text, values).finally(() => client.end());
}

const note = (s: Scene, keys: string[]) =>
	s.db.objectRemoval.createMany({ data: keys.map((key) => ({ key })), skipDuplicates: true });

test("an object whose key a photo or an upload has is not removed, and the record of its key is deleted", async () => {
	const s = await scene();
	const { photoId } = await arrive(s, s.guest, jpeg());
	await s.as(s.guest).photos.confirm({ photoId });
	await s.settled();
	const before = await s.keys();
	await begin(s, s.guest, jpeg());
	const waiting = await s.db.upload.findFirstOrThrow();
	await note(s, [...before, waiting.key]);

	await sweep(s.deps);

	expect(before).toHaveLength(2);
	expect(await s.keys()).toEqual(before);
	expect(await s.db.objectRemoval.count()).toBe(0);
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
	const notes = await s.db.objectRemoval.findMany({ orderBy: { key: "asc" } });
	expect(notes.map(({ key }) => key)).toEqual(gone.map(({ photoId }) => keyOf(s, photoId)).sort());

	await sweep(s.deps);
	const left = await s.keys();
	for (const { photoId } of gone) expect(left.filter((key) => key.includes(photoId))).toEqual([]);
});
