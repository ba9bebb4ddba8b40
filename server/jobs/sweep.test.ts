import { describe, expect, test, vi } from "vitest";
import { deadStore } from "@/tests/setup/dead-store";
import { arrive, begin, jpeg, keyOf, putHalf, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { keepPatience } from "./keep-report";
import { lookAround } from "./settle-ended";
import { sweep } from "./sweep";
import { arrivedAndGone, expectSettled, keysOfRows, plantEnded, times } from "./sweep.fixture";
import { emptyReport, type SweepReport } from "./sweep-step";

const minute = 60_000;
const hour = 60 * minute;
const nothing = emptyReport();

test("after uploads that were interrupted at every step, rows and objects agree and nothing that arrived is lost", async () => {
	const s = await scene();
	/** Uploads of each kind. */
	const each = 2;
	const [{ attended: leaver, organizer: twin }, guest] = [s.personas, s.guest];
	const confirm = (upload: { photoId: string }) => s.as(guest).photos.confirm(upload);
	const now = new Date();
	const announcedOnly = () => begin(s, guest, jpeg());
	const cutOff = async () => {
		const bytes = jpeg(`${Math.random()}`.padEnd(50_000));
		await putHalf(await begin(s, guest, bytes), bytes);
	};

	// These uploads began ninety minutes ago, so their time is up.
	s.clock.now = new Date(now.getTime() - 90 * minute);
	await times(each, announcedOnly);
	await times(each, cutOff);
	const lateButThere = await times(each, () => arrive(s, guest, jpeg()));
	// These uploads begin now.
	s.clock.now = now;
	await times(each, announcedOnly);
	await times(each, () => arrive(s, guest, Buffer.from(`text ${Math.random()}`)));
	const there = await times(each, () => arrive(s, guest, jpeg()));
	const bytesOfTwo = await times(each, async () => jpeg());
	for (const bytes of bytesOfTwo) {
		const second = await begin(s, twin, bytes);
		await s.as(guest).photos.confirm(await arrive(s, guest, bytes));
		await s.put(second, bytes);
	}
	const confirmed = await times(each, async () => confirm(await arrive(s, guest, jpeg())));
	const removed = await times(each, async () => confirm(await arrive(s, guest, jpeg())));
	await s.settled();
	for (const { id } of removed) await s.as(guest).photos.remove({ photoId: id });
	const ofLeaver = await times(each, () => arrive(s, leaver, jpeg()));
	await s.takeOffRoll(leaver);

	const first = await sweep(s.deps);

	expect(first).toEqual({
		...nothing,
		// The uploads that arrived and those that arrived late. The second copies of photos that exist became none.
		confirmed: each + each,
		duplicate: each,
		// The uploads that were announced a moment ago, and those of the person who may be put back on the roll.
		waiting: each + each,
		expired: each + each,
		rejected: each,
		developed: each + each,
	});
	const photos = await s.db.photo.findMany();
	expect(photos).toHaveLength(each + each + each + each);
	expect(photos.map(({ state }) => state)).toEqual(Array(4 * each).fill("READY"));
	const kept = new Set(photos.map(({ id }) => id));
	for (const { photoId } of [...lateButThere, ...there]) expect(kept).toContain(photoId);
	for (const { id } of confirmed) expect(kept).toContain(id);
	for (const { id } of removed) expect(kept).not.toContain(id);
	const ofLeaverKeys = ofLeaver.map(({ photoId }) => keyOf(s, photoId));
	expect(await s.keys()).toEqual(await keysOfRows(s, ofLeaverKeys));

	// Two hours later the time of the waiting intents is up. Their objects stay as long as the intents are kept.
	s.clock.now = new Date(now.getTime() + 2 * hour);
	expect(await sweep(s.deps)).toEqual({ ...nothing, expired: each + each });
	expect(await s.keys()).toEqual(await keysOfRows(s, ofLeaverKeys));
	expect(await s.db.job.count()).toBe(0);
	expect(await s.db.upload.groupBy({ by: ["state"], _count: true, orderBy: { state: "asc" } })).toEqual([
		{ state: "EXPIRED", _count: 4 * each },
		{ state: "REJECTED", _count: each },
		{ state: "DUPLICATE", _count: each },
	]);

	// A day later the ended intents are no longer needed.
	s.clock.now = new Date(now.getTime() + 27 * hour);
	expect(await sweep(s.deps)).toEqual({ ...nothing, forgotten: 4 * each + each + each });
	expect(await s.db.upload.count()).toBe(0);
	expect(await s.keys()).toEqual(await keysOfRows(s));
	expect(await sweep(s.deps)).toEqual(nothing);
});

describe("a sweep", () => {
	test("does the same as three sweeps at once, of which none reports a failure", async () => {
		const s = await scene();
		await arrivedAndGone(s, 6);
		const reports = await Promise.all([sweep(s.deps), sweep(s.deps), sweep(s.deps)]);
		expect(reports.map(({ failed }) => failed)).toEqual([0, 0, 0]);
		// Each tells only what it did itself.
		const sum = (of: keyof SweepReport) => reports.reduce((all, report) => all + report[of], 0);
		expect([sum("confirmed"), sum("expired"), sum("rejected"), sum("developed")]).toEqual([6, 6, 6, 6]);
		await expectSettled(s, 6);
	});

	test("beside browsers that confirm makes each photo only once", async () => {
		const s = await scene();
		const uploads = await times(8, () => arrive(s, s.guest, jpeg()));
		const confirms = uploads.map((upload) => s.as(s.guest).photos.confirm(upload));
		const [report, ...answers] = await Promise.all([sweep(s.deps), ...confirms]);
		await s.settled();
		expect(report.failed).toBe(0);
		expect(answers.map(({ id }) => id)).toEqual(uploads.map(({ photoId }) => photoId));
		expect(await s.db.photo.count({ where: { state: "READY", developAttempts: 1 } })).toBe(8);
		expect(await s.keys()).toEqual(await keysOfRows(s));
	});

	test("begins no new step after its time is up, and the next sweep continues", async () => {
		const s = await scene();
		await arrivedAndGone(s, 2);
		expect(await sweep(s.deps, { until: new Date(0) })).toEqual({ ...nothing, unfinished: 1 });
		expect(await s.db.upload.count({ where: { state: "PENDING" } })).toBe(6);
		expect(await sweep(s.deps, { until: new Date(Date.now() + hour) })).toMatchObject({ unfinished: 0 });
		await expectSettled(s, 2);
	});

	test("says that something is left if the time to begin was up in the middle, although it returns early", async () => {
		const s = await scene();
		await arrivedAndGone(s, 2);
		const lastBegin = new Date(Date.now() + 1_500);
		const reserveSeconds = 600;
		const until = new Date(lastBegin.getTime() + keepPatience + reserveSeconds * 1_000);
		const head: typeof s.storage.head = async (key, options) => {
			while (new Date() < lastBegin) await new Promise((later) => setTimeout(later, 50));
			return s.storage.head(key, options);
		};

		const report = await sweep({ ...s.deps, storage: { ...s.storage, head } }, { until, reserveSeconds });

		expect(report).toMatchObject({ failed: 0, unfinished: 1 });
		await sweep(s.deps);
		await expectSettled(s, 2);
	});

	test("loses nothing when the store does not respond, and leaves everything to the next sweep", async () => {
		vi.spyOn(console, "error").mockImplementation(() => {});
		const s = await scene();
		await arrivedAndGone(s, 3);
		expect(await sweep({ ...s.deps, storage: await deadStore() })).toEqual({ ...nothing, failed: 9 });
		expect(await s.db.upload.count({ where: { state: "PENDING" } })).toBe(9);
		expect(await sweep(s.deps)).toMatchObject({ failed: 0 });
		await expectSettled(s, 3);
	});

	test("looks at every ended upload once, page after page, and begins anywhere if its time is up each time", async () => {
		const s = await scene();
		await plantEnded(s, 450);
		const looked: string[] = [];
		const storage: typeof s.storage = {
			...s.storage,
			async head(key) {
				looked.push(key);
				return null;
			},
		};

		expect(await sweep({ ...s.deps, storage })).toEqual(nothing);

		expect(looked).toHaveLength(450);
		expect(new Set(looked).size).toBe(450);

		looked.length = 0;
		const deps = { ...s.deps, storage };
		for (let sweeps = 0; sweeps < 8; sweeps++) {
			const end = looked.length + 100;
			const inTime = () => looked.length < end;
			await lookAround(deps, {
				report: emptyReport(),
				until: undefined,
				inTime,
				over: new AbortController().signal,
			});
		}
		// Sweeps that all began at the same place would have looked at a hundred.
		expect(new Set(looked).size).toBeGreaterThan(200);
	});

	test("checks all intents, even if there are more than a page of them and none of them ends", async () => {
		const s = await scene();
		await s.db.$executeRaw`
			INSERT INTO "Upload" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, "createdAt", "expiresAt")
			SELECT gen_random_uuid(), ${s.event.id}::uuid, ${s.guest.id}::uuid, 'uploads/none/' || n,
			       lpad(to_hex(n), 64, '0'), 'image/jpeg', 1, 'x', date_trunc('hour', now()), now() + interval '1 hour'
			FROM generate_series(1, 250) n`;
		expect(await sweep(s.deps)).toEqual({ ...nothing, waiting: 250 });
	});
});

describe("an object that arrives after its intent ended", () => {
	/** Uploads an object after its intent has ended. */
	async function straggler(s: Scene, stored: (bytes: Uint8Array) => Uint8Array) {
		s.clock.now = new Date(Date.now() - 90 * minute);
		const bytes = jpeg();
		const upload = await begin(s, s.guest, bytes);
		s.clock.now = undefined;
		expect(await sweep(s.deps)).toMatchObject({ expired: 1 });
		expect((await s.put(upload, stored(bytes))).status).toBe(200);
		return upload;
	}

	test("is confirmed by the next sweep if it is the announced photo", async () => {
		const s = await scene();
		const { photoId } = await straggler(s, (bytes) => bytes);
		expect(await sweep(s.deps)).toEqual({ ...nothing, confirmed: 1, developed: 1 });
		expect(await s.db.photo.findMany()).toMatchObject([{ id: photoId, state: "READY" }]);
		expect(await s.keys()).toEqual(await keysOfRows(s));
	});

	test("is removed together with its intent if it is not the announced photo", async () => {
		const s = await scene();
		await straggler(s, (bytes) => new Uint8Array(bytes.length));
		expect(await sweep(s.deps)).toEqual(nothing);

		s.clock.now = new Date(Date.now() + 25 * hour);
		expect(await sweep(s.deps)).toEqual({ ...nothing, forgotten: 1 });
		expect(await s.keys()).toEqual([]);
	});

	test("has its old key if the photo was announced again before", async () => {
		const s = await scene();
		s.clock.now = new Date(Date.now() - 90 * minute);
		const bytes = jpeg();
		const upload = await begin(s, s.guest, bytes);
		s.clock.now = undefined;
		await sweep(s.deps);

		const again = await arrive(s, s.guest, bytes);

		expect(again.photoId).toBe(upload.photoId);
		expect(await sweep(s.deps)).toEqual({ ...nothing, confirmed: 1, developed: 1 });
		expect(await s.keys()).toEqual(await keysOfRows(s));
	});

	test("is removed if its photo was removed before", async () => {
		const s = await scene();
		const bytes = jpeg();
		const upload = await arrive(s, s.guest, bytes);
		await s.as(s.guest).photos.confirm(upload);
		await s.settled();
		await s.as(s.guest).photos.remove(upload);
		expect(await s.keys()).toEqual([]);

		expect((await s.put(upload, bytes)).status).toBe(200);
		await sweep(s.deps);

		expect(await s.keys()).toEqual([]);
		s.clock.now = new Date(Date.now() + 2 * hour);
		await sweep(s.deps);
		expect(await s.db.job.count()).toBe(0);
	});
});

test("expired rows of the rate limit are deleted, and the others stay", async () => {
	const s = await scene();
	await begin(s, s.guest, jpeg());
	await sweep(s.deps);
	expect(await s.db.rateLimit.count()).toBe(1);
	s.clock.now = new Date(Date.now() + 2 * minute);
	await sweep(s.deps);
	expect(await s.db.rateLimit.count()).toBe(0);
});
