import pg from "pg";
import sharp from "sharp";
import { plantEvent } from "@/bench/setup/plant-event";
import { people } from "@/prisma/seed/people";
import { layoutShift } from "./layout-shift";
import { signIn, visit } from "./people";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

const slug = "ten-thousand";
const path = `/events/${slug}`;
const picture = await sharp({ create: { width: 480, height: 360, channels: 3, background: "#7b8f6a" } })
	.webp()
	.toBuffer();

const client = new pg.Client({ connectionString: stack.databaseUrl });
let eventId = "";

test.beforeAll(async () => {
	await client.connect();
	eventId = await plantEvent(client, slug, 10_000);
	await client.query("ANALYZE");
});
// Both projects use one database, and each plants its own event.
test.afterAll(async () => {
	await client.query(`DELETE FROM "Photo" WHERE "eventId" = $1`, [eventId]);
	// Otherwise nobody else could have its address.
	await client.query(`DELETE FROM "EventSlug" WHERE "eventId" = $1`, [eventId]);
	await client.query(`DELETE FROM "Event" WHERE id = $1`, [eventId]);
	await client.end();
});

test.beforeEach(async ({ page }) => {
	await page.route(/\/optimized\//, (route) => route.fulfill({ body: picture, contentType: "image/webp" }));
	await signIn(page, people.ben.name, "/events");
});

/** Long enough for changes to be noticed, because the page asks for them every two seconds. */
const newsMs = 60_000;
const scrollY = (page: Page): Promise<number> => page.evaluate("Math.round(window.scrollY)");
const tiles = (page: Page) => page.locator("[data-photo-id]");

/** The first tile below the top of the screen and its position, read in one call because scrolling changes the tiles. */
async function tileInView(page: Page) {
	const seen = await tiles(page).evaluateAll((elements) =>
		elements.map((tile) => ({
			id: tile.getAttribute("data-photo-id") ?? "",
			y: Math.round(tile.getBoundingClientRect().y),
		})),
	);
	const first = seen.find(({ y }) => y >= 0);
	if (!first) throw new Error("No tile is in view.");
	return first;
}
const yOf = async (page: Page, id: string) =>
	Math.round((await page.locator(`[data-photo-id="${id}"]`).boundingBox())?.y ?? Number.NaN);

async function scrollDown(page: Page, pixels: number) {
	await page.mouse.move(180, 500);
	const goal = (await scrollY(page)) + pixels;
	// At the end of the loaded photos a turn of the wheel has no effect.
	const turn = async () => {
		const left = goal - (await scrollY(page));
		if (left > 0) await page.mouse.wheel(0, Math.min(left, 600));
		return left;
	};
	await expect.poll(turn, { intervals: [50], timeout: 60_000 }).toBeLessThanOrEqual(0);
	// Scrolling has ended once the position is stored in the history.
	await expect.poll(() => page.evaluate("history.state?.wallScroll === window.scrollY")).toBe(true);
}

test("with 10,000 photos at most 80 images are in the page, and nothing shifts while it loads and scrolls", async ({
	page,
}) => {
	await visit(page, path);
	await expect(tiles(page).first()).toBeVisible();
	for (let n = 0; n < 12; n++) {
		await scrollDown(page, 1_800);
		expect(await page.locator("[data-photo-id] img").count()).toBeLessThanOrEqual(80);
	}
	expect(await scrollY(page)).toBeGreaterThan(15_000);
	expect(await layoutShift(page)).toBeLessThan(0.02);
});

test("the wall's place is restored on return from a photo or another page, and after a reload", async ({
	page,
}) => {
	await visit(page, path);
	await scrollDown(page, 6_000);
	const place = await scrollY(page);
	expect(place).toBeGreaterThan(4_000);
	const away = async () => Math.abs((await scrollY(page)) - place);
	const { id } = await tileInView(page);

	await page.locator(`[data-photo-id="${id}"] > a`).click();
	await expect(page).toHaveURL(`${path}/photos/${id}`);
	await page.goBack();
	await expect(page).toHaveURL(path);
	await expect.poll(away).toBeLessThanOrEqual(2);

	await page.evaluate(`window.next.router.push("/events")`);
	await expect(page.getByRole("heading", { name: "Your events" })).toBeVisible();
	await page.goBack();
	await expect(page.locator(`[data-photo-id="${id}"]`)).toBeInViewport();
	await expect.poll(away).toBeLessThanOrEqual(2);

	await page.reload();
	await expect(page.locator(`[data-photo-id="${id}"]`)).toBeInViewport();
});

test("sorted as it happened, days in the event's time zone have headings, and a reload keeps the order", async ({
	page,
}) => {
	await visit(page, path);
	await page.getByRole("button", { name: "As it happened" }).click();
	// Photo 10,000 has no capture time. Photo 9,999 is the earliest that has one: 20 November in Madrid.
	await expect(page.getByRole("heading", { name: "Fri 20 Nov 2026" })).toBeVisible();
	await expect(page.getByRole("region", { name: "Fri 20 Nov 2026" })).toBeVisible();
	await expect(tiles(page).first().getByRole("img", { name: "Photo 9999" })).toBeVisible();
	await page.reload();
	await expect(page.getByRole("heading", { name: "Fri 20 Nov 2026" })).toBeVisible();
	expect(await layoutShift(page)).toBeLessThan(0.02);
});

test("the album can be filtered by person", async ({ page }) => {
	await visit(page, path);
	await page.getByRole("combobox", { name: "Photos by" }).selectOption({ label: people.ada.name });
	await expect(page).toHaveURL(`${path}?by=${people.ada.id}`);
	await expect(tiles(page).first()).toContainText(people.ada.name);
	await expect(page.locator("[data-photo-id]", { hasText: people.ben.name })).toHaveCount(0);
});

test("new photos are announced without moving the wall, and a press on the button puts them on top", {
	tag: "@once",
}, async ({ page }) => {
	await visit(page, path);
	await scrollDown(page, 3_000);
	const seen = await tileInView(page);
	const { rows } = await client.query<{ id: string }>(
		`INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, width, height,
		                      "renditionWidths", "createdAt")
		 SELECT photo, $1, $2, 'uploads/' || photo, encode(sha256(photo::text::bytea), 'hex'), 'image/jpeg', 1,
		        'Just in', 'READY', 4, 3, '{480}', '2026-11-24'::timestamptz + random() * interval '1 hour'
		 FROM (SELECT gen_random_uuid() AS photo FROM generate_series(1, 3)) made RETURNING id`,
		[eventId, people.ada.id],
	);

	const button = page.getByRole("button", { name: "3 new photos" });
	await expect(button).toBeVisible({ timeout: newsMs });
	expect(await yOf(page, seen.id)).toBe(seen.y);

	await button.click();
	await expect(tiles(page).first().getByRole("img", { name: "Just in" })).toBeInViewport();
	await expect(button).toHaveCount(0);
	await client.query(`DELETE FROM "Photo" WHERE id = ANY($1)`, [rows.map(({ id }) => id)]);
});

test("when photos above the reader are hidden, they leave the wall and what the reader sees does not move", {
	tag: "@once",
}, async ({ page }) => {
	await visit(page, path);
	// Scroll past the six photos that will be hidden.
	await scrollDown(page, 3_000);
	const seen = await tileInView(page);
	const place = await scrollY(page);
	const hidden = await client.query<{ id: string }>(
		`UPDATE "Photo" SET place = 'HIDDEN' WHERE id IN (
			SELECT id FROM "Photo" WHERE "eventId" = $1 AND place = 'SHOWN' AND "uploaderId" = $2
			ORDER BY "createdAt" DESC LIMIT 6) RETURNING id`,
		[eventId, people.ada.id],
	);

	// The page's height proves nothing, because another page of the album may load at the same time.
	await expect.poll(() => scrollY(page), { timeout: newsMs }).toBeLessThan(place);
	expect(Math.abs((await yOf(page, seen.id)) - seen.y)).toBeLessThanOrEqual(1);
	await client.query(`UPDATE "Photo" SET place = 'SHOWN' WHERE id = ANY($1)`, [
		hidden.rows.map(({ id }) => id),
	]);
});

test("an old photo that is hidden while it is on the screen disappears from the wall and the lightbox", {
	tag: "@once",
}, async ({ page, expectErrors }) => {
	// When the photo is gone from the album, the open dialog requests it by its id.
	expectErrors(/photos\.byId.* 404/);
	await visit(page, path);
	/** Photos on the screen that somebody else added and that are older than the newest hundred. */
	let deep: string[] = [];
	await expect(async () => {
		await scrollDown(page, 3_000);
		const there = await tiles(page).evaluateAll((all) =>
			all.map((tile) => tile.getAttribute("data-photo-id")),
		);
		const { rows } = await client.query<{ id: string }>(
			`SELECT id FROM "Photo" p WHERE id = ANY($2) AND "uploaderId" = $3 AND
				(SELECT count(*) FROM "Photo" WHERE "eventId" = $1 AND "createdAt" > p."createdAt") > 100`,
			[eventId, there, people.ada.id],
		);
		deep = rows.map(({ id }) => id);
		expect(deep.length).toBeGreaterThan(1);
	}).toPass({ timeout: 60_000 });
	const [seen, opened] = deep;
	const move = (place: "SHOWN" | "HIDDEN", ids: unknown[]) =>
		client.query(`UPDATE "Photo" SET place = $1::"PhotoPlace" WHERE id = ANY($2)`, [place, ids]);
	const title = page.getByRole("dialog").getByRole("heading", { level: 1 });
	try {
		await move("HIDDEN", [seen]);
		await expect(page.locator(`[data-photo-id="${seen}"]`)).toHaveCount(0);

		await page.locator(`[data-photo-id="${opened}"]`).getByRole("link").click();
		await expect(title).toBeVisible();
		await move("HIDDEN", [opened]);
		await expect(title).toHaveCount(0);
		await expect(page.getByRole("dialog").getByRole("alert")).toBeVisible();
	} finally {
		await move("SHOWN", deep);
	}
});

test("after a network failure at the end of the loaded photos, an open photo can be stepped on once it is back", {
	tag: "@once",
}, async ({ page, expectErrors }) => {
	expectErrors(/photos\.list.*ERR_FAILED/);
	await page.route(/photos\.list/, (route) => route.abort());
	await visit(page, path);
	await tiles(page).first().getByRole("link").click();
	const dialog = page.getByRole("dialog");
	const next = dialog.getByRole("button", { name: "Next photo" });
	await expect(next).toBeVisible();
	await page.keyboard.press("End");
	await expect(next).toHaveCount(0);
	// All automatic retries have failed.
	await expect(page.getByText("More photos could not be loaded.")).toBeAttached({ timeout: 60_000 });
	await page.unroute(/photos\.list/);
	await expect(next).toBeVisible({ timeout: 60_000 });
});

test("a request for an album page that is never answered times out and can be retried", {
	tag: "@once",
}, async ({ page }) => {
	let asked = 0;
	await page.route(/photos\.list/, () => {
		asked++;
	});
	await page.clock.install();
	await visit(page, path);
	const again = page.getByRole("button", { name: "Try again" });
	await expect(async () => {
		await page.clock.fastForward(31_000);
		await expect(again).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 60_000 });
	expect(asked).toBe(3);
	await page.unroute(/photos\.list/);
	const before = await page.evaluate(() => document.documentElement.scrollHeight);
	await again.click();
	await expect(again).toHaveCount(0);
	await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(before);
});

test("when the session has ended, the end of the loaded photos says so, and it goes on after signing in", {
	tag: "@once",
}, async ({ page, expectErrors }) => {
	expectErrors(/ 401/);
	await visit(page, path);
	await expect(tiles(page).first()).toBeVisible();
	await page.context().clearCookies();
	await page.getByRole("dialog").getByRole("button", { name: "Not now" }).click();
	await page.mouse.move(180, 500);
	const alert = page.getByRole("alert").filter({ hasText: "More photos could not be loaded." });
	await expect(async () => {
		await page.mouse.wheel(0, 2_000);
		await expect(alert).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 60_000 });
	await expect(alert).toContainText("Please sign in to continue.");
	const before = await page.evaluate(() => document.documentElement.scrollHeight);
	const [window] = await Promise.all([
		page.waitForEvent("popup"),
		alert.getByRole("link", { name: "Sign in again" }).click(),
	]);
	await window.getByRole("button", { name: people.ben.name }).click();
	await expect(alert).toHaveCount(0);
	await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(before);
});

test("an image that does not load says so, and is loaded when the network is back", { tag: "@once" }, async ({
	page,
	context,
	expectErrors,
}) => {
	expectErrors(/Failed to load resource/);
	await page.unroute(/\/optimized\//);
	await page.route(/\/optimized\//, (route) => route.abort());
	await visit(page, path);
	await expect(tiles(page).first()).toContainText("Couldn't load.");

	await page.unroute(/\/optimized\//);
	await page.route(/\/optimized\//, (route) => route.fulfill({ body: picture, contentType: "image/webp" }));
	await context.setOffline(true);
	await context.setOffline(false);
	await expect
		.poll(() =>
			tiles(page)
				.first()
				.locator("img")
				.evaluate((image: HTMLImageElement) => image.naturalWidth),
		)
		.toBeGreaterThan(0);
});
