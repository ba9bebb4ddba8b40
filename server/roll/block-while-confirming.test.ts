import { describe, expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { arrive, jpeg, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";
import { confirmUpload } from "../uploads/confirm-upload";

async function party() {
	const s = await scene();
	const row = await s.db.attendance.findFirstOrThrow({ where: { userId: s.guest.id } });
	const person = { eventId: s.event.id, personId: row.id };
	return { s, person, organize: s.as(s.organizer).roll };
}

describe("a block while a photo is being confirmed", () => {
	/** Confirms, and calls `meanwhile` once the object has been looked at. */
	const confirmWhile = (s: Scene, photoId: string, meanwhile: () => Promise<unknown>) =>
		confirmUpload(
			{
				...s.deps,
				storage: {
					...s.storage,
					async readStart(...asked) {
						const start = await s.storage.readStart(...asked);
						await meanwhile();
						return start;
					},
				},
			},
			{ userId: s.guest.id, photoId },
		);

	test("that is committed first leaves no photo", async () => {
		const { s, person, organize } = await party();
		const upload = await arrive(s, s.guest, jpeg());
		const confirmed = confirmWhile(s, upload.photoId, () => organize.block({ ...person, photos: "HIDE" }));
		expect(await outcome(confirmed)).toBe("UPLOADS_BLOCKED");
		await sweep(s.deps);
		expect(await s.db.photo.count()).toBe(0);
		expect(await s.keys()).toEqual([]);
	});

	test("leaves a photo that the block has hidden, or none, whichever comes first", async () => {
		const { s, person, organize } = await party();
		for (let round = 0; round < 8; round++) {
			const uploads = await Promise.all([1, 2, 3].map(() => arrive(s, s.guest, jpeg())));
			const confirms = uploads.map(({ photoId }) =>
				outcome(confirmUpload(s.deps, { userId: s.guest.id, photoId })),
			);
			const [{ photos: hidden }, ...outcomes] = await Promise.all([
				organize.block({ ...person, photos: "HIDE" }),
				...confirms,
			]);
			const made = await s.db.photo.findMany({ where: { id: { in: uploads.map((one) => one.photoId) } } });
			expect(outcomes.filter((one) => one === "ok")).toHaveLength(made.length);
			expect(made.map(({ placeReason }) => placeReason)).toEqual(made.map(() => "BLOCKED"));
			expect(hidden).toBe(made.length);
			await s.db.photo.deleteMany();
			await organize.unblock(person);
		}
	});
});
