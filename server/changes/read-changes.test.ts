import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { countCalls } from "@/bench/setup/count-calls";
import type { PhotoPlace, PhotoState } from "@/prisma/generated/enums";
import { contextOf } from "@/tests/setup/context";
import { openDatabase } from "@/tests/setup/database";
import { plantPhoto, type Scene } from "@/tests/setup/photos";
import { plansOf } from "@/tests/setup/query-plan";
import { type Person, scene } from "@/tests/setup/scene";
import { openBucket } from "@/tests/setup/store";
import { endSessions } from "../auth/end-sessions";
import { sweep } from "../jobs/sweep";
import { maySee } from "../policies/photos";
import { readChanges } from "./read-changes";
import { startOfChanges } from "./start-of-changes";

let s: Scene;
beforeEach(async () => {
	s = await scene();
});

/** Asks as this person, each time from where the last answer ended. */
async function reader(who: Person) {
	let since = await startOfChanges(s.deps);
	return async () => {
		const answer = await s.as(who).events.changes({ eventId: s.event.id, since });
		since = answer.cursor;
		return answer;
	};
}
const idsOf = ({ photos, gone }: { photos: { id: string }[]; gone: string[] }) => ({
	photos: photos.map(({ id }) => id).sort(),
	gone: [...gone].sort(),
});
const nothing = { reload: false, event: false, photos: [], gone: [], roll: false };

/** A connection of its own, for a transaction that stays open. */
async function connection() {
	const { url } = await openDatabase();
	const client = new Client({ connectionString: url });
	await client.connect();
	return client;
}

