import { expect, test } from "vitest";
import { plantPhoto, type Scene } from "@/tests/setup/photos";
import { plantMany } from "@/tests/setup/plant-many";
import { plansOf, rowsRead } from "@/tests/setup/query-plan";
import { type Person, scene } from "@/tests/setup/scene";
import { photosAround } from "./photos-around";

/** Adds photos and returns their ids, newest first. */
async function plant(s: Scene, count: number, ties = 1): Promise<string[]> {
	await plantMany(s, count, { ties });
	const rows = await s.db.photo.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
	return rows.map(({ id }) => id);
}

const around = async (s: Scene, who: Person, photoId: string) =>
	(await s.as(who).photos.around({ photoId })).map(({ id }) => id);

test.each([1, 40])(
	"a photo has up to six neighbours on each side, when %i share each millisecond",
	async (ties) => {
		const s = await scene();
		const ids = await plant(s, 60, ties);
		expect(await around(s, s.personas.registered, ids[30] ?? "")).toEqual(ids.slice(24, 37));
		expect(await around(s, s.personas.registered, ids[2] ?? "")).toEqual(ids.slice(0, 9));
		expect(await around(s, s.personas.registered, ids[59] ?? "")).toEqual(ids.slice(53));
	},
);

test("the only photo of an album has no neighbours", async () => {
	const s = await scene();
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
	expect(await around(s, s.guest, photoId)).toEqual([photoId]);
});

test("the neighbours do not include photos that the person may not see", async () => {
	const s = await scene();
	const uploaderId = s.guest.id;
	const { photoId: hidden } = await plantPhoto(s, { uploaderId, place: "HIDDEN" });
	const { photoId: seen } = await plantPhoto(s, { uploaderId });
	const { photoId: developing } = await plantPhoto(s, { uploaderId, state: "DEVELOPING" });
	await plantPhoto(s, { uploaderId, state: "FAILED" });

	expect(await around(s, s.personas.attended, seen)).toEqual([seen]);
	expect(new Set(await around(s, s.guest, seen))).toEqual(new Set([hidden, seen, developing]));
	expect((await around(s, s.organizer, seen)).length).toBe(3);
	const told = await s.as(s.personas.attended).photos.around({ photoId: seen });
	expect(told.map(({ originalUrl }) => originalUrl)).toEqual([null]);
});

test("both sides are read from the index, with at most ten rows each in an album of 20,000", async () => {
	const s = await scene();
	const ids = await plant(s, 20_000);
	await s.db.$executeRaw`ANALYZE "Photo"`;
	const photoId = ids[10_000] ?? "";
	for (const who of [s.guest, s.personas.attended, s.organizer]) {
		const plans = await plansOf(s, who, (deps) => photosAround(deps, { photoId, userId: who.id }));
		const sides = plans.filter((plan) => plan.includes("Photo_eventId_createdAt_id_idx"));
		expect(sides).toHaveLength(2);
		for (const plan of sides)
			expect(rowsRead(plan, "Photo_eventId_createdAt_id_idx")).toBeLessThanOrEqual(10);
	}
});
