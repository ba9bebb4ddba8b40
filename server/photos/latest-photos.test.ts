import { describe, expect, test } from "vitest";
import { plantPhoto } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";

async function planted() {
	const s = await scene();
	const uploaderId = s.guest.id;
	const [shown, hidden, developing] = [
		await plantPhoto(s, { uploaderId, createdAt: new Date(3_000) }),
		await plantPhoto(s, { uploaderId, createdAt: new Date(2_000), hidden: true }),
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

describe("hiding a photo", () => {
	test("removes it from other people's albums, while its uploader and the organizers see it marked as hidden", async () => {
		const { s, shown = "" } = await planted();
		const view = await s.as(s.organizer).photos.setHidden({ photoId: shown, hidden: true });
		expect(view).toMatchObject({ id: shown, hidden: true });
		const first = async (who: Person) =>
			(await s.as(who).photos.list({ eventId: s.event.id })).photos.find(({ id }) => id === shown);
		expect(await first(s.personas.attended)).toBeUndefined();
		expect(await first(s.guest)).toMatchObject({ hidden: true });
	});

	test("writes one audit entry for each change", async () => {
		const { s, shown: photoId = "" } = await planted();
		for (const hidden of [true, true, false]) await s.as(s.organizer).photos.setHidden({ photoId, hidden });
		const entries = await s.db.auditEntry.findMany({ where: { subject: photoId } });
		expect(entries.map(({ action }) => action).sort()).toEqual(["photo.hide", "photo.show"]);
		expect(entries.every(({ actorId }) => actorId === s.organizer.id)).toBe(true);
	});
});