describe("the change feed", () => {
	test("tells each change once, and nothing when nothing changed", async () => {
		const ask = await reader(s.guest);
		expect(await ask()).toMatchObject(nothing);
		const { photoId } = await plantPhoto(s, { uploaderId: s.organizer.id });
		expect(await ask()).toMatchObject({
			...nothing,
			photos: [{ id: photoId, uploaderId: s.organizer.id, appeared: true, createdAt: expect.any(Date) }],
		});
		expect(await ask()).toMatchObject(nothing);
		await s.db.photo.update({ where: { id: photoId }, data: { title: "Renamed" } });
		expect(await ask()).toMatchObject({ ...nothing, photos: [{ id: photoId, appeared: false }] });
		await s.db.photo.update({ where: { id: photoId }, data: { place: "HIDDEN" } });
		expect(await ask()).toMatchObject({ ...nothing, gone: [photoId] });
		await s.db.photo.update({ where: { id: photoId }, data: { place: "SHOWN" } });
		expect(await ask()).toMatchObject({ ...nothing, photos: [{ id: photoId, appeared: true }] });
		await s.db.photo.delete({ where: { id: photoId } });
		expect(await ask()).toMatchObject({ ...nothing, gone: [photoId] });
		expect(await ask()).toMatchObject(nothing);
	});

	test("misses no change that commits after a newer one was read", async () => {
		const older = await plantPhoto(s, { uploaderId: s.organizer.id });
		const newer = await plantPhoto(s, { uploaderId: s.organizer.id });
		const hide = `UPDATE "Photo" SET place = 'HIDDEN' WHERE id = $1`;
		const ask = await reader(s.guest);
		const slow = await connection();
		const fast = await connection();
		try {
			await slow.query("BEGIN");
			await slow.query(hide, [older.photoId]);
			await fast.query("BEGIN");
			await fast.query(hide, [newer.photoId]);
			await fast.query("COMMIT");
			// It does not wait for the older one either.
			expect(idsOf(await ask())).toEqual({ photos: [], gone: [newer.photoId] });
			expect(idsOf(await ask())).toEqual({ photos: [], gone: [] });
			await slow.query("COMMIT");
			expect(idsOf(await ask())).toEqual({ photos: [], gone: [older.photoId] });
			expect(idsOf(await ask())).toEqual({ photos: [], gone: [] });
		} finally {
			await slow.end();
			await fast.end();
		}
	});

	test("tells what was done inside a savepoint, and nothing of what was rolled back", async () => {
		const { photoId } = await plantPhoto(s, { uploaderId: s.organizer.id });
		const ask = await reader(s.guest);
		const client = await connection();
		try {
			await client.query("BEGIN; SAVEPOINT one");
			await client.query(`UPDATE "Photo" SET title = 'First' WHERE id = $1`, [photoId]);
			await client.query("RELEASE one");
			expect(await ask()).toMatchObject(nothing);
			await client.query("COMMIT");
			expect(idsOf(await ask())).toEqual({ photos: [photoId], gone: [] });
			await client.query(`BEGIN; UPDATE "Photo" SET title = 'Second'; ROLLBACK`);
			expect(await ask()).toMatchObject(nothing);
		} finally {
			await client.end();
		}
	});

	test("says nothing about leases and counters", async () => {
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, state: "DEVELOPING" });
		const ask = await reader(s.guest);
		await s.db.photo.update({
			where: { id: photoId },
			data: { developingUntil: new Date(), developStarts: 1, developAttempts: 1, replacements: 1 },
		});
		expect(await ask()).toMatchObject(nothing);
	});

	test("tells the event's changes to everybody, and a membership's to its person", async () => {
		const asks = { guest: await reader(s.guest), other: await reader(s.personas.registered) };
		await s.db.attendance.updateMany({ where: { userId: s.guest.id }, data: { role: "ORGANIZER" } });
		expect(await asks.guest()).toMatchObject({ ...nothing, event: true });
		expect(await asks.other()).toMatchObject(nothing);
		await s.db.event.update({ where: { id: s.event.id }, data: { uploadsCloseAt: new Date() } });
		expect([await asks.guest(), await asks.other()]).toMatchObject([{ event: true }, { event: true }]);
	});

	test("says nothing about another event", async () => {
		const ask = await reader(s.guest);
		await plantPhoto(s, { uploaderId: s.guest.id, eventId: s.foreignEvent.id });
		await s.db.event.update({ where: { id: s.foreignEvent.id }, data: { name: "Elsewhere" } });
		expect(await ask()).toMatchObject(nothing);
	});

	test("does not exist for somebody who was taken off the roll", async () => {
		const ask = await reader(s.guest);
		await s.takeOffRoll(s.guest);
		await expect(ask()).rejects.toMatchObject({ cause: { code: "EVENT_NOT_FOUND" } });
	});

	test("refuses a cursor that it has not written", async () => {
		const asked = s.as(s.guest).events.changes({ eventId: s.event.id, since: "yesterday" });
		await expect(asked).rejects.toMatchObject({ code: "BAD_REQUEST" });
	});
});

describe("of photos, the feed tells a person no more than the album shows and has shown them", () => {
	const states = ["DEVELOPING", "READY", "FAILED"] as const satisfies readonly PhotoState[];
	const places = ["SHOWN", "WAITING", "HIDDEN"] as const satisfies readonly PhotoPlace[];
	const all = states.flatMap((state) => places.map((place) => ({ state, place })));

	test.each(["attendee", "uploader", "organizer"] as const)("to an %s", async (kind) => {
		const who = { attendee: s.personas.attended, uploader: s.guest, organizer: s.organizer }[kind];
		const uploaderId = s.guest.id;
		const sees = (photo: { state: PhotoState; place: PhotoPlace }) =>
			maySee(
				{ userId: who.id, role: kind === "organizer" ? "ORGANIZER" : "ATTENDEE" },
				{
					uploaderId,
					...photo,
				},
			);
		const pairs = await Promise.all(
			all.flatMap((before) =>
				all.map(async (after) => ({ before, after, ...(await plantPhoto(s, { uploaderId, ...before })) })),
			),
		);
		const ask = await reader(who);
		for (const { after, photoId: id } of pairs)
			await s.db.photo.update({ where: { id }, data: { ...after, title: "Changed", width: 1, height: 1 } });
		const answer = await ask();

		const told = (sameAs: (pair: (typeof pairs)[number]) => boolean) =>
			pairs.filter(sameAs).map(({ photoId }) => photoId);
		expect(idsOf(answer)).toEqual({
			photos: told(({ after }) => sees(after)).sort(),
			gone: told(({ before, after }) => sees(before) && !sees(after)).sort(),
		});
		const inAlbum = (photo: { state: PhotoState; place: PhotoPlace }) =>
			photo.state === "READY" && sees(photo);
		expect(
			answer.photos
				.filter(({ appeared }) => appeared)
				.map(({ id }) => id)
				.sort(),
		).toEqual(told(({ before, after }) => inAlbum(after) && !inAlbum(before)).sort());
	});

	test("a photo that others never saw is removed without their notice", async () => {
		const { photoId: id } = await plantPhoto(s, { uploaderId: s.guest.id, place: "WAITING" });
		const asks = [await reader(s.personas.attended), await reader(s.guest), await reader(s.organizer)];
		await s.db.photo.delete({ where: { id } });
		const answers = await Promise.all(asks.map(async (ask) => (await ask()).gone));
		expect(answers).toEqual([[], [id], [id]]);
	});

	test("one that was hidden and then removed between two questions is gone", async () => {
		const { photoId: id } = await plantPhoto(s, { uploaderId: s.guest.id });
		const ask = await reader(s.personas.attended);
		await s.db.photo.update({ where: { id }, data: { place: "HIDDEN" } });
		await s.db.photo.delete({ where: { id } });
		expect((await ask()).gone).toEqual([id]);
	});
});

