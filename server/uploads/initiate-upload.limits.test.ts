import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { deadStore } from "@/tests/setup/dead-store";
import { outcome, refusal } from "@/tests/setup/outcome";
import { announced, begin, jpeg, plantPhoto, type Scene } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";
import { removeObjects } from "../jobs/remove-objects";
import { sweep } from "../jobs/sweep";
import { limits } from "../limits";

type Put = Awaited<ReturnType<typeof begin>>;

/** Announces a photo of the guest with some fields changed. */
function announce(s: Scene, change: object = {}, who: Person = s.guest) {
	return s.as(who).photos.initiateUpload({ eventId: s.event.id, ...announced(jpeg()), ...change });
}

describe("the quota", () => {
	test("with one photo left allows exactly one of ten announcements at once", async () => {
		const s = await scene({ limits: { photosPerPerson: 3 } });
		await plantPhoto(s, { uploaderId: s.guest.id });
		await begin(s, s.guest, jpeg());

		const answers = await Promise.all(Array.from({ length: 10 }, () => outcome(announce(s))));

		expect(answers.sort()).toEqual([...Array(9).fill("QUOTA_REACHED"), "ok"]);
		expect(await s.db.upload.count()).toBe(2);
	});

	test("is named in the error and applies to one person only", async () => {
		const s = await scene({ limits: { photosPerPerson: 1 } });
		await begin(s, s.guest, jpeg());
		const refused = await refusal(announce(s));
		expect(refused).toMatchObject({ code: "QUOTA_REACHED", httpStatus: 403 });
		expect(refused?.message).toContain("the limit of 1 photo");
		expect(await outcome(announce(s, {}, s.organizer))).toBe("ok");
	});

	test("does not refuse a repeated announcement of a photo that is already counted", async () => {
		const s = await scene({ limits: { photosPerPerson: 1 } });
		const bytes = jpeg();
		const { photoId } = await begin(s, s.guest, bytes);
		expect(await begin(s, s.guest, bytes)).toMatchObject({ photoId });
	});

	test("allows another photo after one is removed or an upload ends", async () => {
		const s = await scene({ limits: { photosPerPerson: 1 } });
		const createdAt = new Date(Date.now() - 11 * 60_000);
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, createdAt });
		expect(await outcome(announce(s))).toBe("QUOTA_REACHED");
		await s.as(s.guest).photos.remove({ photoId });
		await begin(s, s.guest, jpeg());
		s.clock.now = new Date(Date.now() + 61 * 60_000);
		await sweep(s.deps);
		expect(await s.db.upload.findMany()).toMatchObject([{ state: "EXPIRED" }]);
		expect(await outcome(announce(s))).toBe("ok");
	});

	test.each([
		["cancelled", (s: Scene, upload: Put) => s.as(s.guest).photos.cancelUpload(upload)],
		[
			"rejected",
			async (s: Scene, upload: Put, bytes: Uint8Array) => {
				await s.put(upload, new Uint8Array(bytes.length));
				expect(await outcome(s.as(s.guest).photos.confirm(upload))).toBe("NOT_A_PHOTO");
			},
		],
	])("counts an upload that was %s until its URL has died, and says when that is", async (_, end) => {
		const s = await scene({ limits: { photosPerPerson: 2 }, now: new Date() });
		const later = (seconds: number) => {
			s.clock.now = new Date((s.clock.now ?? new Date()).getTime() + seconds * 1_000);
		};
		const first = jpeg();
		await end(s, await begin(s, s.guest, first), first);
		later(90);
		const second = jpeg();
		await end(s, await begin(s, s.guest, second), second);
		later(90);

		const refused = await refusal(announce(s));
		expect(refused).toMatchObject({ code: "QUOTA_REACHED_FOR_NOW", httpStatus: 403 });
		expect(refused?.message).toContain("becomes free in 7 minutes");
		// The same bytes have the place that their own upload takes.
		expect(await outcome(begin(s, s.guest, second))).toBe("ok");

		later(7 * 60);
		expect(await outcome(announce(s))).toBe("ok");
		// Both places are taken by uploads that are open.
		expect(await outcome(announce(s))).toBe("QUOTA_REACHED");
	});

	test.each([
		["the next announcement", async () => {}],
		["a job", (s: Scene) => removeObjects(s.deps)],
	])(
		"counts a photo that was removed at once until its URL has died and %s has removed its object again",
		async (_, look) => {
			const s = await scene({ limits: { photosPerPerson: 1 }, now: new Date() });
			s.deps.jobsSoon = () => {};
			const bytes = jpeg();
			const upload = await begin(s, s.guest, bytes);
			await s.put(upload, bytes);
			await s.as(s.guest).photos.confirm(upload);
			await s.as(s.guest).photos.remove(upload);
			expect((await s.put(upload, bytes)).status).toBe(200);
			await removeObjects(s.deps);
			expect((await s.put(upload, bytes)).status).toBe(200);

			const refused = await refusal(announce(s));
			expect(refused?.message).toContain("becomes free in 10 minutes");

			s.clock.now = new Date(s.deps.now().getTime() + 10 * 60_000);
			await look(s);
			expect(await outcome(announce(s))).toBe("ok");
			expect(await s.keys()).toEqual([]);
			expect(await s.db.job.findMany()).toMatchObject([{ kind: "REMOVE_OBJECT", personId: null }]);
		},
	);

	test("does not free the place of an ended upload while the store does not answer", async () => {
		const s = await scene({ limits: { photosPerPerson: 1 }, now: new Date() });
		await s.as(s.guest).photos.cancelUpload(await begin(s, s.guest, jpeg()));
		s.clock.now = new Date(s.deps.now().getTime() + 11 * 60_000);
		const { head } = await deadStore();
		const answering = s.deps.storage.head;
		s.deps.storage.head = head;
		expect(await outcome(announce(s))).toBe("QUOTA_REACHED_FOR_NOW");
		s.deps.storage.head = answering;
		expect(await outcome(announce(s))).toBe("ok");
	});

	test("with more ended uploads than places, the first of them to leave room is waited for", async () => {
		const s = await scene({ limits: { photosPerPerson: 3 }, now: new Date() });
		for (let minute = 0; minute < 3; minute++) {
			await s.as(s.guest).photos.cancelUpload(await begin(s, s.guest, jpeg()));
			s.clock.now = new Date((s.clock.now ?? new Date()).getTime() + 60_000);
		}
		// An operator lowers the limit.
		s.deps.limits = { ...s.deps.limits, photosPerPerson: 1 };
		expect((await refusal(announce(s)))?.message).toContain("becomes free in 9 minutes");
	});
});

