import { describe, expect, test } from "vitest";
import { plantPhoto } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";

async function planted() {
	const s = await scene();
	const uploaderId = s.guest.id;
	const [shown, hidden, developing] = [
		await plantPhoto(s, { uploaderId, createdAt: new Date(3_000) }),
		await plantPhoto(s, { uploaderId, createdAt: new Date(2_000), place: "HIDDEN" }),
		await plantPhoto(s, { uploaderId, createdAt: new Date(1_000), state: "DEVELOPING" }),
	].map(({ photoId }) => photoId);
	const latest = async (who: Person) => {
		const { photos, all } = await s.as(who).photos.latest({ eventId: s.event.id });
		return { ids: photos.map(({ id }) => id), all };
	};
	return { s, shown, hidden, developing, latest };
}

describe("the newest photos", () => {
	test("are the developed ones that the person can see", async () => {
		const { s, shown, hidden, latest } = await planted();
		expect(await latest(s.personas.attended)).toEqual({ ids: [shown], all: true });
		expect(await latest(s.guest)).toEqual({ ids: [shown, hidden], all: true });
		expect(await latest(s.organizer)).toEqual({ ids: [shown, hidden], all: true });
	});

	test("are at most a hundred, and the answer says when there are more", async () => {
		const { s, latest } = await planted();
		for (let n = 0; n < 100; n++) await plantPhoto(s, { uploaderId: s.guest.id });
		const { ids, all } = await latest(s.personas.attended);
		expect([ids.length, all]).toEqual([100, false]);
	});
});
