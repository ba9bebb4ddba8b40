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

/** The keys of the originals, without the renditions that developing adds. */
const originals = async (s: Scene) => (await s.keys()).filter((key) => key.startsWith("uploads/"));

describe("a photo that arrived", () => {
	test("becomes a Photo with the announced facts, and its intent is deleted", async () => {
		const s = await scene();
		const bytes = jpeg();
		const upload = await arrive(s, s.guest, bytes);

		expect(await confirm(s, upload)).toMatchObject({
			...{
				id: upload.photoId,
				eventId: s.event.id,
				title: "Above the clouds",
				state: "DEVELOPING",
				place: "SHOWN",
			},
			...{ contentType: "image/jpeg", size: bytes.length, mine: true, canEdit: true },
			uploadedBy: { id: s.guest.id, name: s.guest.name },
		});
		expect(await s.db.photo.findMany()).toMatchObject([{ id: upload.photoId, sha256: sha256Of(bytes) }]);
		expect(await s.db.upload.count()).toBe(0);
	});

	test("becomes one Photo when it is confirmed twenty times at once, and all twenty answers are equal", async () => {
		const s = await scene({ now: new Date() });
		const { photoId } = await arrive(s, s.guest, jpeg());

		// The API is not used here, because it would start developing the photo before all calls are answered.
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

	test("waits in an event where organizers approve photos before others see them", async () => {
		const s = await scene({ event: { moderation: "BEFORE" } });
		const upload = await arrive(s, s.guest, jpeg());
		expect(await confirm(s, upload)).toMatchObject({ place: "WAITING" });
	});

	test("is answered UPLOAD_MISSING if it arrives between the two requests to the store, and ok afterwards", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		const asked = { userId: s.guest.id, photoId: upload.photoId };
		const storage = { ...s.storage, readStart: async () => null };
		expect(await outcome(confirmUpload({ ...s.deps, storage }, asked))).toBe("UPLOAD_MISSING");
		expect(await outcome(confirm(s, upload))).toBe("ok");
	});

	test("is confirmed even if uploads have closed in the meantime", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		await s.db.event.update({ where: { id: s.event.id }, data: { uploadsCloseAt: s.event.uploadsOpenAt } });
		expect(await outcome(confirm(s, upload))).toBe("ok");
	});

	test("is confirmed even if its URL has expired, as long as its intent has not ended", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		s.clock.now = new Date(Date.now() + 10 * 3_600_000);
		expect(await outcome(confirm(s, upload))).toBe("ok");
	});
});

describe("who may confirm", () => {
	test("a guest taken off the roll can confirm neither a new upload nor one that is already confirmed", async () => {
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
	])("a guest who %s during the request to the store cannot add the photo", async (_, change) => {
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

	test("a guest who has lost their check-in cannot confirm", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		await s.db.attendance.updateMany({ data: { status: "REGISTERED" } });
		expect(await outcome(confirm(s, upload))).toBe("NOT_ON_THE_ROLL");
	});

	test("another person's upload is answered UPLOAD_NOT_FOUND, before and after it is confirmed, even for organizers", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		expect(await outcome(confirm(s, upload, s.organizer))).toBe("UPLOAD_NOT_FOUND");
		await confirm(s, upload);
		expect(await outcome(confirm(s, upload, s.organizer))).toBe("UPLOAD_NOT_FOUND");
		expect(await s.db.photo.count()).toBe(1);
	});
});

describe("a confirm that cannot make a Photo", () => {
	test("is answered UPLOAD_MISSING with retry when nothing was sent, and works once the file was sent", async () => {
		const s = await scene();
		const bytes = jpeg();
		const upload = await begin(s, s.guest, bytes);
		expect(await refusal(confirm(s, upload))).toMatchObject({ code: "UPLOAD_MISSING", retry: true });

		await s.put(upload, bytes);
		expect(await outcome(confirm(s, upload))).toBe("ok");
	});

	test("is answered UPLOAD_MISSING when the PUT was cut off, and the same URL then accepts the whole file", async () => {
		const s = await scene();
		const bytes = jpeg("x".repeat(60_000));
		const upload = await begin(s, s.guest, bytes);
		await putHalf(upload, bytes);

		expect(await outcome(confirm(s, upload))).toBe("UPLOAD_MISSING");
		expect(await s.keys()).toEqual([]);

		expect((await s.put(upload, bytes)).status).toBe(200);
		expect(await outcome(confirm(s, upload))).toBe("ok");
	});

	test("is answered STORAGE_UNAVAILABLE when the store does not respond, and nothing is lost", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		const asked = { userId: s.guest.id, photoId: upload.photoId };

		const answer = confirmUpload({ ...s.deps, storage: await deadStore() }, asked);

		await expect(answer).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE" });
		expect(await s.db.upload.findMany()).toMatchObject([{ state: "PENDING" }]);
		expect(await outcome(confirm(s, upload))).toBe("ok");
	});

	test("ends the intent even if the store does not respond while the wrong object is removed, and a sweep removes it", async () => {
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

describe("a confirm in a race", () => {
	test("with the end of its intent never leaves a Photo without its object or an object without a row", async () => {
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
		// An object that arrived as announced becomes a photo even if its intent ended first.
		const photos = await s.db.photo.findMany();
		expect(photos).toHaveLength(30);
		expect(await originals(s)).toEqual(photos.map(({ key }) => key).sort());
	});

	test("with a new announcement of the same bytes keeps one photo and its object", async () => {
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