describe("the rate limit", () => {
	test("writes no row for people who may not upload, whatever event they name", async () => {
		const s = await scene();
		const { stranger, registered, takenOffRoll } = s.personas;
		for (const who of [stranger, registered, takenOffRoll])
			for (const eventId of [s.event.id, s.foreignEvent.id, randomUUID(), randomUUID()])
				expect(await outcome(announce(s, { eventId }, who))).toBe("NOT_ON_THE_ROLL");
		const uploadsOpenAt = new Date(Date.now() + 3_600_000);
		await s.db.event.update({ where: { id: s.event.id }, data: { uploadsOpenAt, uploadsCloseAt: null } });
		expect(await outcome(announce(s))).toBe("UPLOADS_NOT_OPEN");
		expect(await s.db.rateLimit.count()).toBe(0);
	});

	test("counts per person and event, so other people and other events are not affected", async () => {
		const s = await scene({ limits: { uploadsPerMinute: 3 } });
		await s.putOnRoll(s.guest, "ATTENDED", s.foreignEvent.id);

		const answers = await Promise.all(Array.from({ length: 8 }, () => outcome(announce(s))));

		expect(answers.filter((answer) => answer === "ok")).toHaveLength(3);
		expect(answers.filter((answer) => answer === "TOO_MANY_UPLOADS")).toHaveLength(5);
		expect(await outcome(announce(s, {}, s.organizer))).toBe("ok");
		expect(await outcome(announce(s, { eventId: s.foreignEvent.id }))).toBe("ok");
	});

	test("is above twice the quota on default settings, so a queue that signs every photo twice never meets it", () => {
		expect(limits.uploadsPerMinute).toBeGreaterThan(2 * limits.photosPerPerson);
	});

	test("answers how long to wait, and that a retry may succeed", async () => {
		const s = await scene({ limits: { uploadsPerMinute: 1 } });
		await announce(s);
		const refused = await refusal(announce(s));
		expect(refused).toMatchObject({ code: "TOO_MANY_UPLOADS", httpStatus: 429, retry: true });
		expect(refused?.message).toMatch(/Try again in \d+ seconds?\./);
	});
});
