import { describe, expect, test } from "vitest";
import { deadStore } from "@/tests/setup/dead-store";
import { outcome, refusal } from "@/tests/setup/outcome";
import {
	announced,
	arrive,
	begin,
	jpeg,
	leasesRunOut,
	putHalf,
	type Scene,
	sha256Of,
} from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";
import { confirmUpload } from "./confirm-upload";
import { endIntent } from "./end-intent";
import { findIntent } from "./intent";

const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);
const confirm = (s: Scene, upload: { photoId: string }, who = s.guest) =>
	s.as(who).photos.confirm({ photoId: upload.photoId });

/** Keys of what was put; developing adds its own. */
const originals = async (s: Scene) => (await s.keys()).filter((key) => key.startsWith("uploads/"));

describe("a photo that arrived", () => {
	test("becomes a Photo with the facts that were announced, and the intent is gone", async () => {
		const s = await scene();
		const bytes = jpeg();
		const upload = await arrive(s, s.guest, bytes);

		expect(await confirm(s, upload)).toMatchObject({
			...{
				id: upload.photoId,
				eventId: s.event.id,
				title: "Above the clouds",
				state: "DEVELOPING",
				hidden: false,
			},
			...{ contentType: "image/jpeg", size: bytes.length, mine: true, canEdit: true },
			uploadedBy: { id: s.guest.id, name: s.guest.name },
		});
		expect(await s.db.photo.findMany()).toMatchObject([{ id: upload.photoId, sha256: sha256Of(bytes) }]);
		expect(await s.db.upload.count()).toBe(0);
	});

	test("confirmed twenty times at once is one Photo and twenty equal answers", async () => {
		const s = await scene({ now: new Date() });
		const { photoId } = await arrive(s, s.guest, jpeg());

		// Not by way of the API, which would begin to develop the photo while the others still answer.
		const answers = await Promise.all(
			times(20, () => confirmUpload(s.deps, { userId: s.guest.id, photoId })),
		);

		for (const { photo } of answers) expect(photo).toEqual(answers[0]?.photo);
		expect(answers.filter(({ created }) => created)).toHaveLength(1);
		expect(await s.db.photo.count()).toBe(1);
		expect(await s.db.upload.count()).toBe(0);
	});

	test("is developed once, however often it is confirmed", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		await Promise.all(times(5, () => confirm(s, upload)));
		await s.settled();
		expect(await s.db.photo.findMany()).toMatchObject([{ state: "READY", developAttempts: 1 }]);
		expect(await confirm(s, upload)).toMatchObject({ id: upload.photoId, state: "READY" });
	});

	test("is hidden at first where an organizer looks before others do", async () => {
		const s = await scene({ event: { moderation: "BEFORE" } });
		const upload = await arrive(s, s.guest, jpeg());
		expect(await confirm(s, upload)).toMatchObject({ hidden: true });
	});

	test("counts although it arrived between the two looks at what is stored", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		const asked = { userId: s.guest.id, photoId: upload.photoId };
		const storage = { ...s.storage, readStart: async () => null };
		expect(await outcome(confirmUpload({ ...s.deps, storage }, asked))).toBe("UPLOAD_MISSING");
		expect(await outcome(confirm(s, upload))).toBe("ok");
	});

	test("counts although the upload window has closed meanwhile", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		await s.db.event.update({ where: { id: s.event.id }, data: { uploadsCloseAt: s.event.uploadsOpenAt } });
		expect(await outcome(confirm(s, upload))).toBe("ok");
	});

	test("counts although its URL has expired, as long as nothing has ended it", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		s.clock.now = new Date(Date.now() + 10 * 3_600_000);
		expect(await outcome(confirm(s, upload))).toBe("ok");
	});
});

describe("who may confirm", () => {
	test("a guest taken off the roll cannot confirm, before or after the fact", async () => {
		const s = await scene();
		const [first, second] = [await arrive(s, s.guest, jpeg()), await arrive(s, s.guest, jpeg())];
		await confirm(s, first);
		await s.takeOffRoll(s.guest);

		expect(await outcome(confirm(s, second))).toBe("NOT_ON_THE_ROLL");
		expect(await outcome(confirm(s, first))).toBe("NOT_ON_THE_ROLL");
		expect(await s.db.photo.count()).toBe(1);

		await s.putOnRoll(s.guest, "ATTENDED");
		expect(await outcome(confirm(s, second))).toBe("ok");
	});

	test.each([
		["is taken off the roll", (s: Scene) => s.takeOffRoll(s.guest)],
		["loses their check-in", (s: Scene) => s.db.attendance.updateMany({ data: { status: "REGISTERED" } })],
	])("a guest who %s while the store is asked gets no photo in", async (_, change) => {
		const s = await scene();
		const { photoId } = await arrive(s, s.guest, jpeg());
		const head: typeof s.storage.head = async (...asked) => {
			await change(s);
			return s.storage.head(...asked);
		};
		const deps = { ...s.deps, storage: { ...s.storage, head } };

		expect(await outcome(confirmUpload(deps, { userId: s.guest.id, photoId }))).toBe("NOT_ON_THE_ROLL");

		expect(await s.db.photo.count()).toBe(0);
		expect(await s.db.upload.findMany()).toMatchObject([{ id: photoId, state: "PENDING" }]);
	});

	test("a guest whose check-in was taken back cannot confirm", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		await s.db.attendance.updateMany({ data: { status: "REGISTERED" } });
		expect(await outcome(confirm(s, upload))).toBe("NOT_ON_THE_ROLL");
	});

	test("somebody else's upload does not exist, before and after it is confirmed, even for organizers", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		expect(await outcome(confirm(s, upload, s.organizer))).toBe("UPLOAD_NOT_FOUND");
		await confirm(s, upload);
		expect(await outcome(confirm(s, upload, s.organizer))).toBe("UPLOAD_NOT_FOUND");
		expect(await s.db.photo.count()).toBe(1);
	});
});

