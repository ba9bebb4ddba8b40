import { expect, test } from "vitest";
import { deadStore } from "@/tests/setup/dead-store";
import { plantObjects, plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { downloadPhoto } from "./download-photo";
import { originalKey, renditionKey } from "./object-key";

test("the uploader and the organizers save the original, everybody else the largest rendition, named after the title", async () => {
	const s = await scene();
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, title: "Ridge / autumn" });
	await plantObjects(s, photoId);
	const saved = async (who: typeof s.guest) => {
		const { url } = await s.as(who).photos.download({ photoId });
		const { pathname, searchParams } = new URL(url);
		return [pathname, searchParams.get("response-content-disposition")];
	};

	for (const who of [s.guest, s.personas.organizer]) {
		const [path, disposition] = await saved(who);
		expect(path).toContain(originalKey(s.event.id, photoId, "image/jpeg"));
		expect(disposition).toContain("UTF-8''Ridge%20autumn.jpg");
	}
	const [path, disposition] = await saved(s.personas.registered);
	expect(path).toContain(renditionKey({ id: photoId, eventId: s.event.id, renditionRound: 0 }, 32));
	expect(disposition).toMatch(/^attachment; .*UTF-8''Ridge%20autumn\.webp$/);
});

test("a photo that was announced as another type is saved as what it is", async () => {
	const s = await scene();
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, title: "Ridge" });
	await plantObjects(s, photoId);
	await s.db.photo.update({ where: { id: photoId }, data: { contentType: "image/heic" } });
	const { originalUrl } = await s.as(s.guest).photos.byId({ photoId });
	for (const url of [(await s.as(s.guest).photos.download({ photoId })).url, originalUrl ?? ""]) {
		const saved = await fetch(url);
		expect([saved.status, saved.headers.get("content-type")]).toEqual([200, "image/heic"]);
		expect(saved.headers.get("content-disposition")).toContain("Ridge.heic");
	}
});

test("a photo without a title is saved under its time and the beginning of its id", async () => {
	const s = await scene();
	const createdAt = new Date("2026-10-10T14:32:05Z");
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, title: "", createdAt });
	await plantObjects(s, photoId);
	const { url } = await s.as(s.guest).photos.download({ photoId });
	const disposition = new URL(url).searchParams.get("response-content-disposition");
	expect(disposition).toContain(`UTF-8''photo-2026-10-10-143205-${photoId.slice(0, 8)}.jpg`);
});

test("a file that is missing from the store is answered FILE_MISSING instead of a broken URL", async () => {
	const s = await scene();
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
	for (const who of [s.guest, s.personas.registered])
		await expect(s.as(who).photos.download({ photoId })).rejects.toMatchObject({
			cause: { code: "FILE_MISSING" },
		});

	await plantObjects(s, photoId);
	for (const who of [s.guest, s.personas.registered])
		expect((await fetch((await s.as(who).photos.download({ photoId })).url)).status).toBe(200);
});

test("a store that does not respond is answered STORAGE_UNAVAILABLE", async () => {
	const s = await scene();
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
	const deps = { ...s.deps, storage: await deadStore() };
	await expect(downloadPhoto(deps, { photoId, userId: s.guest.id })).rejects.toMatchObject({
		code: "STORAGE_UNAVAILABLE",
	});
});
