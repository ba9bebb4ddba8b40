import type pg from "pg";

/** The person with the number 42 is the only one that the searches of ../workers/roll.ts find, in an event of any size. */
export async function plantRoll(client: pg.Client, slug: string, size: number): Promise<string> {
	const { rows } = await client.query<{ id: string }>(
		`INSERT INTO "Event" (id, slug, name, timezone, "startsAt", "endsAt", "uploadsOpenAt")
		 VALUES (gen_random_uuid(), $1, $1, 'UTC', now(), now(), now()) RETURNING id`,
		[slug],
	);
	const eventId = rows[0]?.id ?? "";
	await client.query(
		`INSERT INTO "Attendance" (id, "eventId", name, email, "group", status)
		 SELECT gen_random_uuid(), $1, 'Guest ' || number, 'guest' || number || '@guests.test', 'Table ' || (ARRAY['Seven', 'Eight'])[1 + n % 2],
		        (ARRAY['INVITED', 'ATTENDED']::"AttendanceStatus"[])[1 + n % 2]
		 FROM (SELECT n, lpad(n::text, 5, '0') AS number FROM generate_series(1, $2::int) n) made`,
		[eventId, size],
	);
	return eventId;
}
