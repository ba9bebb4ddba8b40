import { describe, expect, test } from "vitest";
import { type DevelopFailure, developFailures } from "@/rules/develop-failures";
import { outcome } from "@/tests/setup/outcome";
import { announced, arrive, begin, jpeg, type Scene } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";
import { originalKey, renditionKey } from "../photos/object-key";
import { confirmUpload } from "./confirm-upload";

/** A photo whose developing failed after its renditions were recorded and written. */
async function failed(s: Scene, who: Person, failure: DevelopFailure = "GAVE_UP") {
	const bytes = jpeg();
	const { photoId } = await arrive(s, who, bytes);
	await s.as(who).photos.confirm({ photoId });
	await s.settled();
	await s.db.photo.update({ where: { id: photoId }, data: { state: "FAILED", failure } });
	return { photoId, bytes };
}

const announce = (s: Scene, who: Person, bytes: Uint8Array) =>
	s.as(who).photos.initiateUpload({ eventId: s.event.id, ...announced(bytes) });

const objectsOf = (s: Scene, photoId: string) => [
	renditionKey({ id: photoId, eventId: s.event.id, renditionRound: 0 }, 32),
	originalKey(s.event.id, photoId, "image/jpeg"),
];

test.each(developFailures)(
	"a photo that failed with %s can be added again, as its sentence advises",
	async (failure) => {
		const s = await scene();
		const { photoId, bytes } = await failed(s, s.guest, failure);

		const again = await arrive(s, s.guest, bytes);
		expect(await s.as(s.guest).photos.confirm(again)).toMatchObject({ id: again.photoId });
		await s.settled();

		expect(again.photoId).not.toBe(photoId);
		expect(await s.db.photo.findMany()).toMatchObject([{ id: again.photoId, state: "READY" }]);
		expect(await s.db.auditEntry.findMany()).toMatchObject([
			{ actorId: s.guest.id, action: "photo.replace", subject: photoId },
		]);
		expect(await sweep(s.deps)).toMatchObject({ failed: 0 });
		expect(await s.keys()).toEqual(objectsOf(s, again.photoId));
	},
);

describe("a photo that fails each time it is added", () => {
	/** Adds the bytes again and makes their developing fail again. */
	async function failAgain(s: Scene, who: Person, bytes: Uint8Array) {
		const again = await arrive(s, who, bytes);
		await s.as(who).photos.confirm(again);
		await s.settled();
		await s.db.photo.update({
			where: { id: again.photoId },
			data: { state: "FAILED", failure: "TOO_MANY_PIXELS" },
		});
		return again.photoId;
	}
	const refused = (photoId: string) => ({
		...{ kind: "failed", photoId, failure: "TOO_MANY_PIXELS" },
	});

	test("is accepted three times a day, and after that everybody gets the reason as the answer", async () => {
		const s = await scene({ now: new Date() });
		const { bytes } = await failed(s, s.guest, "TOO_MANY_PIXELS");
		await failAgain(s, s.guest, bytes);
		await failAgain(s, s.organizer, bytes);
		const last = await failAgain(s, s.guest, bytes);

		expect(await announce(s, s.guest, bytes)).toEqual(refused(last));
		expect(await announce(s, s.personas.attended, bytes)).toEqual(refused(last));
		expect(await s.db.upload.count()).toBe(0);
	});

	test("is accepted three times again a day later", async () => {
		const start = new Date();
		const s = await scene({ now: start });
		const { bytes } = await failed(s, s.guest, "TOO_MANY_PIXELS");
		for (let time = 0; time < 3; time++) await failAgain(s, s.guest, bytes);

		s.clock.now = new Date(start.getTime() + 24 * 3_600_000);
		for (let time = 0; time < 2; time++) await failAgain(s, s.guest, bytes);
		const last = await failAgain(s, s.guest, bytes);
		expect(await announce(s, s.guest, bytes)).toEqual(refused(last));
	});

	test("is not replaced more often by intents that were announced earlier", async () => {
		const s = await scene();
		const { bytes } = await failed(s, s.guest, "TOO_MANY_PIXELS");
		const early = await arrive(s, s.organizer, bytes);
		for (let time = 0; time < 3; time++) await failAgain(s, s.guest, bytes);

		const { photo } = await confirmUpload(s.deps, { userId: s.organizer.id, photoId: early.photoId });
		expect(photo).toMatchObject({ state: "FAILED" });
		expect(photo.id).not.toBe(early.photoId);
		expect(await s.db.photo.count()).toBe(1);
	});
});

