/** The live wall, as a projector has it: on real photos in the real store where the network plays a part. */
import { createHash, randomUUID } from "node:crypto";
import jsQR from "jsqr";
import pg from "pg";
import sharp from "sharp";
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { fixture, mutate, type Payload, signIn, visit } from "./people";
import { expect, type Page, test } from "./test";

const client = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });
let event = { id: "", slug: "", path: "" };

test.beforeAll(() => client.connect());
test.afterAll(() => client.end());

/** An event of its own for each test: Olga organizes it, Ada and Ben attended. */
test.beforeEach(async () => {
	const slug = `live-${randomUUID()}`;
	const { rows } = await client.query<{ id: string }>(
		`INSERT INTO "Event" (id, slug, name, timezone, "startsAt", "endsAt", "uploadsOpenAt")
		 VALUES (gen_random_uuid(), $1, 'Harvest Supper', 'Europe/Madrid', now(), now(), '2026-01-01') RETURNING id`,
		[slug],
	);
	event = { id: rows[0]?.id ?? "", slug, path: `/events/${slug}` };
	for (const [person, role] of [
		[people.olga, "ORGANIZER"],
		[people.ada, "ATTENDEE"],
		[people.ben, "ATTENDEE"],
	] as const)
		await client.query(
			`INSERT INTO "Attendance" (id, "eventId", "userId", role, status)
			 VALUES (gen_random_uuid(), $1, $2, $3::"AttendanceRole", 'ATTENDED')`,
			[event.id, person.id, role],
		);
});
// Other specs look at Olga's and Ada's events.
test.afterEach(async ({ page }) => {
	// It would go on asking for what is gone.
	await page.close();
	await client.query(`DELETE FROM "Photo" WHERE "eventId" = $1`, [event.id]);
	await client.query(`DELETE FROM "Event" WHERE id = $1`, [event.id]);
});

