/**
 * A database restored from an older dump lacks what happened since: an intent that had ended by the time of the
 * dump may have been announced again, uploaded and confirmed after it. Its original must survive every sweep.
 */
import { describe, expect, test } from "vitest";
import { dump } from "@/tests/setup/dump";
import { outcome } from "@/tests/setup/outcome";
import { announced, arrive, begin, jpeg, keyOf, png, type Scene } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";

const hour = 3_600_000;
const confirm = (s: Scene, photoId: string, who = s.guest) => s.as(who).photos.confirm({ photoId });
const later = (s: Scene, hours: number) => {
	s.clock.now = new Date(Date.now() + hours * hour);
};
const originals = async (s: Scene) => (await s.keys()).filter((key) => key.startsWith("uploads/"));

/** Each announces the photo and leaves its row in the state that the dump will contain. */
const leftAs: Record<string, (s: Scene, bytes: Uint8Array) => Promise<unknown>> = {
	async PENDING(s, bytes) {
		return begin(s, s.guest, bytes);
	},
	async EXPIRED(s, bytes) {
		s.clock.now = new Date(Date.now() - 90 * 60_000);
		await begin(s, s.guest, bytes);
		s.clock.now = undefined;
		return sweep(s.deps);
	},
	async REJECTED(s, bytes) {
		const upload = await begin(s, s.guest, bytes);
		await s.put(upload, new Uint8Array(bytes.length).fill(32));
		expect(await outcome(confirm(s, upload.photoId))).toBe("NOT_A_PHOTO");
	},
	async CANCELLED(s, bytes) {
		return s
			.as(s.guest)
			.photos.cancelUpload(await arrive(s, s.guest, bytes))
			.then(() => sweep(s.deps));
	},
};

async function addedAfterTheDump(s: Scene, state: string) {
	const bytes = jpeg();
	await leftAs[state]?.(s, bytes);
	expect(await s.db.upload.findMany()).toMatchObject([{ state }]);
	const restore = await dump();

	const { photoId } = await arrive(s, s.guest, bytes);
	await confirm(s, photoId);
	await s.settled();

	await restore();
	expect(await s.db.upload.findMany()).toMatchObject([{ id: photoId, state }]);
	return { photoId, bytes };
}

async function expectConfirmed(s: Scene, photoId: string, bytes: Uint8Array) {
	expect(await s.db.photo.findMany()).toMatchObject([{ id: photoId, state: "READY" }]);
	expect(await s.db.upload.count()).toBe(0);
	const original = await s.storage.read(keyOf(s, photoId));
	expect(original && Buffer.from(original).equals(bytes)).toBe(true);
}

describe.each(Object.keys(leftAs))("a photo whose row in the dump is %s", (state) => {
	test.each([
		["the first sweep", 0],
		["a sweep after the intent's time is up", 2],
		["a sweep that forgets what ended long ago", 30],
	])("is confirmed by %s after the restore", async (_, hours) => {
		const s = await scene();
		const { photoId, bytes } = await addedAfterTheDump(s, state);
		later(s, hours);

		expect(await sweep(s.deps)).toMatchObject({ confirmed: 1, failed: 0 });

		await expectConfirmed(s, photoId, bytes);
	});

	test("is still there after ten sweeps, two of them at once", async () => {
		const s = await scene();
		const { photoId, bytes } = await addedAfterTheDump(s, state);
		later(s, 30);
		for (let run = 0; run < 5; run++) await Promise.all([sweep(s.deps), sweep(s.deps)]);
		await expectConfirmed(s, photoId, bytes);
	});
});

test("a photo that was first announced under a wrong type is confirmed under the type of its object", async () => {
	const s = await scene();
	const bytes = await png();
	await begin(s, s.guest, bytes);
	const restore = await dump();
	const told = { ...announced(bytes), contentType: "image/png", eventId: s.event.id };
	const again = await s.as(s.guest).photos.initiateUpload(told);
	expect((await s.put(again, bytes)).status).toBe(200);
	await confirm(s, again.photoId);
	await s.settled();
	await restore();
	later(s, 30);

	await sweep(s.deps);

	expect(await s.db.photo.findMany()).toMatchObject([
		{ id: again.photoId, state: "READY", contentType: "image/png", size: bytes.length },
	]);
});

describe("a photo whose bytes another person had added first and removed after the dump", () => {
	async function bothLost(s: Scene, twin: Person) {
		const bytes = jpeg();
		const mine = await begin(s, s.guest, bytes);
		const theirs = await arrive(s, twin, bytes);
		await confirm(s, theirs.photoId, twin);
		await s.settled();
		await s.put(mine, bytes);
		await confirm(s, mine.photoId);
		expect(await s.db.upload.findMany()).toMatchObject([{ id: mine.photoId, state: "DUPLICATE" }]);
		const restore = await dump();

		await s.as(twin).photos.remove({ photoId: theirs.photoId });
		await arrive(s, s.guest, bytes);
		await confirm(s, mine.photoId);
		await s.settled();
		await restore();
		return { mine, theirs, bytes };
	}

	test("stays in the store while the other row exists without its object, and is confirmed once that row is removed", async () => {
		const s = await scene();
		const { mine, theirs, bytes } = await bothLost(s, s.personas.attended);
		for (const hours of [0, 2, 30, 60]) {
			later(s, hours);
			expect(await sweep(s.deps)).toMatchObject({ confirmed: 0, failed: 0 });
			expect(await originals(s)).toEqual([keyOf(s, mine.photoId)]);
		}

		await s.as(s.organizer).photos.remove({ photoId: theirs.photoId });
		await sweep(s.deps);

		await expectConfirmed(s, mine.photoId, bytes);
	});
});

describe("a photo that the roll or the quota does not allow", () => {
	test("is kept as long as ended intents are kept, and is then removed", async () => {
		const s = await scene();
		const { photoId } = await addedAfterTheDump(s, "EXPIRED");
		await s.takeOffRoll(s.guest);
		expect(await sweep(s.deps)).toMatchObject({ confirmed: 0, forgotten: 0, failed: 0 });
		expect(await originals(s)).toEqual([keyOf(s, photoId)]);

		later(s, 30);
		expect(await sweep(s.deps)).toMatchObject({ confirmed: 0, forgotten: 1, failed: 0 });

		expect(await originals(s)).toEqual([]);
		expect(await s.db.upload.count()).toBe(0);
		expect(await s.db.photo.count()).toBe(0);
	});

	test("is confirmed if its uploader is put back on the roll in time", async () => {
		const s = await scene();
		const { photoId, bytes } = await addedAfterTheDump(s, "EXPIRED");
		await s.takeOffRoll(s.guest);
		await sweep(s.deps);
		await s.putOnRoll(s.guest, "ATTENDED");
		await sweep(s.deps);
		await expectConfirmed(s, photoId, bytes);
	});

	test("is not confirmed beyond the uploader's quota, and stays in the store", async () => {
		const s = await scene({ limits: { photosPerPerson: 1 } });
		const { photoId } = await addedAfterTheDump(s, "EXPIRED");
		await confirm(s, (await arrive(s, s.guest, jpeg())).photoId);
		await s.settled();

		await sweep(s.deps);

		expect(await s.db.photo.count({ where: { uploaderId: s.guest.id } })).toBe(1);
		expect(await originals(s)).toContain(keyOf(s, photoId));
	});
});
