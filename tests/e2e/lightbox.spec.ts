import pg from "pg";
import sharp from "sharp";
import { plantEvent } from "@/bench/setup/plant-event";
import { people } from "@/prisma/seed/people";
import { signIn } from "./people";
import { expect, type Page, test } from "./test";
import { doubleTap, pinch, swipe } from "./touch";

const slug = "thirty-photos";
const path = `/events/${slug}`;
const picture = await sharp({ create: { width: 480, height: 360, channels: 3, background: "#4c6a8f" } })
	.webp()
	.toBuffer();

const client = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });

test.beforeAll(() => client.connect());
test.afterAll(() => client.end());

/** Photo 1 is the newest. Ada added every third, Ben the others. */
let eventId = "";
test.beforeEach(async ({ page }) => {
	eventId = await plantEvent(client, slug, 30);
	await page.route(/\/(optimized|uploads)\//, (route) => {
		// What the real store does with a signed response-content-disposition.
		const disposition = new URL(route.request().url()).searchParams.get("response-content-disposition");
		const headers = disposition ? { "content-disposition": disposition } : undefined;
		return route.fulfill({ body: picture, contentType: "image/webp", headers });
	});
});
test.afterEach(async () => {
	await client.query(`DELETE FROM "Photo" WHERE "eventId" = $1`, [eventId]);
	await client.query(`DELETE FROM "Event" WHERE id = $1`, [eventId]);
});

const dialog = (page: Page) => page.getByRole("dialog");
const title = (page: Page) => dialog(page).getByRole("heading", { level: 1 });
const tile = (page: Page, name: string) =>
	page.locator("[data-photo-id]").filter({ has: page.getByRole("img", { name, exact: true }) });
/** The picture that is looked at. */
const shown = (page: Page, name: string) => page.getByRole("group").getByRole("img", { name, exact: true });

async function open(page: Page, name: string) {
	await tile(page, name).getByRole("link").click();
	await expect(title(page)).toHaveText(name);
	await expect(shown(page, name)).toBeVisible();
}

async function idOf(name: string): Promise<string> {
	const { rows } = await client.query(`SELECT id FROM "Photo" WHERE "eventId" = $1 AND title = $2`, [
		eventId,
		name,
	]);
	return rows[0]?.id ?? "";
}
const exists = async (id: string) =>
	(await client.query(`SELECT 1 FROM "Photo" WHERE id = $1`, [id])).rowCount === 1;

/** How many times larger the picture is drawn than it fits. */
const zoomOf = (page: Page) =>
	page
		.locator(".yarl__slide_current .yarl__slide_wrapper")
		.evaluate((wrapper) => new DOMMatrix(getComputedStyle(wrapper).transform).a);

test("arrows, Home, End and Escape; the address follows, and the focus goes back to the last photo's tile", async ({
	page,
}) => {
	await signIn(page, people.ben.name, path);
	await open(page, "Photo 2");
	await page.keyboard.press("ArrowRight");
	await expect(title(page)).toHaveText("Photo 3");
	await expect(page).toHaveURL(`${path}/photos/${await idOf("Photo 3")}`);
	await page.keyboard.press("ArrowLeft");
	await expect(title(page)).toHaveText("Photo 2");
	await page.keyboard.press("End");
	await expect(title(page)).toHaveText("Photo 30");
	await expect(dialog(page).getByRole("button", { name: "Next photo" })).toHaveCount(0);
	await page.keyboard.press("Home");
	await expect(title(page)).toHaveText("Photo 1");
	await page.keyboard.press("ArrowRight");
	await expect(title(page)).toHaveText("Photo 2");

	await page.keyboard.press("Escape");
	await expect(dialog(page)).toHaveCount(0);
	await expect(page).toHaveURL(path);
	await expect(tile(page, "Photo 2").getByRole("link")).toBeFocused();
});

test("however fast the keys come, the photo, its words and its address agree", async ({ page }) => {
	await signIn(page, people.ben.name, path);
	await open(page, "Photo 1");
	for (let presses = 0; presses < 12; presses++) await page.keyboard.press("ArrowRight");
	await page.waitForTimeout(1_000);
	const name = (await title(page).textContent()) ?? "";
	expect(name).not.toBe("Photo 1");
	await expect(shown(page, name)).toBeInViewport();
	await expect(page).toHaveURL(`${path}/photos/${await idOf(name)}`);
	await page.waitForTimeout(500);
	await expect(title(page)).toHaveText(name);
});

