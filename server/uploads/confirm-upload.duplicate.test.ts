import { describe, expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { announced, arrive, jpeg, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";
import { confirmUpload } from "./confirm-upload";

const confirm = (s: Scene, upload: { photoId: string }, who = s.guest) =>
	s.as(who).photos.confirm({ photoId: upload.photoId });

/** The keys of the originals, without the renditions that developing adds. */
const originals = async (s: Scene) => (await s.keys()).filter((key) => key.startsWith("uploads/"));

describe("the same bytes from two people", () => {
	test("confirming both at once makes one Photo, which both answers name, and one object stays", async () => {
		for (let round = 0; round < 5; round++) {
			const s = await scene();
			const bytes = jpeg();
			const [mine, theirs] = [await arrive(s, s.guest, bytes), await arrive(s, s.organizer, bytes)];

			await Promise.all([
				// If the organizer's photo is kept, the guest may not see it until it is developed.
				confirm(s, mine).catch(() => null),
				confirm(s, theirs, s.organizer),
			]);
			await s.settled();

			const photos = await s.db.photo.findMany();
			expect(photos).toHaveLength(1);
			expect(await originals(s)).toEqual([photos[0]?.key]);
			const answers = [await confirm(s, mine), await confirm(s, theirs, s.organizer)];
			expect(answers.map(({ id }) => id)).toEqual([photos[0]?.id, photos[0]?.id]);
		}
	});

	test("the second upload is not answered UPLOAD_MISSING while another confirm removes its object", async () => {
		const s = await scene();
		const bytes = jpeg();
		const [mine, theirs] = [await arrive(s, s.guest, bytes), await arrive(s, s.organizer, bytes)];
		await confirm(s, mine);
		await s.settled();
		const asked = { userId: s.organizer.id, photoId: theirs.photoId };
		let second: ReturnType<typeof confirmUpload> | undefined;
		const remove: typeof s.storage.remove = async (keys) => {
			await s.storage.remove(keys);
			second = confirmUpload(s.deps, asked);
			await second;
		};

		const first = await confirmUpload({ ...s.deps, storage: { ...s.storage, remove } }, asked);

		const answer = { photo: { id: mine.photoId }, created: false };
		expect([first, await second]).toMatchObject([answer, answer]);
	});

	test("the second person does not get the URL of the first person's original", async () => {
		const s = await scene();
		const bytes = jpeg();
		await confirm(s, await arrive(s, s.organizer, bytes), s.organizer).catch(() => null);
		const other = s.personas.attended;
		expect(
			await s.as(other).photos.initiateUpload({ eventId: s.event.id, ...announced(bytes) }),
		).toMatchObject({
			kind: "duplicate",
		});
		await s.settled();
		const [photo] = (await s.as(other).photos.list({ eventId: s.event.id })).photos;
		expect(photo).toMatchObject({ mine: false, canEdit: false, originalUrl: null });
	});

	test("the second person's confirm returns the first person's photo as the album shows it", async () => {
		const s = await scene();
		const { first, second } = await twice(s);
		await s.settled();
		const told = await confirm(s, second);
		expect(told).toMatchObject({ id: first.photoId, mine: false, originalUrl: null });
		expect(told.images).toHaveLength(1);
	});

	test.each([
		["is hidden", { place: "HIDDEN" }],
		["is still being developed", { state: "DEVELOPING" }],
	] as const)("the second person's confirm does not return a photo that %s", async (_, change) => {
		const s = await scene();
		const { first, second, bytes } = await twice(s);
		await s.settled();
		await s.db.photo.update({ where: { id: first.photoId }, data: change });

		await expectUntold(s, { first, second, bytes });
	});

	test("the second person's confirm does not return a photo that waits for an organizer's approval", async () => {
		const s = await scene({ event: { moderation: "BEFORE" } });
		const { first, second, bytes } = await twice(s);
		await s.settled();

		await expectUntold(s, { first, second, bytes });

		await s.as(s.organizer).photos.show({ eventId: s.event.id, photoId: first.photoId });
		expect(await confirm(s, second)).toMatchObject({ id: first.photoId, state: "READY" });
	});

	test("a sweep that confirms the second upload does not count it as failed", async () => {
		const s = await scene({ event: { moderation: "BEFORE" } });
		await twice(s);
		await s.settled();
		expect(await sweep(s.deps)).toMatchObject({ confirmed: 0, duplicate: 1, failed: 0 });
	});
});

/** Another attendee's confirmed photo, and the guest's upload of the same bytes, which has arrived. */
async function twice(s: Scene) {
	const bytes = jpeg();
	const [first, second] = [await arrive(s, s.personas.attended, bytes), await arrive(s, s.guest, bytes)];
	await confirm(s, first, s.personas.attended);
	return { first, second, bytes };
}

/** However often the guest confirms, the upload has expired, and announcing it again answers "duplicate". */
async function expectUntold(
	s: Scene,
	{ first, second, bytes }: Awaited<ReturnType<typeof twice>>,
): Promise<void> {
	for (const _ of [1, 2]) expect(await outcome(confirm(s, second))).toBe("UPLOAD_EXPIRED");
	expect(await outcome(s.as(s.guest).photos.byId(first))).toBe("PHOTO_NOT_FOUND");
	expect(await s.db.upload.findMany()).toMatchObject([{ id: second.photoId, state: "DUPLICATE" }]);
	expect(await s.as(s.guest).photos.initiateUpload({ eventId: s.event.id, ...announced(bytes) })).toEqual({
		...{ kind: "duplicate", photoId: first.photoId, kept: null },
	});
}
