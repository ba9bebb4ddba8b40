import { expect, test } from "vitest";
import { plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";

test("an event without a cover is listed with the first photo of its album that everybody sees", async () => {
	const s = await scene();
	const uploaderId = s.guest.id;
	const at = (minute: number) => new Date(Date.UTC(2026, 9, 10, 9, minute));
	await plantPhoto(s, { uploaderId, createdAt: at(1), place: "HIDDEN" });
	await plantPhoto(s, { uploaderId, createdAt: at(2), state: "DEVELOPING" });
	const { photoId: first } = await plantPhoto(s, { uploaderId, createdAt: at(3) });
	const { photoId: later } = await plantPhoto(s, { uploaderId, createdAt: at(4) });
	const cover = async () => (await s.as(s.guest).events.mine())[0]?.cover?.photoId;

	expect(await cover()).toBe(first);
	await s.as(s.organizer).events.setCover({ eventId: s.event.id, photoId: later });
	expect(await cover()).toBe(later);
	await s.as(s.organizer).photos.hide({ eventId: s.event.id, photoId: later, reason: "ASKED" });
	expect(await cover()).toBe(first);
	await s.as(s.organizer).photos.hide({ eventId: s.event.id, photoId: first, reason: "ASKED" });
	expect(await cover()).toBeUndefined();
});