test("a swipe leads to the next photo and back, past the last one nowhere", async ({ page }) => {
	await signIn(page, people.ben.name, path);
	await open(page, "Photo 1");
	const stage = await page.locator(".yarl__container").boundingBox();
	const y = (stage?.y ?? 0) + (stage?.height ?? 0) / 3;
	const [right, left] = [0.85 * (stage?.width ?? 0), 0.15 * (stage?.width ?? 0)];
	await swipe(page, { from: [right, y], to: [left, y] });
	await expect(title(page)).toHaveText("Photo 2");
	await expect(shown(page, "Photo 2")).toBeInViewport();
	await swipe(page, { from: [left, y], to: [right, y] });
	await expect(title(page)).toHaveText("Photo 1");
	await swipe(page, { from: [left, y], to: [right, y] });
	await page.waitForTimeout(500);
	await expect(title(page)).toHaveText("Photo 1");
});

test("two fingers zoom in, one then moves the picture instead of the album, a double tap does both ways", async ({
	page,
}) => {
	await signIn(page, people.ben.name, path);
	await open(page, "Photo 1");
	const box = await shown(page, "Photo 1").boundingBox();
	const x = (box?.x ?? 0) + (box?.width ?? 0) / 2;
	const y = (box?.y ?? 0) + (box?.height ?? 0) / 2;
	expect(await zoomOf(page)).toBe(1);

	await pinch(page, { at: [x, y], from: 60, to: 240 });
	await expect.poll(() => zoomOf(page)).toBeGreaterThan(1.8);
	const before = await shown(page, "Photo 1").boundingBox();
	await swipe(page, { from: [x + 90, y], to: [x - 60, y] });
	await expect(title(page)).toHaveText("Photo 1");
	const after = await shown(page, "Photo 1").boundingBox();
	expect(after?.x ?? 0).toBeLessThan((before?.x ?? 0) - 30);

	await pinch(page, { at: [x, y], from: 240, to: 20 });
	await expect.poll(() => zoomOf(page)).toBe(1);
	await doubleTap(page, [x, y]);
	await expect.poll(() => zoomOf(page)).toBeGreaterThan(1.8);
});

test("the wheel zooms, the buttons do, and a zoomed picture is fetched larger", async ({ page }) => {
	const fetched = new Set<string>();
	page.on("request", (request) => {
		const width = /\/optimized\/.*\/(\d+)\.webp/.exec(request.url())?.[1];
		if (width) fetched.add(width);
	});
	await page.setViewportSize({ width: 640, height: 700 });
	await signIn(page, people.ben.name, path);
	await open(page, "Photo 4");
	expect(fetched).not.toContain("2560");

	await shown(page, "Photo 4").hover();
	await page.mouse.wheel(0, -300);
	await expect.poll(() => zoomOf(page)).toBeGreaterThan(1.5);
	for (let presses = 0; presses < 2; presses++)
		await dialog(page).getByRole("button", { name: "Zoom in" }).click();
	await expect.poll(() => fetched).toContain("2560");
	for (let presses = 0; presses < 4; presses++) {
		const out = dialog(page).getByRole("button", { name: "Zoom out" });
		if (await out.isEnabled()) await out.click();
	}
	await expect.poll(() => zoomOf(page)).toBe(1);
});

test("where the script of the lightbox does not come, the photo is there, and the keys lead on", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/Failed to load resource|Failed to load chunk|ChunkLoadError/);
	await signIn(page, people.ben.name, path);
	await expect(tile(page, "Photo 1")).toBeVisible();
	await page.waitForLoadState("networkidle");
	await page.route(/_next\/static\/chunks/, (route) => route.abort());
	await tile(page, "Photo 1").getByRole("link").click();
	await expect(title(page)).toHaveText("Photo 1");
	await expect(dialog(page).getByRole("img", { name: "Photo 1" })).toBeVisible();
	await page.keyboard.press("ArrowRight");
	await expect(title(page)).toHaveText("Photo 2");
	await expect(dialog(page).getByRole("img", { name: "Photo 2" })).toBeVisible();
});

test("both neighbours are there before they are looked at", async ({ page }) => {
	await signIn(page, people.ben.name, path);
	await open(page, "Photo 8");
	for (const name of ["Photo 7", "Photo 9"]) {
		const picture = dialog(page).locator(`img[alt="${name}"]`);
		await expect
			.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
			.toBeGreaterThan(0);
	}
	const asked: string[] = [];
	page.on("request", (request) => asked.push(request.url()));
	const next = await idOf("Photo 9");
	await page.keyboard.press("ArrowRight");
	await expect(shown(page, "Photo 9")).toBeInViewport();
	expect(asked.filter((url) => url.includes(next))).toEqual([]);
});

