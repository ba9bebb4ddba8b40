/** Words that a person typed are never lost, whatever order their announcements, edits and confirms come in. */
import { describe, expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { announced, arrive, begin, jpeg, keyOf, plantPhoto, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import type { ObjectStore } from "../storage/object-store";
import { confirmUpload } from "./confirm-upload";
import { expireIntent, findIntent } from "./intent";

const photos = (s: Scene) => s.as(s.guest).photos;

interface Words {
	title: string;
	description?: string;
	typed?: { title: boolean; description: boolean };
}
const derived = { title: "IMG 4711", typed: { title: false, description: false } };

const announce = (s: Scene, bytes: Uint8Array, words: Words) =>
	photos(s).initiateUpload({ eventId: s.event.id, ...announced(bytes), ...words });
const row = (s: Scene) => s.db.upload.findFirstOrThrow();

describe("announcing the same bytes again", () => {
	test("with words from the file's name keeps those that were typed", async () => {
		const s = await scene();
		const bytes = jpeg();
		const typed = { title: true, description: true };
		await announce(s, bytes, { title: "Sunrise", description: "At six", typed });

		const again = await announce(s, bytes, derived);

		const words = { title: "Sunrise", description: "At six" };
		expect(again).toMatchObject({ kind: "put", words });
		await s.put(again, bytes);
		expect((await s.storage.head(keyOf(s, again.photoId)))?.metadata).toMatchObject(words);
		expect(await photos(s).confirm(again)).toMatchObject(words);
	});

	test("replaces words that nobody typed, each kind by itself", async () => {
		const s = await scene();
		const bytes = jpeg();
		await announce(s, bytes, derived);
		await announce(s, bytes, {
			...{ title: "IMG 4712", description: "At six" },
			typed: { title: false, description: true },
		});
		expect(await row(s)).toMatchObject({ title: "IMG 4712", description: "At six" });
		await announce(s, bytes, { title: "Sunrise", typed: { title: true, description: false } });
		expect(await row(s)).toMatchObject({ title: "Sunrise", description: "At six" });
	});

	test("replaces typed words by words that were typed later, also by none", async () => {
		const s = await scene();
		const bytes = jpeg();
		const typed = { title: true, description: true };
		await announce(s, bytes, { title: "Sunrise", description: "At six", typed });
		await announce(s, bytes, { title: "Dawn", description: "", typed });
		expect(await row(s)).toMatchObject({ title: "Dawn", description: "" });
	});

	test("by a page that does not say what was typed replaces the words, and keeps its own", async () => {
		const s = await scene();
		const bytes = jpeg();
		await announce(s, bytes, { title: "Sunrise", typed: { title: true, description: true } });
		await announce(s, bytes, { title: "Dawn" });
		await announce(s, bytes, derived);
		expect(await row(s)).toMatchObject({ title: "Dawn" });
	});

	test("after the upload had expired keeps typed words, and after it was cancelled begins anew", async () => {
		const s = await scene();
		const bytes = jpeg();
		const { photoId } = await announce(s, bytes, { title: "Sunrise" });
		const intent = await findIntent(s.db, photoId);
		if (intent) await expireIntent(s.db, intent);
		await announce(s, bytes, derived);
		expect(await row(s)).toMatchObject({ title: "Sunrise", state: "PENDING" });

		await photos(s).cancelUpload({ photoId });
		await announce(s, bytes, derived);
		expect(await row(s)).toMatchObject({ title: "IMG 4711", titleTyped: false });
	});
});

test.each([{}, { title: "" }, { title: " \n " }])(
	"a photo announced with %j has no title anywhere, and can be given one and lose it again",
	async (words) => {
		const s = await scene();
		const bytes = jpeg();
		const { title: _, ...facts } = announced(bytes);
		const upload = await photos(s).initiateUpload({ eventId: s.event.id, ...facts, ...words });
		await s.put(upload, bytes);
		expect((await s.storage.head(keyOf(s, upload.photoId)))?.metadata.title ?? "").toBe("");
		expect(await photos(s).confirm(upload)).toMatchObject({ title: "" });
		expect(await photos(s).update({ photoId: upload.photoId, title: "Dawn" })).toMatchObject({
			title: "Dawn",
		});
		expect(await photos(s).update({ photoId: upload.photoId, title: " " })).toMatchObject({ title: "" });
	},
);

describe("rewording", () => {
	test("an upload changes the words of the photo that it becomes, also after its bytes arrived", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		expect(await photos(s).rewordUpload({ photoId: upload.photoId, title: "Dawn" })).toEqual({
			is: "upload",
		});
		expect(await photos(s).confirm(upload)).toMatchObject({ title: "Dawn", description: "" });
		expect(await photos(s).rewordUpload({ photoId: upload.photoId, description: "At six" })).toEqual({
			is: "photo",
		});
		expect(await photos(s).byId(upload)).toMatchObject({ title: "Dawn", description: "At six" });
	});

	test("counts as typed", async () => {
		const s = await scene();
		const bytes = jpeg();
		const { photoId } = await announce(s, bytes, derived);
		await photos(s).rewordUpload({ photoId, title: "Dawn" });
		await announce(s, bytes, { ...derived, description: "From nowhere" });
		expect(await row(s)).toMatchObject({ title: "Dawn", description: "From nowhere" });
	});

	test("while a confirm looks at the object is not lost", async () => {
		const s = await scene();
		const { photoId } = await arrive(s, s.guest, jpeg());
		let edits = 0;
		const head: ObjectStore["head"] = async (...asked) => {
			const found = await s.storage.head(...asked);
			if (edits++ === 0) await photos(s).rewordUpload({ photoId, title: "Dawn" });
			return found;
		};
		const storage = { ...s.storage, head };
		const { photo } = await confirmUpload({ ...s.deps, storage }, { userId: s.guest.id, photoId });
		expect(photo).toMatchObject({ title: "Dawn" });
		expect(await s.db.photo.findMany()).toMatchObject([{ title: "Dawn" }]);
	});

	test("beside a confirm reaches the photo, whichever comes first", async () => {
		const s = await scene();
		for (let turn = 0; turn < 5; turn++) {
			const { photoId } = await arrive(s, s.guest, jpeg());
			await Promise.all([
				photos(s).confirm({ photoId }),
				photos(s).rewordUpload({ photoId, title: `Dawn ${turn}` }),
			]);
			expect(await s.db.photo.findUnique({ where: { id: photoId } })).toMatchObject({
				title: `Dawn ${turn}`,
			});
		}
	});

	test("nothing changes nothing", async () => {
		const s = await scene();
		const upload = await begin(s, s.guest, jpeg());
		expect(await photos(s).rewordUpload({ photoId: upload.photoId })).toEqual({ is: "upload" });
		expect(await row(s)).toMatchObject({ title: "Above the clouds" });
	});

	test("somebody else's upload or photo is answered as an unknown one, also to an organizer", async () => {
		const s = await scene();
		const upload = await begin(s, s.guest, jpeg());
		const photo = await plantPhoto(s, { uploaderId: s.guest.id });
		for (const { photoId } of [upload, photo])
			expect(await outcome(s.as(s.organizer).photos.rewordUpload({ photoId, title: "Mine" }))).toBe(
				"UPLOAD_NOT_FOUND",
			);
		await s.takeOffRoll(s.guest);
		expect(await outcome(photos(s).rewordUpload({ photoId: photo.photoId, title: "Mine" }))).toBe(
			"UPLOAD_NOT_FOUND",
		);
		expect(await s.db.photo.findMany()).toMatchObject([{ title: "Above the clouds" }]);
	});
});