test("a photo that is being developed again is not replaced", async () => {
	const s = await scene();
	const { photoId, bytes } = await failed(s, s.guest);
	await s.db.photo.updateMany({ data: { state: "DEVELOPING" } });
	expect(await announce(s, s.guest, bytes)).toMatchObject({ kind: "duplicate", photoId });
});

describe("a failed photo that is added again", () => {
	test("stays until the new one is confirmed", async () => {
		const s = await scene();
		const { photoId, bytes } = await failed(s, s.guest);

		const again = await begin(s, s.organizer, bytes);
		expect(await outcome(s.as(s.organizer).photos.confirm(again))).toBe("UPLOAD_MISSING");

		expect(await s.db.photo.findMany()).toMatchObject([{ id: photoId, state: "FAILED" }]);
		expect(await s.keys()).toEqual(objectsOf(s, photoId));
	});

	test("is replaced by another person's upload, which the first uploader then sees like everybody else", async () => {
		const s = await scene();
		const { photoId, bytes } = await failed(s, s.guest);

		const theirs = await arrive(s, s.personas.attended, bytes);
		await s.as(s.personas.attended).photos.confirm(theirs);
		await s.settled();

		expect(await outcome(s.as(s.guest).photos.byId({ photoId }))).toBe("PHOTO_NOT_FOUND");
		expect(await s.as(s.guest).photos.byId(theirs)).toMatchObject({ state: "READY", mine: false });
		expect(await s.db.photo.count()).toBe(1);
	});

	test("is confirmed by the sweep as well", async () => {
		const s = await scene();
		const { bytes } = await failed(s, s.guest);
		const again = await arrive(s, s.guest, bytes);
		expect(await sweep(s.deps)).toMatchObject({ confirmed: 1, developed: 1, failed: 0 });
		expect(await s.db.photo.findMany()).toMatchObject([{ id: again.photoId, state: "READY" }]);
	});

	test("does not count twice toward the person's quota", async () => {
		const s = await scene({ limits: { photosPerPerson: 1 } });
		const { bytes } = await failed(s, s.guest);
		const again = await arrive(s, s.guest, bytes);
		expect(await outcome(announce(s, s.guest, jpeg()))).toBe("QUOTA_REACHED");
		expect(await outcome(s.as(s.guest).photos.confirm(again))).toBe("ok");
		expect(await outcome(announce(s, s.guest, jpeg()))).toBe("QUOTA_REACHED");
	});

	test("is one photo with its object even if many calls confirm it at once while it is being removed", async () => {
		const s = await scene();
		for (let round = 0; round < 5; round++) {
			const { photoId, bytes } = await failed(s, s.guest);
			const [mine, theirs] = [await arrive(s, s.guest, bytes), await arrive(s, s.organizer, bytes)];
			const confirm = (who: Person, { photoId: asked }: { photoId: string }) =>
				confirmUpload(s.deps, { userId: who.id, photoId: asked });

			const answers = await Promise.all([
				...Array.from({ length: 10 }, () => confirm(s.organizer, theirs)),
				confirm(s.guest, mine).catch(() => null),
				outcome(s.as(s.guest).photos.remove({ photoId })).then(() => null),
			]);

			const [photo, ...others] = await s.db.photo.findMany({ where: { state: "DEVELOPING" } });
			expect(others).toEqual([]);
			expect([mine.photoId, theirs.photoId]).toContain(photo?.id);
			for (const answer of answers) if (answer) expect(answer.photo.id).toBe(photo?.id);
			expect(answers.filter((answer) => answer?.created)).toHaveLength(1);
			await sweep(s.deps);
			expect(await s.keys()).toEqual(expect.arrayContaining(objectsOf(s, photo?.id ?? "")));
			await s.as(s.organizer).photos.remove({ photoId: photo?.id ?? "" });
		}
		expect(await s.keys()).toEqual([]);
	});
});