test("an address of a photo opens it directly, and one step further is the next", async ({ page }) => {
	const id = await idOf("Photo 5");
	await signIn(page, people.ben.name, `${path}/photos/${id}`);
	await expect(page.getByRole("heading", { level: 1, name: "Photo 5" })).toBeVisible();
	await expect(shown(page, "Photo 5")).toBeVisible();
	await page.keyboard.press("ArrowRight");
	await expect(page.getByRole("heading", { level: 1, name: "Photo 6" })).toBeVisible();
	await expect(page).toHaveURL(`${path}/photos/${await idOf("Photo 6")}`);
	await page.reload();
	await expect(page.getByRole("heading", { level: 1, name: "Photo 6" })).toBeVisible();
});

test("from an address deep in the album the keys lead on, both ways and to its ends", async ({ page }) => {
	await signIn(page, people.ben.name, `${path}/photos/${await idOf("Photo 15")}`);
	await expect(shown(page, "Photo 15")).toBeVisible();
	const heading = (n: number) => page.getByRole("heading", { level: 1, name: `Photo ${n}`, exact: true });
	const step = async (key: string, n: number) => {
		await page.keyboard.press(key);
		await expect(heading(n)).toBeVisible();
		await expect(shown(page, `Photo ${n}`)).toBeInViewport();
	};
	for (let n = 16; n <= 30; n++) await step("ArrowRight", n);
	await step("ArrowRight", 30);
	for (let n = 29; n >= 1; n--) await step("ArrowLeft", n);
	await step("ArrowLeft", 1);
	await expect(page).toHaveURL(`${path}/photos/${await idOf("Photo 1")}`);
});

test("where the network was gone at an end of what is loaded, it leads on once that is back", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/photos\.around.*ERR_FAILED/);
	await signIn(page, people.ben.name, `${path}/photos/${await idOf("Photo 10")}`);
	await expect(shown(page, "Photo 10")).toBeVisible();
	let failed = 0;
	await page.route(/photos\.around/, (route) => {
		failed++;
		return route.abort();
	});
	const heading = (n: number) => page.getByRole("heading", { level: 1, name: `Photo ${n}`, exact: true });
	for (let n = 11; n <= 16; n++) {
		await page.keyboard.press("ArrowRight");
		await expect(heading(n)).toBeVisible();
	}
	// All of the usual tries.
	await expect.poll(() => failed, { timeout: 10_000 }).toBeGreaterThanOrEqual(3);
	await page.unroute(/photos\.around/);
	await expect(async () => {
		await page.keyboard.press("ArrowRight");
		await expect(heading(17)).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 15_000 });
});

test("opened directly, no picture of a photo is fetched in two sizes", async ({ page }) => {
	const fetched: string[] = [];
	page.on("request", (request) => {
		const path = /\/optimized\/[^/]+\/(.*)\?/.exec(request.url())?.[1];
		if (path) fetched.push(path);
	});
	await signIn(page, people.ben.name, `${path}/photos/${await idOf("Photo 5")}`);
	await expect(shown(page, "Photo 5")).toBeVisible();
	await page.waitForLoadState("networkidle");
	// The photo itself and both of its neighbours.
	expect(fetched).toHaveLength(3);
	expect(new Set(fetched.map((path) => path.split("/")[0])).size).toBe(3);
});

test("back closes the photo and leaves the wall where it was, forward opens it again", async ({ page }) => {
	await signIn(page, people.ben.name, path);
	await tile(page, "Photo 12").scrollIntoViewIfNeeded();
	await page.waitForTimeout(300);
	const place = await page.evaluate(() => window.scrollY);
	await open(page, "Photo 12");
	await page.goBack();
	await expect(dialog(page)).toHaveCount(0);
	expect(Math.abs((await page.evaluate(() => window.scrollY)) - place)).toBeLessThanOrEqual(1);
	await page.goForward();
	await expect(title(page)).toHaveText("Photo 12");
});

