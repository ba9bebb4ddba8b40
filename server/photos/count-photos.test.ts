import { expect, test } from "vitest";
import { plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { addTo } from "../sections/section.fixture";

test("the number of photos is that of the album as its reader sees it: of a person, and of a section", async () => {
	const s = await scene();
	const { guest, personas } = s;
	const section = await addTo(s, { name: "Feast", startsAt: "2026-05-16T08:00", endsAt: "2026-05-16T12:00" });
	await plantPhoto(s, { uploaderId: guest.id });
	await plantPhoto(s, { uploaderId: guest.id, sectionId: section, sectionChosen: true });
	await plantPhoto(s, { uploaderId: guest.id, state: "FAILED" });
	await plantPhoto(s, { uploaderId: personas.organizer.id, sectionId: section, sectionChosen: true });
	const count = (who: typeof guest, album: object) =>
		s.as(who).photos.count({ eventId: s.event.id, ...album });

	// A photo that could not be developed is in no album.
	expect(await count(guest, { uploaderId: guest.id })).toBe(2);
	expect(await count(personas.registered, { uploaderId: guest.id })).toBe(2);
	expect(await count(personas.registered, { uploaderId: guest.id, section })).toBe(1);
	expect(await count(personas.registered, { uploaderId: guest.id, section: "none" })).toBe(1);
	expect(await count(personas.registered, { section })).toBe(2);
});