describe("the page is told to load everything again", () => {
	test("if it last asked longer ago than changes are told", async () => {
		const start = new Date();
		s.clock.now = start;
		const ask = await reader(s.guest);
		const after = (seconds: number) => {
			s.clock.now = new Date(start.getTime() + seconds * 1_000);
		};
		const { changesCursorSeconds, changesKeptSeconds } = s.deps.limits;
		after(changesCursorSeconds);
		expect(await ask()).toMatchObject(nothing);
		const atMost = changesCursorSeconds;
		after(atMost * 2 + 1);
		expect(await ask()).toMatchObject({ reload: true, event: true });
		expect(await ask()).toMatchObject(nothing);
		expect(changesKeptSeconds).toBeGreaterThan(changesCursorSeconds * 2);
	});

	test("if more has happened than an answer is made of", async () => {
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		const ask = await reader(s.guest);
		const change = (times: number) =>
			s.db.$executeRawUnsafe(
				`DO $$ BEGIN FOR n IN 1..${times} LOOP UPDATE "Photo" SET title = n::text; END LOOP; END $$`,
			);
		await change(s.deps.limits.changesPerAnswer);
		expect(await ask()).toMatchObject({ reload: false, photos: [{ id: photoId }] });
		await change(s.deps.limits.changesPerAnswer + 1);
		expect(await ask()).toMatchObject({ reload: true, photos: [], gone: [] });
		expect(await ask()).toMatchObject(nothing);
	});

	test("if its cursor is of another database, as after a restore from a dump", async () => {
		const at = Math.floor(Date.now() / 1_000);
		const ask = s.as(s.guest).events.changes({ eventId: s.event.id, since: `${at}.999999999999.` });
		expect(await ask).toMatchObject({ reload: true });
	});
});

test("changes that no page is told any more are deleted by the sweep, and younger ones are not", async () => {
	await plantPhoto(s, { uploaderId: s.guest.id });
	const before = await s.db.change.count();
	expect(before).toBeGreaterThan(0);
	await sweep(s.deps);
	expect(await s.db.change.count()).toBe(before);
	s.clock.now = new Date(Date.now() + (s.deps.limits.changesKeptSeconds + 60) * 1_000);
	await sweep(s.deps);
	expect(await s.db.change.count()).toBe(0);
});

test("an answer costs one query without news, two with, and no request to the store", async () => {
	const { client } = await openBucket();
	const measure = countCalls(client);
	const ask = await reader(s.guest);
	await ask();
	expect((await measure(ask)).cost).toEqual({ queries: 1, brackets: 0, s3: 0 });
	await plantPhoto(s, { uploaderId: s.guest.id });
	const { answer, cost } = await measure(ask);
	expect(answer.photos).toHaveLength(1);
	expect(cost).toEqual({ queries: 2, brackets: 0, s3: 0 });
});