test("a removed photo leaves at once and comes back by Undo; the server is told only afterwards", async ({
	page,
}) => {
	const told: string[] = [];
	page.on("request", (request) => {
		if (request.url().includes("photos.remove")) told.push(request.url());
	});
	await signIn(page, people.ada.name, path);
	const id = await idOf("Photo 3");
	await open(page, "Photo 3");
	await dialog(page).getByRole("button", { name: "Remove" }).click();
	await expect(dialog(page)).toHaveCount(0);
	await expect(tile(page, "Photo 3")).toHaveCount(0);
	await expect(tile(page, "Photo 4").getByRole("link")).toBeFocused();
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(tile(page, "Photo 3")).toBeVisible();
	await page.waitForTimeout(9_000);
	expect(told).toEqual([]);

	await open(page, "Photo 3");
	await dialog(page).getByRole("button", { name: "Remove" }).click();
	await expect(page.getByText("Photo removed")).toBeVisible();
	expect(await exists(id)).toBe(true);
	await expect.poll(() => exists(id), { timeout: 20_000 }).toBe(false);
	await expect(page.getByText("Photo removed")).toHaveCount(0);
	await expect(tile(page, "Photo 3")).toHaveCount(0);
	expect(told).toHaveLength(1);
});

test("a photo removed a moment before the tab is closed is removed", async ({ page, context }) => {
	await signIn(page, people.ada.name, path);
	const id = await idOf("Photo 6");
	await open(page, "Photo 6");
	await dialog(page).getByRole("button", { name: "Remove" }).click();
	await expect(tile(page, "Photo 6")).toHaveCount(0);
	// Another page first: the browser must live on for the request that outlives its page.
	await context.newPage();
	await page.close({ runBeforeUnload: true });
	await expect.poll(() => exists(id), { timeout: 5_000 }).toBe(false);
});

test("a photo that could not be removed is there again, and says why", async ({ page, expectErrors }) => {
	expectErrors(/photos\.remove.*Failed to load resource/);
	await signIn(page, people.ada.name, path);
	await page.route(/photos\.remove/, (route) => route.abort());
	await open(page, "Photo 9");
	await dialog(page).getByRole("button", { name: "Remove" }).click();
	await expect(page.getByText(/“Photo 9” was not removed/)).toBeVisible({ timeout: 15_000 });
	await expect(tile(page, "Photo 9")).toBeVisible();
	await page.unroute(/photos\.remove/);
	await page.getByRole("button", { name: "Try again" }).click();
	const id = await idOf("Photo 9");
	await expect.poll(() => exists(id), { timeout: 20_000 }).toBe(false);
});

test("an organizer hides a photo and shows it again; an attendee is offered neither", async ({ page }) => {
	const hidden = async () =>
		(await client.query(`SELECT hidden FROM "Photo" WHERE id = $1`, [await idOf("Photo 7")])).rows[0]?.hidden;
	await signIn(page, people.olga.name, path);
	await open(page, "Photo 7");
	await dialog(page).getByRole("button", { name: "Hide" }).click();
	await expect(dialog(page).getByText("Hidden from the album")).toBeVisible();
	await expect.poll(hidden).toBe(true);
	await dialog(page).getByRole("button", { name: "Show again" }).click();
	await expect(dialog(page).getByText("Hidden from the album")).toHaveCount(0);
	await expect.poll(hidden).toBe(false);

	await page.context().clearCookies();
	await signIn(page, people.ada.name, path);
	await open(page, "Photo 7");
	await expect(dialog(page).getByRole("button", { name: /Hide|Edit|Remove/ })).toHaveCount(0);
});

test("everybody can save a photo: the original who added it, the largest picture everybody else", async ({
	page,
}) => {
	await signIn(page, people.ada.name, path);
	for (const [name, button, file] of [
		["Photo 3", "Download original", "Photo 3.jpg"],
		["Photo 4", "Download", "Photo 4.webp"],
	] as const) {
		await open(page, name);
		const download = page.waitForEvent("download");
		await dialog(page).getByRole("button", { name: button, exact: true }).click();
		expect((await download).suggestedFilename()).toBe(file);
		await page.keyboard.press("Escape");
		await expect(dialog(page)).toHaveCount(0);
	}
});

test("when a photo was taken is told in the event's time zone, and by the camera's clock where that differs", async ({
	page,
}) => {
	await client.query(
		`UPDATE "Photo" SET "takenAt" = '2026-11-20T09:30:00Z', "takenAtOffset" = 180, camera = 'Pixel 9'
		 WHERE id = $1`,
		[await idOf("Photo 11")],
	);
	await signIn(page, people.ben.name, path);
	await open(page, "Photo 11");
	await expect(dialog(page).getByText("Fri 20 Nov 2026, 10:30")).toBeVisible();
	await expect(dialog(page).getByText("12:30 (UTC+3) on the camera")).toBeVisible();
	await expect(dialog(page).getByText("Pixel 9")).toBeVisible();
});
