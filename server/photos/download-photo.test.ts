import { expect, test } from "vitest";
import { plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { originalKey, renditionKey } from "./object-key";

test("its uploader and the organizers save the original, everybody else the largest rendition, named as the photo", async () => {
	const s = await scene();
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, title: "Ridge / autumn" });
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
	expect(path).toContain(renditionKey(s.event.id, photoId, 32));
	expect(disposition).toMatch(/^attachment; .*UTF-8''Ridge%20autumn\.webp$/);
});
