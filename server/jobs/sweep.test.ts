import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { tsxArguments } from "@/scripts/stack/tsx";
import { deadStore } from "@/tests/setup/dead-store";
import { arrive, begin, jpeg, keyOf, leasesRunOut, putHalf, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { renditionKey } from "../photos/object-key";
import { sweep } from "./sweep";
import type { SweepReport } from "./sweep-step";

const minute = 60_000;
const hour = 60 * minute;
const times = async <T>(count: number, make: () => Promise<T>) => {
	const made: T[] = [];
	while (made.length < count) made.push(await make());
	return made;
};
const nothing: SweepReport = {
	...{ confirmed: 0, waiting: 0, expired: 0, rejected: 0, forgotten: 0, developed: 0, failed: 0 },
};

/**
 * The keys that should be in the store: those of every photo's objects and `waiting`, the arrived objects of
 * intents.
 */
async function keysOfRows(s: Scene, waiting: string[] = []) {
	const photos = await s.db.photo.findMany();
	const renditions = photos.flatMap((photo) =>
		photo.renditionWidths.map((width) => renditionKey(photo, width)),
	);
	return [...photos.map(({ key }) => key), ...renditions, ...waiting].sort();
}

test("after forty uploads that were interrupted at every step, rows and objects agree and nothing that arrived is lost", async () => {
	const s = await scene();
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
	await times(4, announcedOnly);
	await times(4, cutOff);
	const lateButThere = await times(4, () => arrive(s, guest, jpeg()));
	// These uploads begin now.
	s.clock.now = now;
	await times(4, announcedOnly);
	await times(4, () => arrive(s, guest, Buffer.from(`text ${Math.random()}`)));
	const there = await times(4, () => arrive(s, guest, jpeg()));
	const bytesOfTwo = await times(4, async () => jpeg());
	for (const bytes of bytesOfTwo) {
		const second = await begin(s, twin, bytes);
		await s.as(guest).photos.confirm(await arrive(s, guest, bytes));
		await s.put(second, bytes);
	}
	const confirmed = await times(4, async () => confirm(await arrive(s, guest, jpeg())));
	const removed = await times(4, async () => confirm(await arrive(s, guest, jpeg())));
	await s.settled();
	for (const { id } of removed) await s.as(guest).photos.remove({ photoId: id });
	const ofLeaver = await times(4, () => arrive(s, leaver, jpeg()));
	await s.takeOffRoll(leaver);

	const first = await sweep(s.deps);

	expect(first).toEqual({
		...nothing,
		// The uploads that arrived, those that arrived late, and the second copies of photos that exist.
		confirmed: 4 + 4 + 4,
		// The uploads that were announced a moment ago, and those of the person who may be put back on the roll.
		waiting: 4 + 4,
		expired: 4 + 4,
		rejected: 4,
		developed: 4 + 4,
	});
	const photos = await s.db.photo.findMany();
	expect(photos).toHaveLength(4 + 4 + 4 + 4);
	expect(photos.map(({ state }) => state)).toEqual(Array(16).fill("READY"));
	const kept = new Set(photos.map(({ id }) => id));
	for (const { photoId } of [...lateButThere, ...there]) expect(kept).toContain(photoId);
	for (const { id } of confirmed) expect(kept).toContain(id);
	for (const { id } of removed) expect(kept).not.toContain(id);
	const ofLeaverKeys = ofLeaver.map(({ photoId }) => keyOf(s, photoId));
	expect(await s.keys()).toEqual(await keysOfRows(s, ofLeaverKeys));

	// Two hours later the time of the waiting intents is up. Their objects stay as long as the intents are kept.
	s.clock.now = new Date(now.getTime() + 2 * hour);
	expect(await sweep(s.deps)).toEqual({ ...nothing, expired: 4 + 4 });
	expect(await s.keys()).toEqual(await keysOfRows(s, ofLeaverKeys));
	expect(await s.db.job.count()).toBe(0);
	expect(await s.db.upload.groupBy({ by: ["state"], _count: true, orderBy: { state: "asc" } })).toEqual([
		{ state: "EXPIRED", _count: 16 },
		{ state: "REJECTED", _count: 4 },
		{ state: "DUPLICATE", _count: 4 },
	]);

	// A day later the ended intents are no longer needed.
	s.clock.now = new Date(now.getTime() + 27 * hour);
	expect(await sweep(s.deps)).toEqual({ ...nothing, forgotten: 16 + 4 + 4 });
	expect(await s.db.upload.count()).toBe(0);
	expect(await s.keys()).toEqual(await keysOfRows(s));
	expect(await sweep(s.deps)).toEqual(nothing);
});

describe("a sweep", () => {
	async function arrivedAndGone(s: Scene, count: number) {
		s.clock.now = new Date(Date.now() - 90 * minute);
		await times(count, () => arrive(s, s.guest, jpeg()));
		await times(count, () => begin(s, s.guest, jpeg()));
		await times(count, () => arrive(s, s.guest, Buffer.from(`text ${Math.random()}`)));
		s.clock.now = undefined;
	}

	async function expectSettled(s: Scene, count: number, { killed = false } = {}) {
		const photos = await s.db.photo.findMany({ select: { state: true } });
		expect(photos).toEqual(Array(count).fill({ state: "READY" }));
		expect(await s.keys()).toEqual(await keysOfRows(s));
		const rejected = await s.db.upload.count({ where: { state: "REJECTED" } });
		const expired = await s.db.upload.count({ where: { state: "EXPIRED" } });
		// If a sweep is killed after removing a wrong object but before recording it, the intent later just expires.
		if (killed) expect(expired).toBeGreaterThanOrEqual(count);
		else expect(expired).toBe(count);
		expect(expired + rejected).toBe(2 * count);
		expect(await s.db.upload.count()).toBe(2 * count);
	}

	test("does the same as three sweeps at once, of which none reports a failure", async () => {
		const s = await scene();
		await arrivedAndGone(s, 10);
		const reports = await Promise.all([sweep(s.deps), sweep(s.deps), sweep(s.deps)]);
		expect(reports.map(({ failed }) => failed)).toEqual([0, 0, 0]);
		await expectSettled(s, 10);
	});

	test("beside browsers that confirm makes each photo only once", async () => {
		const s = await scene();
		const uploads = await times(12, () => arrive(s, s.guest, jpeg()));
		const confirms = uploads.map((upload) => s.as(s.guest).photos.confirm(upload));
		const [report, ...answers] = await Promise.all([sweep(s.deps), ...confirms]);
		await s.settled();
		expect(report.failed).toBe(0);
		expect(answers.map(({ id }) => id)).toEqual(uploads.map(({ photoId }) => photoId));
		expect(await s.db.photo.count({ where: { state: "READY", developAttempts: 1 } })).toBe(12);
		expect(await s.keys()).toEqual(await keysOfRows(s));
	});

	test("after others that were killed in the middle finishes their work, and nothing is lost", async () => {
		const s = await scene();
		let kills = 0;
		for (let run = 0; run < 4; run++) {
			// Each run gets new uploads, because a sweep that is too fast to be killed leaves none to the next.
			await arrivedAndGone(s, 5);
			if (await killedSweep(s, 1 + Math.floor(Math.random() * 9))) kills += 1;
		}
		expect(kills).toBeGreaterThanOrEqual(2);

		// The leases of killed sweeps run out.
		s.clock.now = new Date(Date.now() + 10 * minute);
		await leasesRunOut(s);
		expect(await sweep(s.deps)).toMatchObject({ failed: 0 });
		await expectSettled(s, 20, { killed: true });
	});

	test("that `npm run sweep` starts does the same and prints its report", async () => {
		const s = await scene();
		await arrivedAndGone(s, 2);
		const child = spawn(process.execPath, tsxArguments("scripts/sweep.ts"), {
			stdio: ["ignore", "pipe", "inherit"],
		});
		let printed = "";
		child.stdout.on("data", (chunk) => {
			printed += chunk;
		});
		expect(await once(child, "close")).toEqual([0, null]);
		expect(JSON.parse(printed)).toEqual({ ...nothing, confirmed: 2, expired: 2, rejected: 2, developed: 2 });
		await expectSettled(s, 2);
	});

	test("begins no new step after its time is up, and the next sweep continues", async () => {
		const s = await scene();
		await arrivedAndGone(s, 2);
		expect(await sweep(s.deps, { until: new Date(0) })).toEqual(nothing);
		expect(await s.db.upload.count({ where: { state: "PENDING" } })).toBe(6);
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

	test("checks all intents, even if there are more than a page of them and none of them ends", async () => {
		const s = await scene();
		await s.db.$executeRaw`
			INSERT INTO "Upload" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, "createdAt", "expiresAt")
			SELECT gen_random_uuid(), ${s.event.id}::uuid, ${s.guest.id}::uuid, 'uploads/none/' || n,
			       lpad(to_hex(n), 64, '0'), 'image/jpeg', 1, 'x', date_trunc('hour', now()), now() + interval '1 hour'
			FROM generate_series(1, 450) n`;
		expect(await sweep(s.deps)).toEqual({ ...nothing, waiting: 450 });
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

/** Runs `npm run sweep` and kills it when it has settled `after` intents. Returns whether it was still running. */
async function killedSweep(s: Scene, after: number): Promise<boolean> {
	const pending = () => s.db.upload.count({ where: { state: "PENDING" } });
	const before = await pending();
	const child = spawn(process.execPath, tsxArguments("scripts/sweep.ts"), { stdio: "ignore" });
	const ended = once(child, "close");
	while (child.exitCode === null && before - (await pending()) < after)
		await new Promise((go) => setTimeout(go, 2));
	child.kill("SIGKILL");
	const [, signal] = await ended;
	return signal === "SIGKILL";
}
