/**
 * A server that stalls for longer than developing a photo may take. The test itself takes as long, so it runs only
 * with npm run test:long.
 */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { announced } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";

const photo = (name: string) => readFile(new URL(`../../tests/fixtures/photos/${name}`, import.meta.url));
const names = [
	"two-dogs.jpg",
	"fig.jpg",
	"stream.jpg",
	"brushes.jpg",
	"iphone-trail.heic",
	"phone-held-upright.heic",
];

/** Blocks this whole thread, as a busy host does. */
const block = (milliseconds: number) =>
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

test("six ordinary photos are READY after the server was blocked for 90 seconds while they were developed", async () => {
	const s = await scene();
	const guest = s.as(s.guest);
	for (const name of names) {
		const bytes = await photo(name);
		const contentType = name.endsWith(".heic") ? "image/heic" : "image/jpeg";
		const upload = await guest.photos.initiateUpload({
			eventId: s.event.id,
			...announced(bytes),
			contentType,
		});
		await s.put(upload, bytes);
		await guest.photos.confirm({ photoId: upload.photoId });
	}
	const isDeveloping = async () =>
		(await s.db.photo.count({ where: { developingUntil: { not: null } } })) > 0;
	while (!(await isDeveloping())) await new Promise((later) => setTimeout(later, 5));
	block(90_000);
	await s.settled();

	const states = await s.db.photo.findMany({ select: { state: true, failure: true, developAttempts: true } });
	expect(states).toEqual(Array(names.length).fill({ state: "READY", failure: null, developAttempts: 1 }));
});
