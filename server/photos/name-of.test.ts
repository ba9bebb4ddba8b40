import { expect, test } from "vitest";
import { plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";

test("an uploader without a name has an empty one everywhere, which the page replaces in the reader's language", async () => {
	const s = await scene();
	await s.db.user.update({ where: { id: s.guest.id }, data: { name: null } });
	await plantPhoto(s, { uploaderId: s.guest.id });
	const { photos } = s.as(s.organizer);
	const eventId = s.event.id;

	expect((await photos.list({ eventId })).photos[0]?.uploadedBy).toEqual({ id: s.guest.id, name: "" });
	expect((await photos.live({ eventId })).photos?.[0]?.by).toBe("");
	expect(await photos.uploaders({ eventId })).toEqual([{ id: s.guest.id, name: "" }]);
});
