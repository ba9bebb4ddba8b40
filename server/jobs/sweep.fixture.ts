/** What the tests of the sweep share: uploads that were left in the middle, and what is left of them in the end. */
import { expect } from "vitest";
import { arrive, begin, jpeg, type Scene } from "@/tests/setup/photos";
import { renditionKey } from "../photos/object-key";

const minute = 60_000;

/** Makes that many, all at once. */
export const times = <T>(count: number, make: () => Promise<T>): Promise<T[]> =>
	Promise.all(Array.from({ length: count }, make));

/**
 * The keys that should be in the store: those of every photo's objects and `waiting`, the arrived objects of
 * intents.
 */
export async function keysOfRows(s: Scene, waiting: string[] = []) {
	const photos = await s.db.photo.findMany();
	const renditions = photos.flatMap((photo) =>
		photo.renditionWidths.map((width) => renditionKey(photo, width)),
	);
	return [...photos.map(({ key }) => key), ...renditions, ...waiting].sort();
}

export async function arrivedAndGone(s: Scene, count: number) {
	s.clock.now = new Date(Date.now() - 90 * minute);
	await times(count, () => arrive(s, s.guest, jpeg()));
	await times(count, () => begin(s, s.guest, jpeg()));
	await times(count, () => arrive(s, s.guest, Buffer.from(`text ${Math.random()}`)));
	s.clock.now = undefined;
}

export async function expectSettled(s: Scene, count: number, { killed = false } = {}) {
	const photos = await s.db.photo.findMany({ select: { state: true } });
	expect(photos).toEqual(Array(count).fill({ state: "READY" }));
	expect(await s.keys()).toEqual(await keysOfRows(s));
	const rejected = await s.db.upload.count({ where: { state: "REJECTED" } });
	const expired = await s.db.upload.count({ where: { state: "EXPIRED" } });
	// If a sweep is killed after removing a wrong object but before recording it, the intent later just expires.
	if (killed) expect(expired).toBeGreaterThanOrEqual(count);
	else expect(expired).toBe(count);
	expect(expired + rejected).toBe(2 * count);
	expect(await s.db.upload.count()).toBe(2 * count);
}

/** Ended uploads whose URLs still work, so that a sweep has nothing to do but to look at each. Their objects are not there. */
export async function plantEnded(s: Scene, count: number): Promise<void> {
	await s.db.$executeRaw`
		INSERT INTO "Upload" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, "createdAt", "expiresAt")
		SELECT gen_random_uuid(), ${s.event.id}::uuid, ${s.guest.id}::uuid, 'uploads/ended/' || n,
		       lpad(to_hex(n), 64, '0'), 'image/jpeg', 1, 'x', 'EXPIRED', now(), now() + interval '1 hour'
		FROM generate_series(1, ${count}::int) n`;
}
