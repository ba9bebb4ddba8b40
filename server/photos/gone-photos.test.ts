import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { plantPhoto } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";

test("photos are gone that were removed, and those that the person may not see yet or any more", async () => {
	const s = await scene();
	const uploaderId = s.guest.id;
	const [shown = "", hidden = "", waiting = "", developing = ""] = [
		await plantPhoto(s, { uploaderId }),
		await plantPhoto(s, { uploaderId, place: "HIDDEN" }),
		await plantPhoto(s, { uploaderId, place: "WAITING" }),
		await plantPhoto(s, { uploaderId, state: "DEVELOPING" }),
	].map(({ photoId }) => photoId);
	const never = randomUUID();
	const photoIds = [shown, never, hidden, waiting, developing];
	const goneTo = (who: Person) => s.as(who).photos.gone({ eventId: s.event.id, photoIds });

	expect(await goneTo(s.personas.attended)).toEqual([never, hidden, waiting, developing]);
	expect(await goneTo(s.guest)).toEqual([never]);
	expect(await goneTo(s.organizer)).toEqual([never]);
	await s.db.photo.delete({ where: { id: shown } });
	expect(await goneTo(s.organizer)).toEqual([shown, never]);
});

test("a call that asks about more than forty photos is refused", async () => {
	const s = await scene();
	const photoIds = Array.from({ length: 41 }, () => randomUUID());
	await expect(s.as(s.guest).photos.gone({ eventId: s.event.id, photoIds })).rejects.toThrow("40");
});
