import { expect, test } from "vitest";
import { plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { publicFace } from "./public-face";

type Scene = Awaited<ReturnType<typeof scene>>;
const faceOf = (s: Scene, slug = s.event.slug) => publicFace(s.deps, { slug });
const set = (s: Scene, data: Parameters<Scene["db"]["event"]["update"]>[0]["data"]) =>
	s.db.event.update({ where: { id: s.event.id }, data });

async function withCover(s: Scene) {
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
	await set(s, { publicFace: true, coverPhotoId: photoId });
	return photoId;
}

test("an event that was never asked is told to nobody, like one that does not exist", async () => {
	const s = await scene();
	expect(await faceOf(s)).toBeNull();
	for (const none of ["no-such-event", "new", "", "x".repeat(5_000), "nul\0"])
		expect(await faceOf(s, none)).toBeNull();
});

test("an event that shows itself tells its name, days, place and language, and nothing else", async () => {
	const s = await scene();
	const event = await set(s, { publicFace: true, venue: "The garden", description: "For the family" });
	expect(await faceOf(s)).toEqual({
		...{ slug: event.slug, name: event.name, venue: "The garden", timezone: event.timezone, locale: "en" },
		...{ startsAt: event.startsAt, endsAt: event.endsAt, takesPhotos: true, cover: null },
	});
});

test("an old address tells the present one, and a deleted event is gone", async () => {
	const s = await scene();
	const before = s.event.slug;
	await set(s, { publicFace: true, slug: "another-address" });
	expect(await faceOf(s, before)).toMatchObject({ slug: "another-address" });
	await s.db.event.delete({ where: { id: s.event.id } });
	expect(await faceOf(s, before)).toBeNull();
});

test("an archived event shows nothing, and shows itself again when it is brought back", async () => {
	const s = await scene();
	await set(s, { publicFace: true });
	await s.as(s.organizer).events.archive({ eventId: s.event.id, archived: true });
	expect(await faceOf(s)).toBeNull();
	await s.as(s.organizer).events.archive({ eventId: s.event.id, archived: false });
	expect(await faceOf(s)).not.toBeNull();
});

test("an event whose uploads are over takes no photos, and one that has not begun does", async () => {
	const s = await scene();
	const over = new Date(Date.now() - 1_000);
	await set(s, { publicFace: true, uploadsCloseAt: over });
	expect(await faceOf(s)).toMatchObject({ takesPhotos: false });
	const later = new Date(Date.now() + 3_600_000);
	await set(s, { uploadsOpenAt: later, uploadsCloseAt: null });
	expect(await faceOf(s)).toMatchObject({ takesPhotos: true });
});

test("the cover is a signed rendition with its size, and is gone when the photo is hidden, removed or not the cover", async () => {
	const s = await scene();
	const photoId = await withCover(s);
	const shown = (await faceOf(s))?.cover;
	expect(shown).toMatchObject({ width: 32, height: 24 });
	expect(new URL(shown?.url ?? "").pathname).toMatch(/\/optimized\/.*\.webp$/);

	await s.as(s.organizer).photos.hide({ eventId: s.event.id, photoId, reason: "ASKED" });
	expect((await faceOf(s))?.cover).toBeNull();
	await s.as(s.organizer).photos.show({ eventId: s.event.id, photoId });
	expect((await faceOf(s))?.cover?.version).toBeTruthy();

	await s.as(s.organizer).events.setCover({ eventId: s.event.id, photoId: null });
	expect((await faceOf(s))?.cover).toBeNull();
	await s.as(s.organizer).events.setCover({ eventId: s.event.id, photoId });
	await s.as(s.organizer).photos.remove({ photoId });
	expect((await faceOf(s))?.cover).toBeNull();
});

test("a photo that is not the cover is never shown, and a cover does not show an event that hides itself", async () => {
	const s = await scene();
	await plantPhoto(s, { uploaderId: s.guest.id });
	await set(s, { publicFace: true });
	expect((await faceOf(s))?.cover).toBeNull();
	await withCover(s);
	await set(s, { publicFace: false });
	expect(await faceOf(s)).toBeNull();
});
