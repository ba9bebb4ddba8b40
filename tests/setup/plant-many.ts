import type { Scene } from "./photos";

const day = new Date("2026-11-24T12:00:00.000Z");

/** Creates READY photos of the guest, `ties` of them with the same millisecond. */
export async function plantMany(s: Scene, count: number, { ties = 1, eventId = s.event.id } = {}) {
	await s.db.$executeRaw`
		INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, width, height, "createdAt")
		SELECT id, ${eventId}::uuid, ${s.guest.id}::uuid, 'uploads/' || id, encode(sha256(id::text::bytea), 'hex'),
		       'image/jpeg', 1, 'Photo ' || n, 'READY', 1, 1, ${day}::timestamptz - (n / ${ties}) * interval '1 millisecond'
		FROM (SELECT gen_random_uuid() AS id, n FROM generate_series(1, ${count}::int) n) made`;
}
