/**
 * Somebody adds as many photos as they may, and has each URL signed a second time, as on a network where every first
 * attempt fails. Its short relative is in ./initiate-upload.limits.test.ts. Run with npm run test:long.
 */
import { expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { announced, jpeg } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { limits } from "../limits";

test("a whole quota, signed twice as fast as the server can, is refused nothing on default settings", async () => {
	const s = await scene();
	const photos = Array.from({ length: limits.photosPerPerson }, () => announced(jpeg()));
	const left = [...photos, ...photos];
	const ends = new Map<string, number>();
	const worker = async () => {
		for (let photo = left.shift(); photo; photo = left.shift()) {
			const end = await outcome(s.as(s.guest).photos.initiateUpload({ eventId: s.event.id, ...photo }));
			ends.set(end, (ends.get(end) ?? 0) + 1);
		}
	};
	await Promise.all(Array.from({ length: 6 }, worker));

	expect(Object.fromEntries(ends)).toEqual({ ok: 2 * limits.photosPerPerson });
	expect(
		await outcome(s.as(s.guest).photos.initiateUpload({ eventId: s.event.id, ...announced(jpeg()) })),
	).toBe("QUOTA_REACHED");
});
