import { describe, expect, test } from "vitest";
import { liveCount } from "@/rules/album";
import { plantPhoto } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";

async function wall() {
	const s = await scene();
	const ask = (who: Person, known?: string) => s.as(who).photos.live({ eventId: s.event.id, known });
	const ids = async (who: Person) => (await ask(who)).photos?.map(({ id }) => id);
	return { s, ask, ids };
}

describe("a live wall", () => {
	test("shows only what everybody may see, even to an organizer and to the photo's uploader", async () => {
		const { s, ids } = await wall();
		const uploaderId = s.guest.id;
		const { photoId } = await plantPhoto(s, { uploaderId });
		await plantPhoto(s, { uploaderId, place: "HIDDEN" });
		await plantPhoto(s, { uploaderId, place: "WAITING" });
		await plantPhoto(s, { uploaderId, state: "DEVELOPING" });
		await plantPhoto(s, { uploaderId, state: "FAILED" });
		await plantPhoto(s, { uploaderId, eventId: s.foreignEvent.id });
		for (const who of [s.personas.attended, s.guest, s.organizer]) expect(await ids(who)).toEqual([photoId]);
	});

	test("shows the newest hundred, newest first, and nothing of an original", async () => {
		const { s, ask } = await wall();
		for (let n = 0; n <= liveCount; n++)
			await plantPhoto(s, { uploaderId: s.guest.id, createdAt: new Date(n), title: `Photo ${n}` });
		const { photos } = await ask(s.organizer);
		expect(photos?.map(({ title }) => title)).toEqual(
			Array.from({ length: liveCount }, (_, n) => `Photo ${liveCount - n}`),
		);
		expect(photos?.[0]).toMatchObject({
			by: s.guest.name,
			images: [{ width: 32, url: expect.stringContaining("/optimized/") }],
		});
		expect(JSON.stringify(photos)).not.toMatch(/uploads\/|sha256|@/);
	});

	test("gets no photos again until something that it shows has changed", async () => {
		const { s, ask } = await wall();
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		const photo = { eventId: s.event.id, photoId };
		const first = await ask(s.guest);
		expect(await ask(s.guest, first.version)).toEqual({ version: first.version, photos: null });

		const changes = [
			() => plantPhoto(s, { uploaderId: s.guest.id }),
			() => s.as(s.guest).photos.update({ photoId, title: "Renamed" }),
			() => s.as(s.organizer).photos.hide({ ...photo, reason: "BLURRED" }),
			() => s.as(s.organizer).photos.show(photo),
			() => s.as(s.guest).photos.remove({ photoId }),
		];
		let { version } = first;
		for (const change of changes) {
			await change();
			const next = await ask(s.guest, version);
			expect(next.photos).not.toBeNull();
			expect(next.version).not.toBe(version);
			version = next.version;
		}
	});
});
