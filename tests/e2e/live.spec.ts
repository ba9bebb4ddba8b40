/** The live wall as on a projector, with real photos in the real store where the network matters. */
import { randomUUID } from "node:crypto";
import jsQR from "jsqr";
import sharp from "sharp";
import { people } from "@/prisma/seed/people";
import {
	addPhoto,
	captionOf,
	current,
	expect,
	openWall,
	type Page,
	plantPhotos,
	servePictures,
	test,
	untilReady,
} from "./live-event";
import { fixture, mutate, signIn } from "./people";

/** The text of the QR code on the screen. */
async function scan(page: Page): Promise<string | undefined> {
	const { data, info } = await sharp(await page.screenshot())
		.ensureAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	// Inverted codes are not tried, because a phone's scanner may not read them, either.
	return jsQR(new Uint8ClampedArray(data), info.width, info.height, { inversionAttempts: "dontInvert" })
		?.data;
}

test("a photo appears seconds after it is ready, and disappears seconds after it is hidden or removed", async ({
	page,
	browser,
	event,
	db,
}) => {
	const ada = await (await browser.newContext()).newPage();
	await signIn(ada, people.ada.name, "/events");
	for (const name of ["stream.jpg", "fig.jpg", "two-dogs.jpg"])
		await untilReady(db, await addPhoto(ada, event, name, fixture(name, randomUUID())));
	await signIn(page, people.olga.name, "/events");
	await openWall(page, event);
	await expect(current(page)).toBeVisible();

	const id = await addPhoto(ada, event, "The last dance", fixture("evening-room.jpg", randomUUID()));
	await untilReady(db, id);
	const readyAt = Date.now();
	await expect(captionOf(page)).toContainText("The last dance");
	const shownMs = Date.now() - readyAt;
	await expect(captionOf(page)).toContainText(people.ada.name);
	const picture = current(page).getByRole("img");
	expect(
		await picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth),
	).toBeGreaterThan(0);

	const hiding = { eventId: event.id, photoId: id, reason: "BLURRED" };
	expect(await mutate(page, "photos.hide", hiding)).toMatchObject({ status: 200 });
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

test("Space pauses, the arrow shows the next photo, F fills the screen, and unused controls fade out", async ({
	page,
	isMobile,
	event,
	db,
}) => {
	await servePictures(page);
	await plantPhotos(db, event, 5);
	await signIn(page, people.olga.name, "/events");
	await openWall(page, event);
	await expect(current(page)).toBeVisible();

	await page.keyboard.press("Space");
	await expect(page.getByText("Paused")).toBeVisible();
	const paused = (await current(page).getAttribute("data-photo-id")) ?? "";
	await page.waitForTimeout(9_000);
	await expect(current(page)).toHaveAttribute("data-photo-id", paused);
	// After nine seconds without a key the controls are hidden.
	const controls = page.locator("[data-live-controls]");
	await expect(controls).toHaveCSS("opacity", "0");
	await expect(page.getByRole("main")).toHaveCSS("cursor", "none");

	await page.keyboard.press("ArrowRight");
	await expect(current(page)).not.toHaveAttribute("data-photo-id", paused);
	await expect(async () => {
		// Retried, because three seconds after the last key the controls are hidden again, even if the check was slow.
		await page.keyboard.press("Shift");
		await expect(controls).toHaveCSS("opacity", "1", { timeout: 2_000 });
	}).toPass({ timeout: 60_000 });
	await page.keyboard.press("Space");
	await expect(page.getByText("Paused")).toHaveCount(0);

	// A phone has no such key, and Chromium's emulation of one has no full screen.
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
	// By keyboard, because the pointer does not reach the link if the controls are hidden by now.
	await page.getByRole("link", { name: "Back to the album" }).press("Enter");
	await expect(page).toHaveURL(event.path);
	await page.getByRole("link", { name: "Live wall" }).click();
	await expect(page).toHaveURL(`${event.path}/live`);
	await expect(page).toHaveTitle("Harvest Supper, live · Rollcall");
});

test("the wall shows its keys, goes back to the photos before, and prints a sheet with the code", async ({
	page,
	baseURL,
	event,
	db,
}) => {
	await servePictures(page);
	await plantPhotos(db, event, 5);
	await signIn(page, people.olga.name, "/events");
	await openWall(page, event);
	await page.keyboard.press("Space");
	const legend = page.getByLabel("Keys", { exact: true });
	await expect(legend).toContainText("→Next");
	await expect(legend).toContainText("←Previous");
	await expect(legend).toContainText("SpacePause or resume");

	const shown = async () => (await current(page).getAttribute("data-photo-id")) ?? "";
	const seen = [await shown()];
	for (let n = 0; n < 2; n++) {
		await page.keyboard.press("ArrowRight");
		await expect(current(page)).not.toHaveAttribute("data-photo-id", seen.at(-1) ?? "");
		seen.push(await shown());
	}
	await page.keyboard.press("ArrowLeft");
	await expect(current(page)).toHaveAttribute("data-photo-id", seen[1] ?? "");
	// By keyboard, because the pointer does not reach the button if the controls are hidden by now.
	await page.getByRole("button", { name: "Previous", exact: true }).press("Enter");
	await expect(current(page)).toHaveAttribute("data-photo-id", seen[0] ?? "");
	await page.getByRole("button", { name: "Next", exact: true }).press("Enter");
	await expect(current(page)).toHaveAttribute("data-photo-id", seen[1] ?? "");

	await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
	await page.emulateMedia({ media: "print" });
	await expect(page.getByRole("heading", { name: "Harvest Supper" })).toHaveCount(1);
	await expect(current(page)).toBeHidden();
	expect(await scan(page)).toBe(`${baseURL}${event.path}`);
});

for (const colorScheme of ["light", "dark"] as const) {
	test(`the QR code leads to the event, on an empty wall and beside photos, in the ${colorScheme} scheme`, async ({
		page,
		baseURL,
		event,
		db,
	}) => {
		await page.emulateMedia({ colorScheme });
		await signIn(page, people.olga.name, "/events");
		await openWall(page, event);
		await expect(page.getByText("Photos appear here as they are added")).toBeVisible();
		expect(await scan(page)).toBe(`${baseURL}${event.path}`);

		await servePictures(page, "#fff");
		await plantPhotos(db, event, 1);
		await expect(current(page)).toBeVisible();
		expect(await scan(page)).toBe(`${baseURL}${event.path}`);
	});
}

test("the wall follows what organizers change about the event", { tag: "@once" }, async ({
	page,
	event,
	db,
}) => {
	await servePictures(page);
	await plantPhotos(db, event, 3);
	await signIn(page, people.olga.name, "/events");
	await openWall(page, event);
	await expect(page.getByRole("heading", { name: "Harvest Supper" })).toBeVisible();
	await db.query(`UPDATE "Event" SET name = 'Harvest Dinner' WHERE id = $1`, [event.id]);
	await expect(page.getByRole("heading", { name: "Harvest Dinner" })).toBeVisible();
});

test("the wall speaks its event's language, whoever opens it: sentences, names of buttons, and the page's title", async ({
	page,
	event,
	db,
}) => {
	await servePictures(page);
	await plantPhotos(db, event, 5);
	await db.query(`UPDATE "Event" SET locale = 'de' WHERE id = $1`, [event.id]);
	await signIn(page, people.olga.name, "/events");
	await openWall(page, event);
	await expect(page.locator("html")).toHaveAttribute("lang", "en");
	await expect(page.locator("[data-live-wall]").locator("..")).toHaveAttribute("lang", "de");
	await expect(page.getByText("Füge deine Fotos hinzu")).toBeVisible();
	await expect(page.getByRole("img", { name: /^QR-Code von http/ })).toBeVisible();
	await page.keyboard.press("Space");
	await expect(page.getByRole("button", { name: "Fortsetzen" })).toHaveAttribute(
		"title",
		"Fortsetzen (Leertaste)",
	);

	await db.query(`UPDATE "Event" SET locale = 'en-XA' WHERE id = $1`, [event.id]);
	await page.reload();
	await expect(page).toHaveTitle(/^\[Harvest Supper, ļîṽé.*\] · Rollcall$/);
});

test("on a wall from right to left, the controls and the code are at the left, and the left arrow shows the next photo", async ({
	page,
	event,
	db,
}) => {
	await servePictures(page);
	await plantPhotos(db, event, 5);
	await db.query(`UPDATE "Event" SET locale = 'ar-XB' WHERE id = $1`, [event.id]);
	await signIn(page, people.olga.name, "/events");
	await openWall(page, event);
	await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
	await expect(current(page)).toBeVisible();
	const middle = (page.viewportSize()?.width ?? 0) / 2;
	const xOf = async (selector: string) => (await page.locator(selector).boundingBox())?.x ?? middle;
	expect(await xOf("[data-live-wall] aside")).toBeLessThan(middle);
	expect(await xOf("[data-live-wall] button >> nth=0")).toBeLessThan(middle);

	await page.keyboard.press("Space");
	await expect(page.getByRole("status")).toHaveText(/^\[/);
	const paused = (await current(page).getAttribute("data-photo-id")) ?? "";
	await page.keyboard.press("ArrowRight");
	await page.waitForTimeout(2_000);
	await expect(current(page)).toHaveAttribute("data-photo-id", paused);
	await page.keyboard.press("ArrowLeft");
	await expect(current(page)).not.toHaveAttribute("data-photo-id", paused);
});