describe("nothing there yet", () => {
	test("never put: UPLOAD_MISSING, and trying again is sensible", async () => {
		const s = await scene();
		const bytes = jpeg();
		const upload = await begin(s, s.guest, bytes);
		expect(await refusal(confirm(s, upload))).toMatchObject({ code: "UPLOAD_MISSING", retry: true });

		await s.put(upload, bytes);
		expect(await outcome(confirm(s, upload))).toBe("ok");
	});

	test("put by half: the connection was cut, nothing is there, and the same URL takes the whole", async () => {
		const s = await scene();
		const bytes = jpeg("x".repeat(60_000));
		const upload = await begin(s, s.guest, bytes);
		await putHalf(upload, bytes);

		expect(await outcome(confirm(s, upload))).toBe("UPLOAD_MISSING");
		expect(await s.keys()).toEqual([]);

		expect((await s.put(upload, bytes)).status).toBe(200);
		expect(await outcome(confirm(s, upload))).toBe("ok");
	});

	test("the store does not answer: STORAGE_UNAVAILABLE, and nothing is lost", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		const asked = { userId: s.guest.id, photoId: upload.photoId };

		const answer = confirmUpload({ ...s.deps, storage: await deadStore() }, asked);

		await expect(answer).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE" });
		expect(await s.db.upload.findMany()).toMatchObject([{ state: "PENDING" }]);
		expect(await outcome(confirm(s, upload))).toBe("ok");
	});

	test("the store does not answer while the wrong object is to go: the intent has ended, and a sweep removes it", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, Buffer.from("just some text, in a file named photo.jpg"));
		const { remove } = await deadStore();
		const asked = { userId: s.guest.id, photoId: upload.photoId };

		const answer = confirmUpload({ ...s.deps, storage: { ...s.storage, remove } }, asked);

		await expect(answer).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE" });
		expect(await outcome(confirm(s, upload))).toBe("UPLOAD_MISMATCH");
		expect(await originals(s)).toHaveLength(1);
		await leasesRunOut(s);
		expect(await sweep(s.deps)).toMatchObject({ failed: 0 });
		expect(await originals(s)).toEqual([]);
		expect(await s.db.upload.findMany()).toMatchObject([{ state: "REJECTED", removingUntil: null }]);
	});
});

describe("confirm beside others", () => {
	test("racing with the end of its intent never leaves a Photo without its object, nor an object without a row", async () => {
		const s = await scene();
		const answers: string[] = [];
		for (let round = 0; round < 30; round++) {
			const upload = await arrive(s, s.guest, jpeg());
			const intent = await findIntent(s.db, upload.photoId);
			if (!intent) throw new Error("no intent");
			const wait = new Promise((go) => setTimeout(go, Math.random() * 12));
			const [answer] = await Promise.all([
				outcome(confirm(s, upload)),
				wait.then(() => endIntent(s.deps, intent, "EXPIRED")),
			]);
			answers.push(answer);
			expect(["ok", "UPLOAD_EXPIRED"]).toContain(answer);
		}
		// What arrived as announced becomes a photo, also where the end came first.
		const photos = await s.db.photo.findMany();
		expect(photos).toHaveLength(30);
		expect(await originals(s)).toEqual(photos.map(({ key }) => key).sort());
	});

	test("racing with a new announcement of the same bytes keeps one photo and its object", async () => {
		const s = await scene();
		for (let round = 0; round < 20; round++) {
			const bytes = jpeg();
			const upload = await arrive(s, s.guest, bytes);
			const [answer, again] = await Promise.all([
				confirm(s, upload),
				s.as(s.guest).photos.initiateUpload({ eventId: s.event.id, ...announced(bytes) }),
			]);
			if (again.kind === "put" && (await s.put(again, bytes)).ok) await confirm(s, again);
			expect(answer.id).toBe(upload.photoId);
			expect(await s.db.photo.count({ where: { sha256: sha256Of(bytes) } })).toBe(1);
		}
		const rows = await s.db.photo.findMany();
		expect(await originals(s)).toEqual(rows.map(({ key }) => key).sort());
	});
});
