/** A photo opened over the wall: stepping, zooming and returning to the wall. */
import { people } from "@/prisma/seed/people";
import { signIn } from "./people";
import { expect, type Page, test } from "./test";
import { dialog, open, path, shown, thirtyPhotos, tile, title } from "./thirty-photos";
import { doubleTap, pinch, swipe } from "./touch";

const { idOf } = thirtyPhotos();

/** The zoom factor; 1 is the size that fits. */
const zoomOf = (page: Page) =>
	page
		.locator(".yarl__slide_current .yarl__slide_wrapper")
		.evaluate((wrapper) => new DOMMatrix(getComputedStyle(wrapper).transform).a);

test("arrows, Home, End and Escape work; the address follows, and closing focuses the last photo's tile", async ({
	page,
}) => {
	await signIn(page, people.ben.name, path);
	const album = await page.title();
	await open(page, "Photo 2");
	await expect(page).toHaveTitle("Photo 2 · Rollcall");
	await page.keyboard.press("ArrowRight");
	await expect(title(page)).toHaveText("Photo 3");
	await expect(page).toHaveTitle("Photo 3 · Rollcall");
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
	await expect(page).toHaveTitle(album);
	await expect(tile(page, "Photo 2").getByRole("link")).toBeFocused();
});

test("when a photo is closed far from where the first was opened, the wall is scrolled to it", {
	tag: "@once",
}, async ({ page }) => {
	await signIn(page, people.ben.name, path);
	await open(page, "Photo 1");
	await page.keyboard.press("End");
	await expect(title(page)).toHaveText("Photo 30");
	await expect(page).toHaveURL(`${path}/photos/${await idOf("Photo 30")}`);
	await page.keyboard.press("Escape");
	await expect(page).toHaveURL(path);
	// Wait until the browser would have restored the old scroll position.
	await page.waitForTimeout(500);
	await expect(tile(page, "Photo 30")).toBeInViewport();
	await expect(tile(page, "Photo 30").getByRole("link")).toBeFocused();
});

test("however fast the keys are pressed, the photo, its title and its address agree", {
	tag: "@once",
}, async ({ page }) => {
	await signIn(page, people.ben.name, path);
	await open(page, "Photo 1");
	for (let presses = 0; presses < 12; presses++) await page.keyboard.press("ArrowRight");
	await page.waitForTimeout(1_000);
	const agreeOn = async (name: string) => {
		await expect(title(page)).toHaveText(name);
		await expect(shown(page, name)).toBeInViewport();
		await expect(page).toHaveURL(`${path}/photos/${await idOf(name)}`);
	};
	await agreeOn("Photo 13");
	await page.waitForTimeout(500);
	await agreeOn("Photo 13");

	// The second key is pressed before the first key's photo is rendered.
	const pressTwice = (keys: string[]) =>
		page.evaluate(async (all) => {
			for (const key of all) {
				window.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
				for (let turn = 0; turn < 10; turn++) await null;
			}
		}, keys);
	await pressTwice(["ArrowRight", "ArrowRight"]);
	await agreeOn("Photo 15");
	await pressTwice(["ArrowRight", "ArrowLeft"]);
	await page.waitForTimeout(500);
	await agreeOn("Photo 15");
	await page.keyboard.press("Home");
	await agreeOn("Photo 1");
});

test("a swipe leads to the next photo and back, but not past the first one", async ({ page }) => {
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

test("two fingers zoom, one finger then pans instead of stepping, and a double tap zooms in", async ({
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
	await expect(async () => {
		// Retried, because two taps that a busy machine delays are not a double tap.
		if ((await zoomOf(page)) === 1) await doubleTap(page, [x, y]);
		await expect.poll(() => zoomOf(page), { timeout: 3_000 }).toBeGreaterThan(1.8);
	}).toPass({ timeout: 60_000 });
});

test("the wheel and the buttons zoom, and a larger rendition is fetched for a zoomed photo", async ({
	page,
}) => {
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

test("while the lightbox's script cannot be loaded, the photo is shown and the keys work", {
	tag: "@once",
}, async ({ page, expectErrors }) => {
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

	await page.unroute(/_next\/static\/chunks/);
	await expect(dialog(page).getByRole("button", { name: "Next photo" })).toBeVisible({ timeout: 60_000 });
	await expect(shown(page, "Photo 2")).toBeInViewport();
});

test("both neighbours are loaded before they are shown", async ({ page }) => {
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

test("back closes the photo and keeps the wall's place, and forward opens it again", async ({ page }) => {
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
