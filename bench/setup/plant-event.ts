import type pg from "pg";
import { people } from "@/prisma/seed/people";

/**
 * Makes an event with this many developed photos over three days. Olga organizes it. Ada and Ben attended and
 * added the photos, unless `uploaderIds` names others, who alternate. Of every hundred photos one is hidden and
 * ten have no capture time. The rows come from generate_series, so that a million of them take seconds. Returns
 * the event's id.
 */
export async function plantEvent(
	client: pg.Client,
	slug: string,
	photos: number,
	uploaderIds: string[] = [people.ada.id, people.ben.id, people.ben.id],
): Promise<string> {
	const { rows } = await client.query<{ id: string }>(
		`INSERT INTO "Event" (id, slug, name, timezone, "startsAt", "endsAt", "uploadsOpenAt")
		 VALUES (gen_random_uuid(), $1, $2, 'Europe/Madrid', '2026-11-20', '2026-11-22', '2026-11-20') RETURNING id`,
		[slug, `${photos.toLocaleString("en")} photos`],
	);
	const id = rows[0]?.id ?? "";
	const places = [
		[people.olga.id, "ORGANIZER"],
		[people.ada.id, "ATTENDEE"],
		[people.ben.id, "ATTENDEE"],
	];
	for (const [userId, role] of places) {
		await client.query(
			`INSERT INTO "Attendance" (id, "eventId", "userId", role, status)
			 VALUES (gen_random_uuid(), $1, $2, $3::"AttendanceRole", 'ATTENDED')`,
			[id, userId, role],
		);
	}
	await client.query(
		`INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, place,
		                      width, height, "renditionWidths", "createdAt", "takenAt")
		 SELECT photo, $1, ($3::uuid[])[n % cardinality($3::uuid[]) + 1], 'uploads/' || photo,
		        encode(sha256(photo::text::bytea), 'hex'), 'image/jpeg', 3000000, 'Photo ' || n, 'READY',
		        (ARRAY['SHOWN', 'HIDDEN']::"PhotoPlace"[])[1 + (n % 100 = 0)::int],
		        (ARRAY[4032, 3024, 4000, 1920])[n % 4 + 1], (ARRAY[3024, 4032, 2250, 1920])[n % 4 + 1], '{480,1280,2560}',
		        '2026-11-23'::timestamptz - n * interval '20 seconds',
		        CASE WHEN n % 10 > 0 THEN '2026-11-23'::timestamptz - (n::float8 / $2 * 72) * interval '1 hour' END
		 FROM (SELECT gen_random_uuid() AS photo, n FROM generate_series(1, $2::int) n) made`,
		[id, photos, uploaderIds],
	);
	return id;
}