test("among a day's changes of many events, the unseen ones are found in the index", async () => {
	await s.db.$executeRaw`
		INSERT INTO "Change" ("eventId", transaction, kind, "photoId", "personId", "createdAt")
		SELECT CASE WHEN n % 2 = 0 THEN ${s.event.id}::uuid ELSE gen_random_uuid() END, n % 500, 'PHOTO',
		       gen_random_uuid(), ${randomUUID()}::uuid, now() FROM generate_series(1, 40000) n`;
	await s.db.$executeRaw`ANALYZE "Change"`;
	// Without the transactions that other tests have open on this server.
	const since = (await startOfChanges(s.deps)).replace(/[^.]*$/, "");
	const { claims } = contextOf(s.deps, s.guest).caller;
	if (!claims) throw new Error("The guest is not signed in.");
	const plans = (since: string) =>
		plansOf(s, s.guest, (deps, { eventId }) => readChanges(deps, { claims, eventId, since }));
	const [plan = "", more] = await plans(since);
	expect(more).toBeUndefined();
	expect(plan).toMatch(/Backward using "Change_eventId_transaction_idx"[^\n]*rows=1/);
	const whileOpen = await plans(`${since}998-999`);
	expect(whileOpen).toHaveLength(1);
	await plantPhoto(s, { uploaderId: s.guest.id });
	const withNews = await plans(since);
	expect(withNews).toHaveLength(2);
	for (const one of [plan, ...whileOpen, ...withNews]) expect(one).not.toMatch(/Seq Scan on "Change"/);
});

describe("a session that has ended", () => {
	const ask = (who: Person) => s.as(who).events.changes({ eventId: s.event.id });
	const signedOut = { code: "UNAUTHORIZED", cause: { code: "SIGNED_OUT" } };

	test("is told nothing from the next answer on, whether or not there is news", async () => {
		const next = await reader(s.guest);
		await plantPhoto(s, { uploaderId: s.organizer.id });
		await endSessions(s.deps, { userId: s.guest.id });
		await expect(next()).rejects.toMatchObject(signedOut);
		await expect(ask(s.guest)).rejects.toMatchObject(signedOut);
		await expect(ask(s.organizer)).resolves.toMatchObject(nothing);
	});

	test("is told so before anything about the roll, also if the person was erased", async () => {
		await s.takeOffRoll(s.guest);
		await expect(ask(s.guest)).rejects.toMatchObject({ cause: { code: "EVENT_NOT_FOUND" } });
		await endSessions(s.deps, { userId: s.guest.id });
		await expect(ask(s.guest)).rejects.toMatchObject(signedOut);
		await s.db.user.delete({ where: { id: s.guest.id } });
		await expect(ask(s.guest)).rejects.toMatchObject(signedOut);
	});

	test("does not use up how often the person may ask", async () => {
		await endSessions(s.deps, { userId: s.guest.id });
		for (let n = 0; n <= s.deps.limits.changesAskedInTenSeconds; n++)
			await expect(ask(s.guest)).rejects.toMatchObject(signedOut);
		await s.db.user.update({ where: { id: s.guest.id }, data: { sessionVersion: 0 } });
		await expect(ask(s.guest)).resolves.toMatchObject(nothing);
	});
});

test("a person may ask from twenty pages at once, and is then refused for some seconds, whatever others do", async () => {
	const ask = (who: Person) => s.as(who).events.changes({ eventId: s.event.id });
	const asked = s.deps.limits.changesAskedInTenSeconds;
	for (let n = 0; n < asked; n++) await ask(s.guest);
	await expect(ask(s.guest)).rejects.toMatchObject({
		code: "TOO_MANY_REQUESTS",
		cause: { code: "ASKED_TOO_OFTEN", retryAfter: expect.any(Number) },
	});
	await expect(ask(s.organizer)).resolves.toMatchObject(nothing);
});
