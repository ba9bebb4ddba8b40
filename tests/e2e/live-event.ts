/** Shared by the specs of the live wall: a new event for each test, photos for it, and opening the wall. */
import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import sharp from "sharp";
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { mutate, type Payload, visit } from "./people";
import { stack } from "./setup/stack";
import { test as base, expect, type Page } from "./test";

interface LiveEvent {
	id: string;
	path: string;
}

export const test = base.extend<{ event: LiveEvent }, { db: pg.Client }>({
	db: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
		async ({}, use) => {
			const client = new pg.Client({ connectionString: stack.databaseUrl });
			await client.connect();
			await use(client);
			await client.end();
		},
		{ scope: "worker" },
	],

	/** An event that Olga organizes and Ada and Ben attended. Deleted after the test, because other specs list events. */
	event: async ({ page, db }, use) => {
		const slug = `live-${randomUUID()}`;
		const { rows } = await db.query<{ id: string }>(
			`INSERT INTO "Event" (id, slug, name, timezone, "startsAt", "endsAt", "uploadsOpenAt")
			 VALUES (gen_random_uuid(), $1, 'Harvest Supper', 'Europe/Madrid', now(), now() + interval '3 hours', '2026-01-01')
			 RETURNING id`,
			[slug],
		);
		const id = rows[0]?.id ?? "";
		for (const [person, role] of [
			[people.olga, "ORGANIZER"],
			[people.ada, "ATTENDEE"],
			[people.ben, "ATTENDEE"],
		] as const)
			await db.query(
				`INSERT INTO "Attendance" (id, "eventId", "userId", role, status)
				 VALUES (gen_random_uuid(), $1, $2, $3::"AttendanceRole", 'ATTENDED')`,
				[id, person.id, role],
			);

		await use({ id, path: `/events/${slug}` });

		// The page would keep asking for an event that is deleted.
		await page.close();
		await expect(() => deleteEvent(db, id)).toPass();
	},
});

/** Fails with a deadlock if a photo of the event is being developed in this moment. */
async function deleteEvent(db: pg.Client, id: string) {
	await db.query(`DELETE FROM "Photo" WHERE "eventId" = $1`, [id]);
	await db.query(`DELETE FROM "Event" WHERE id = $1`, [id]);
}

/** Adds a photo for the person signed in on `page` with the browser's requests: initiate, PUT, confirm. */
export async function addPhoto(
	page: Page,
	event: LiveEvent,
	title: string,
	{ buffer }: Payload,
): Promise<string> {
	const answer = await page.request.post("/api/trpc/photos.initiateUpload", {
		data: superjson.serialize({
			...{ eventId: event.id, title, contentType: "image/jpeg", size: buffer.length },
			sha256: createHash("sha256").update(buffer).digest("hex"),
		}),
	});
	const { photoId, url, headers } = (await answer.json()).result.data.json;
	const { "content-length": _, ...sent } = headers;
	expect((await fetch(url, { method: "PUT", headers: sent, body: new Uint8Array(buffer) })).ok).toBe(true);
	expect(await mutate(page, "photos.confirm", { photoId })).toMatchObject({ status: 200 });
	return photoId;
}

export async function untilReady(db: pg.Client, photoId: string) {
	const state = async () =>
		(await db.query<{ state: string }>(`SELECT state FROM "Photo" WHERE id = $1`, [photoId])).rows[0]?.state;
	await expect.poll(state, { timeout: 120_000, intervals: [100] }).toBe("READY");
}

/** Inserts photos as rows without objects. The test has to mock the store's answers. */
export async function plantPhotos(db: pg.Client, event: LiveEvent, count: number) {
	await db.query(
		`INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, width, height,
		                      "renditionWidths", "createdAt")
		 SELECT photo, $1, $2, 'uploads/' || photo, encode(sha256(photo::text::bytea), 'hex'), 'image/jpeg', 1,
		        'Photo ' || n, 'READY', 4000, 3000, '{480,1280,2560}', '2026-11-20'::timestamptz + n * interval '1 minute'
		 FROM (SELECT gen_random_uuid() AS photo, n FROM generate_series(1, $3::int) n) made`,
		[event.id, people.ada.id, count],
	);
}

/** Answers instead of the store, for photos that are only rows. */
export async function servePictures(page: Page, background = "#7b8f6a") {
	const body = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
		.webp()
		.toBuffer();
	await page.route(/\/optimized\//, (route) => route.fulfill({ body, contentType: "image/webp" }));
}

export const current = (page: Page) => page.locator("[data-slide=current]");
export const captionOf = (page: Page) => current(page).locator("figcaption");

export async function openWall(page: Page, event: LiveEvent) {
	await visit(page, `${event.path}/live`);
	await expect(page.getByRole("heading", { level: 1, name: "Harvest Supper" })).toBeVisible();
}

export { expect, type Page } from "./test";