/** As the browser of the person who is signed in on `page` would: announced, put, confirmed. */
async function addPhoto(page: Page, title: string, { buffer }: Payload): Promise<string> {
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

async function untilReady(photoId: string) {
	const state = async () =>
		(await client.query<{ state: string }>(`SELECT state FROM "Photo" WHERE id = $1`, [photoId])).rows[0]
			?.state;
	await expect.poll(state, { timeout: 60_000, intervals: [100] }).toBe("READY");
}

/** Rows without objects: what the store would say is the test's business. */
async function plantPhotos(count: number) {
	await client.query(
		`INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, width, height,
		                      "renditionWidths", "createdAt")
		 SELECT photo, $1, $2, 'uploads/' || photo, encode(sha256(photo::text::bytea), 'hex'), 'image/jpeg', 1,
		        'Photo ' || n, 'READY', 4000, 3000, '{480,1280,2560}', '2026-11-20'::timestamptz + n * interval '1 minute'
		 FROM (SELECT gen_random_uuid() AS photo, n FROM generate_series(1, $3::int) n) made`,
		[event.id, people.ada.id, count],
	);
}

/** Instead of the store, for photos that have only a row. */
async function servePictures(page: Page, background = "#7b8f6a") {
	const body = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
		.webp()
		.toBuffer();
	await page.route(/\/optimized\//, (route) => route.fulfill({ body, contentType: "image/webp" }));
}

const current = (page: Page) => page.locator("[data-slide=current]");
const captionOf = (page: Page) => current(page).locator("figcaption");

async function openWall(page: Page) {
	await visit(page, `${event.path}/live`);
	await expect(page.getByRole("heading", { level: 1, name: "Harvest Supper" })).toBeVisible();
}

/** What a scanner reads off the screen. */
async function scan(page: Page): Promise<string | undefined> {
	const { data, info } = await sharp(await page.screenshot())
		.ensureAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	// No second look at the reverse: a phone's scanner may not have one either.
	return jsQR(new Uint8ClampedArray(data), info.width, info.height, { inversionAttempts: "dontInvert" })
		?.data;
}

test("a photo is on the wall within seconds of being ready, and off it within seconds of being hidden or removed", async ({
	page,
	browser,
}) => {
	test.setTimeout(180_000);
	const ada = await (await browser.newContext()).newPage();
	await signIn(ada, people.ada.name, "/events");
	for (const name of ["stream.jpg", "fig.jpg", "two-dogs.jpg"])
		await untilReady(await addPhoto(ada, name, fixture(name, randomUUID())));
	await signIn(page, people.olga.name, "/events");
	await openWall(page);
	await expect(current(page)).toBeVisible();

	const id = await addPhoto(ada, "The last dance", fixture("evening-room.jpg", randomUUID()));
	await untilReady(id);
	const readyAt = Date.now();
	await expect(captionOf(page)).toContainText("The last dance");
	const shownMs = Date.now() - readyAt;
	await expect(captionOf(page)).toContainText(people.ada.name);
	const picture = current(page).getByRole("img");
	expect(
		await picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth),
	).toBeGreaterThan(0);

	expect(await mutate(page, "photos.setHidden", { photoId: id, hidden: true })).toMatchObject({
		status: 200,
	});
	const hiddenAt = Date.now();
	await expect(page.locator(`[data-photo-id="${id}"]`)).toHaveCount(0);
	const leftMs = Date.now() - hiddenAt;
	await expect(current(page)).toBeVisible();

	const removed = (await current(page).getAttribute("data-photo-id")) ?? "";
	expect(await mutate(page, "photos.remove", { photoId: removed })).toMatchObject({ status: 200 });
	await expect(page.locator(`[data-photo-id="${removed}"]`)).toHaveCount(0);
	test.info().annotations.push({ type: "seconds", description: `shown ${shownMs} ms, left ${leftMs} ms` });
	await ada.context().close();
});

test("without a network the photos that are here go round, a sign says so, and it comes back by itself", async ({
	page,
	context,
	expectErrors,
}) => {
	test.setTimeout(180_000);
	expectErrors(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
	await signIn(page, people.ada.name, "/events");
	for (const name of ["stream.jpg", "fig.jpg", "summit-sunset.jpg"])
		await untilReady(await addPhoto(page, name, fixture(name, randomUUID())));
	await openWall(page);
	const seen = new Set<string | null>();
	await expect
		.poll(
			async () => {
				await page.keyboard.press("ArrowRight");
				await expect(current(page)).toBeVisible();
				return seen.add(await current(page).getAttribute("data-photo-id")).size;
			},
			{ timeout: 30_000 },
		)
		.toBe(3);

	await context.setOffline(true);
	await expect(page.getByText("Offline. New photos come when the network is back.")).toBeVisible();
	const changes = new Set<string | null>();
	await expect
		.poll(
			async () => {
				const image = current(page).getByRole("img");
				expect(await image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
				return changes.add(await current(page).getAttribute("data-photo-id")).size;
			},
			{ timeout: 60_000 },
		)
		.toBe(3);

	const late = await addPhoto(page, "While it was away", fixture("dandelions.jpg", randomUUID()));
	await untilReady(late);
	await context.setOffline(false);
	await expect(captionOf(page)).toContainText("While it was away", { timeout: 30_000 });
	await expect(page.getByText("Offline.")).toHaveCount(0);
});

test.describe("for hours", () => {
	test("after an hour of slides the page is no bigger than after ten minutes", async ({ page }) => {
		// Only a hang may meet this.
		test.setTimeout(900_000);
		await servePictures(page);
		await plantPhotos(100);
		await signIn(page, people.olga.name, "/events");
		// Four hundred fades are a matter of real time.
		await page.emulateMedia({ reducedMotion: "reduce" });
		await page.clock.install();
		await openWall(page);
		const session = await page.context().newCDPSession(page);
		await session.send("Performance.enable");
		const measure = async () => {
			await session.send("HeapProfiler.collectGarbage");
			const { metrics } = await session.send("Performance.getMetrics");
			const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
			return { nodes: of("Nodes"), heap: of("JSHeapUsedSize"), listeners: of("JSEventListeners") };
		};
		/** Every slide that comes up, written down in the page. */
		const shown = await page.evaluateHandle(() => {
			const ids: string[] = [];
			const look = () => {
				if (document.querySelectorAll("[data-slide]").length > 3) ids.push("More than three slides.");
				const id = document.querySelector<HTMLElement>("[data-slide=current]")?.dataset.photoId;
				if (id && id !== ids.at(-1)) ids.push(id);
			};
			look();
			new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
			return ids;
		});
		/** Fake minutes, each slide with a picture that was really decoded and at least one real answer. */
		const watch = async (minutes: number) => {
			for (let passed = 0; passed < minutes * 60_000; passed += 8_000) {
				const before = await shown.evaluate((ids) => ids.length);
				await Promise.all([page.waitForResponse(/photos\.live/), page.clock.runFor(8_000)]);
				await page.waitForFunction(
					([ids, length]) =>
						ids.length > length &&
						document.querySelector<HTMLImageElement>("[data-slide=next] img")?.complete,
					[shown, before] as const,
				);
			}
		};

		await watch(10);
		const early = await measure();
		await watch(50);
		const late = await measure();

		test.info().annotations.push({ type: "memory", description: JSON.stringify({ early, late }) });
		const ids = await shown.jsonValue();
		expect(ids.length).toBeGreaterThan(400);
		// Four whole rounds and a piece: nobody's photo is left out or favoured.
		const times = new Map<string, number>();
		for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
		expect(times.size).toBe(100);
		expect(Math.max(...times.values()) - Math.min(...times.values())).toBeLessThanOrEqual(1);
		// One kept for each slide would be four hundred.
		expect(late.nodes).toBeLessThanOrEqual(early.nodes + 50);
		expect(late.listeners).toBeLessThanOrEqual(early.listeners + 50);
		expect(late.heap).toBeLessThan(early.heap + 1_500_000);
	});
});

test("Space pauses, the arrow shows the next photo, F fills the screen; what is not used goes away", async ({
	page,
	isMobile,
}) => {
	await servePictures(page);
	await plantPhotos(5);
	await signIn(page, people.olga.name, "/events");
	await openWall(page);
	await expect(current(page)).toBeVisible();

	await page.keyboard.press("Space");
	await expect(page.getByText("Paused")).toBeVisible();
	const paused = (await current(page).getAttribute("data-photo-id")) ?? "";
	await page.waitForTimeout(9_000);
	await expect(current(page)).toHaveAttribute("data-photo-id", paused);
	// Nine seconds: nobody is at the keyboard any more.
	const controls = page.getByRole("button", { name: "Go on" }).locator("..");
	await expect(controls).toHaveCSS("opacity", "0");
	await expect(page.getByRole("main")).toHaveCSS("cursor", "none");

	await page.keyboard.press("ArrowRight");
	await expect(current(page)).not.toHaveAttribute("data-photo-id", paused);
	await expect(async () => {
		// Three seconds after the last key they are away again, however long it took to look.
		await page.keyboard.press("Shift");
		await expect(controls).toHaveCSS("opacity", "1", { timeout: 2_000 });
	}).toPass({ timeout: 15_000 });
	await page.keyboard.press("Space");
	await expect(page.getByText("Paused")).toHaveCount(0);

	// A phone's browser has no such key, and Chromium's imitation of one no full screen.
	if (!isMobile) {
		const full = () => page.evaluate(() => document.fullscreenElement !== null);
		await page.keyboard.press("f");
		await expect.poll(full).toBe(true);
		await page.keyboard.press("f");
		await expect.poll(full).toBe(false);
	}
	await page.getByRole("button", { name: "Pause" }).focus();
	await page.keyboard.press("Space");
	await expect(page.getByText("Paused")).toBeVisible();
	// By the keyboard: the pointer does not reach what may have gone away meanwhile.
	await page.getByRole("link", { name: "Back to the album" }).press("Enter");
	await expect(page).toHaveURL(event.path);
	await page.getByRole("link", { name: "Live wall" }).click();
	await expect(page).toHaveURL(`${event.path}/live`);
	await expect(page).toHaveTitle("Harvest Supper, live · Rollcall");
});

for (const colorScheme of ["light", "dark"] as const) {
	test(`the code leads to the event, on an empty wall and beside photos, in the ${colorScheme} scheme`, async ({
		page,
		baseURL,
	}) => {
		await page.emulateMedia({ colorScheme });
		await signIn(page, people.olga.name, "/events");
		await openWall(page);
		await expect(page.getByText("Photos appear here as they are added")).toBeVisible();
		expect(await scan(page)).toBe(`${baseURL}${event.path}`);

		await servePictures(page, "#fff");
		await plantPhotos(1);
		await expect(current(page)).toBeVisible();
		expect(await scan(page)).toBe(`${baseURL}${event.path}`);
	});
}

test("when the session ends the show goes on and says what to do; off the roll it ends", async ({
	page,
	context,
	expectErrors,
}) => {
	expectErrors(/photos\.live.*40[14]/);
	await servePictures(page);
	await plantPhotos(4);
	await signIn(page, people.ben.name, "/events");
	await openWall(page);
	await expect(current(page)).toBeVisible();

	const cookies = await context.cookies();
	await context.clearCookies();
	await expect(page.getByText("Signed out: no new photos.")).toBeVisible();
	const before = (await current(page).getAttribute("data-photo-id")) ?? "";
	await expect(current(page)).not.toHaveAttribute("data-photo-id", before);

	await context.addCookies(cookies);
	await expect(page.getByText("Signed out: no new photos.")).toHaveCount(0, { timeout: 30_000 });

	await client.query(`DELETE FROM "Attendance" WHERE "eventId" = $1 AND "userId" = $2`, [
		event.id,
		people.ben.id,
	]);
	await expect(page.getByText("This event is gone, or you were taken off its roll")).toBeVisible();
	await expect(page.locator("[data-slide]")).toHaveCount(0);
});

test("a picture that never comes is passed over", async ({ page, expectErrors }) => {
	expectErrors(/Failed to load resource/);
	await plantPhotos(3);
	const { rows } = await client.query<{ id: string }>(`SELECT id FROM "Photo" WHERE "eventId" = $1`, [
		event.id,
	]);
	const broken = rows[0]?.id ?? "";
	await servePictures(page);
	await page.route(new RegExp(broken), (route) => route.fulfill({ status: 500 }));
	await signIn(page, people.olga.name, "/events");
	await openWall(page);
	const seen = new Set<string | null>();
	for (let n = 0; n < 8; n++) {
		await expect(current(page)).toBeVisible();
		seen.add(await current(page).getAttribute("data-photo-id"));
		await page.keyboard.press("ArrowRight");
		await page.waitForTimeout(700);
	}
	expect(seen.has(broken)).toBe(false);
	expect(seen.size).toBe(2);
});
