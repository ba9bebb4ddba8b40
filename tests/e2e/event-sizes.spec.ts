/** Events with no, one and ten photos, and what people see while images load on a slow network. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import sharp from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { plantEvent } from "@/bench/setup/plant-event";
import { people } from "@/prisma/seed/people";
import { layoutShift } from "./layout-shift";
import { signIn } from "./people";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

const picture = await sharp({ create: { width: 480, height: 360, channels: 3, background: "#7b8f6a" } })
	.webp()
	.toBuffer();
const green = Buffer.from([0, 128, 0, 255]);
const thumbhash = Buffer.from(rgbaToThumbHash(1, 1, green)).toString("base64");

const client = new pg.Client({ connectionString: stack.databaseUrl });
const planted: string[] = [];

test.beforeAll(() => client.connect());
test.afterEach(async ({ page }) => {
	// The page would keep asking for an event that is deleted.
	await page.close();
	await client.query(`DELETE FROM "Photo" WHERE "eventId" = ANY($1)`, [planted]);
	await client.query(`DELETE FROM "Event" WHERE id = ANY($1)`, [planted]);
});
test.afterAll(() => client.end());

async function openEvent(page: Page, photos: number, { delayMs = 0, who = people.ben.name } = {}) {
	const slug = `size-${randomUUID()}`;
	const id = await plantEvent(client, slug, photos);
	planted.push(id);
	await client.query(`UPDATE "Photo" SET thumbhash = $2 WHERE "eventId" = $1`, [id, thumbhash]);
	await page.route(/\/optimized\//, async (route) => {
		await new Promise((resolve) => setTimeout(resolve, delayMs));
		await route.fulfill({ body: picture, contentType: "image/webp" });
	});
	await signIn(page, who, "/events");
	// Not "load", because that waits for the images.
	await page.goto(`/events/${slug}`, { waitUntil: "commit" });
	// Before the stylesheet has loaded, the layout could already be measured, but nobody sees it.
	await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
}

const tiles = (page: Page) => page.locator("[data-photo-id]");
const shown = (page: Page) =>
	tiles(page)
		.locator("img")
		.evaluateAll((images) => images.filter((image) => Number(Reflect.get(image, "naturalWidth")) > 0).length);
/** The box of the first tile. During hydration the tile is rendered again, so it may be missing for a moment. */
async function boxOf(page: Page) {
	const none = { x: Number.NaN, y: Number.NaN, width: Number.NaN, height: Number.NaN };
	let box: typeof none | null = null;
	await expect
		.poll(async () => {
			box = await tiles(page).first().boundingBox();
			return box;
		})
		.not.toBeNull();
	return box ?? none;
}
const wider = (page: Page) => page.evaluate("document.documentElement.scrollWidth - window.innerWidth");

test("an empty album says so, offers to add the first photo, and shows no sorting or filter", async ({
	page,
}) => {
	await openEvent(page, 0);
	await expect(page.getByRole("heading", { name: "No photos yet" })).toBeVisible();
	await expect(page.getByText("Be the first")).toBeVisible();
	await expect(page.getByRole("button", { name: "Choose photos" })).toBeVisible();
	await expect(tiles(page)).toHaveCount(0);
	await expect(page.getByRole("combobox")).toHaveCount(0);
	expect(await layoutShift(page)).toBeLessThan(0.02);
});

test("an album of one photo shows it without enlarging it, and without a next or previous button", async ({
	page,
}) => {
	await openEvent(page, 1);
	await expect.poll(() => shown(page)).toBe(1);
	const { height } = page.viewportSize() ?? { height: 0 };
	expect((await boxOf(page)).height).toBeLessThan(height * 0.75);
	expect(await wider(page)).toBe(0);

	// Before the scripts have loaded, the tile is only a link to the photo's own page.
	await page.waitForLoadState("load");
	await tiles(page).first().getByRole("link").click();
	const dialog = page.getByRole("dialog");
	await expect(dialog.getByRole("heading", { name: "Photo 1" })).toBeVisible();
	await expect(
		dialog.getByRole("button", { name: /next|previous/i }).and(page.locator(":enabled")),
	).toHaveCount(0);
	await page.keyboard.press("ArrowRight");
	await expect(dialog.getByRole("heading", { name: "Photo 1" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(dialog).toHaveCount(0);
});

test("an album of ten photos is shown completely, and nothing moves", async ({ page }) => {
	await openEvent(page, 10);
	await expect(tiles(page)).toHaveCount(10);
	await page.evaluate("window.scrollTo(0, document.body.scrollHeight)");
	await expect.poll(() => shown(page)).toBe(10);
	await expect(page.getByRole("button", { name: /more/i })).toHaveCount(0);
	expect(await wider(page)).toBe(0);
	expect(await layoutShift(page)).toBeLessThan(0.02);
});

test("on a slow network each photo has its place and its blur, and nothing moves when its image loads", async ({
	page,
}) => {
	await openEvent(page, 10, { delayMs: 5_000 });
	const first = tiles(page).first();
	await expect(first).toBeVisible();
	const before = await boxOf(page);
	expect(await shown(page)).toBe(0);
	// The blur of the thumbhash, in the photo's shape.
	await expect
		.poll(() =>
			first.evaluate((tile) =>
				[tile, ...tile.querySelectorAll("*")].some((element) =>
					getComputedStyle(element).backgroundImage.startsWith('url("data:image/png'),
				),
			),
		)
		.toBe(true);

	await expect.poll(() => shown(page)).toBeGreaterThan(0);
	// First CSS laid out the tile and then the script, and the browser rounds each result to a 64th of a pixel.
	const after = await boxOf(page);
	for (const side of ["x", "y", "width", "height"] as const) expect(after[side]).toBeCloseTo(before[side], 1);
	expect(await layoutShift(page)).toBeLessThan(0.02);
});
