/**
 * Where the focus is after each action, and what screen readers are told: what axe-core cannot see. All with the
 * keyboard.
 */
import { people } from "@/prisma/seed/people";
import { fixture, holdScripts, signIn, visit } from "./people";
import { expect, type Page, test } from "./test";
import { dialog, path, thirtyPhotos, tile, title } from "./thirty-photos";

const { client, exists, idOf } = thirtyPhotos();

const button = (page: Page, name: string) => dialog(page).getByRole("button", { name, exact: true });
const said = (page: Page) => dialog(page).getByRole("status");
const link = (page: Page, name: string) => tile(page, name).getByRole("link");

/** Opens the photo with the keyboard, so that the browser shows the focus. */
async function openByKeyboard(page: Page, name: string) {
	await link(page, name).focus();
	await page.keyboard.press("Enter");
	await expect(title(page)).toHaveText(name);
}

test("a photo that opens focuses Close, and no button that does something", { tag: "@once" }, async ({
	page,
}) => {
	await signIn(page, people.ada.name, path);
	await openByKeyboard(page, "Photo 3");
	await expect(button(page, "Close")).toBeFocused();
	await expect(button(page, "Zoom in")).toBeVisible();
	await expect(button(page, "Close")).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(link(page, "Photo 3")).toBeFocused();
});

test("editing focuses the first field, and saving and cancelling focus Edit again; saving is announced", {
	tag: "@once",
}, async ({ page }) => {
	await signIn(page, people.ada.name, path);
	await openByKeyboard(page, "Photo 3");
	for (const end of ["Cancel", "Save", "Escape"]) {
		await button(page, "Edit").press("Enter");
		await expect(dialog(page).getByLabel("Title")).toBeFocused();
		if (end === "Save") await page.keyboard.type("!");
		if (end === "Escape") await page.keyboard.press("Escape");
		else await button(page, end).press("Enter");
		await expect(button(page, "Edit")).toBeFocused();
	}
	await expect(said(page)).toHaveText(/^“.*!.*” is saved\.$/);
});

test("hiding and showing keep the focus in their place, and are announced", { tag: "@once" }, async ({
	page,
}) => {
	await signIn(page, people.olga.name, path);
	await openByKeyboard(page, "Photo 7");
	await button(page, "Hide").press("Enter");
	const why = page.getByRole("dialog", { name: "Why hide this photo?" });
	await why.getByRole("button", { name: "Cancel" }).press("Enter");
	await expect(button(page, "Hide")).toBeFocused();
	await page.keyboard.press("Enter");
	await why.getByLabel("Blurred or too dark").press("Space");
	await why.getByRole("button", { name: "Hide photo" }).press("Enter");
	await expect(button(page, "Show again")).toBeFocused();
	await expect(said(page)).toHaveText("“Photo 7” is hidden.");
	await page.keyboard.press("Enter");
	await expect(button(page, "Hide")).toBeFocused();
	await expect(said(page)).toHaveText("“Photo 7” is shown in the album.");
});

test("stepping to another photo keeps the focus on the same button, and says the title", {
	tag: "@once",
}, async ({ page }) => {
	await signIn(page, people.ben.name, path);
	await openByKeyboard(page, "Photo 4");
	await expect(button(page, "Zoom in")).toBeVisible();
	// Ben added this photo and the next one, and Ada the one after.
	await button(page, "Edit").focus();
	await page.keyboard.press("ArrowRight");
	await expect(title(page)).toHaveText("Photo 5");
	await expect(button(page, "Edit")).toBeFocused();
	await expect(said(page)).toHaveText("Photo 5");
	await page.keyboard.press("ArrowRight");
	await expect(title(page)).toHaveText("Photo 6");
	await expect(button(page, "Download")).toBeFocused();

	await button(page, "Next photo").focus();
	for (const name of ["Photo 7", "Photo 8"]) {
		await page.keyboard.press("Enter");
		await expect(title(page)).toHaveText(name);
		await expect(button(page, "Next photo")).toBeFocused();
	}
	// At the end the button is gone, and the one beside it takes its place.
	await page.keyboard.press("End");
	await expect(title(page)).toHaveText("Photo 30");
	await expect(button(page, "Previous photo")).toBeFocused();
});

test("the first Tab leads to a link past the header, and the next one into the page", {
	tag: "@once",
}, async ({ page }) => {
	await signIn(page, people.ada.name, path);
	for (const to of [path, "/events"]) {
		await visit(page, to);
		await page.keyboard.press("Tab");
		const skip = page.getByRole("link", { name: "Skip to content" });
		await expect(skip).toBeFocused();
		await expect(skip).toBeInViewport({ ratio: 1 });
		await page.keyboard.press("Enter");
		await page.keyboard.press("Tab");
		expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
	}
});

test("the link past the header works before the scripts are there", { tag: "@once" }, async ({ page }) => {
	await signIn(page, people.ada.name, "/events");
	const letGo = await holdScripts(page);
	await page.goto(path, { waitUntil: "commit" });
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	// Nobody presses the next key before the browser has followed the link.
	await expect(page).toHaveURL(/#content$/);
	await page.keyboard.press("Tab");
	expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
	letGo();
});

test("the arrow keys move through the wall, and the focus is never lost", { tag: "@once" }, async ({
	page,
}) => {
	await client.query(
		`UPDATE "Photo" SET width = 4000, height = 3000 WHERE "eventId" = (SELECT id FROM "Event" WHERE slug = $1)`,
		[path.split("/").at(-1)],
	);
	await page.setViewportSize({ width: 1280, height: 480 });
	await signIn(page, people.ada.name, path);
	await link(page, "Photo 1").focus();
	for (const [key, name] of [
		["ArrowRight", "Photo 2"],
		["ArrowRight", "Photo 3"],
		["ArrowLeft", "Photo 2"],
		["End", "Photo 30"],
		["Home", "Photo 1"],
	] as const) {
		await page.keyboard.press(key);
		await expect(link(page, name)).toBeFocused();
		await expect(link(page, name)).toBeInViewport({ ratio: 1 });
	}
	await page.keyboard.press("ArrowDown");
	const below = page.locator("[data-photo-id] a:focus");
	const [above, now] = [await link(page, "Photo 1").boundingBox(), await below.boundingBox()];
	expect(now?.y).toBeGreaterThan((above?.y ?? 0) + 50);
	expect(Math.abs((now?.x ?? 0) - (above?.x ?? 0))).toBeLessThan(20);
	await page.keyboard.press("ArrowUp");
	await expect(link(page, "Photo 1")).toBeFocused();

	// Scrolled away with the mouse, the row with the focus stays in the page.
	await page.mouse.wheel(0, 20_000);
	await expect(tile(page, "Photo 30")).toBeInViewport();
	await expect(link(page, "Photo 1")).toBeFocused();
});

test("choosing another order or person is announced, with how many photos are shown", {
	tag: "@once",
}, async ({ page }) => {
	await signIn(page, people.ben.name, path);
	const album = page.getByRole("region", { name: "Album" }).getByRole("status");
	await page.getByRole("combobox", { name: "Photos by" }).selectOption("Ada Moreno");
	await expect(album.filter({ hasText: "10 photos shown." })).toBeAttached();
	await page.getByRole("combobox", { name: "Photos by" }).selectOption("Everybody");
	await expect(album.filter({ hasText: /^(30|29) photos shown\.$/ })).toBeAttached();
});

test("after a removal, one Tab leads to Undo, which names the photo and its keys, and gives the focus back", {
	tag: "@once",
}, async ({ page }) => {
	await page.clock.install();
	await signIn(page, people.ada.name, path);
	await openByKeyboard(page, "Photo 3");
	await button(page, "Remove").press("Enter");
	const note = page.getByRole("status").filter({ hasText: "“Photo 3” removed" });
	await expect(note).toContainText("Ctrl+Z");
	await expect(link(page, "Photo 4")).toBeFocused();

	await page.keyboard.press("Tab");
	const undo = page.getByRole("button", { name: "Undo" });
	await expect(undo).toBeFocused();
	// A person who is there has all the time in the world.
	await page.clock.fastForward(120_000);
	await page.keyboard.press("Tab");
	await expect(link(page, "Photo 4")).toBeFocused();
	await page.keyboard.press("Tab");
	await expect(link(page, "Photo 5")).toBeFocused();

	await undo.focus();
	await page.keyboard.press("Enter");
	await expect(link(page, "Photo 3")).toBeFocused();
	await expect(page.getByRole("status").filter({ hasText: "“Photo 3” is back." })).toBeAttached();
	expect(await exists(await idOf("Photo 3"))).toBe(true);
});

test("Ctrl+Z undoes a removal from anywhere on the page, and says so", { tag: "@once" }, async ({ page }) => {
	await signIn(page, people.ada.name, path);
	await openByKeyboard(page, "Photo 6");
	await button(page, "Remove").press("Enter");
	await expect(link(page, "Photo 7")).toBeFocused();
	await page.keyboard.press("ControlOrMeta+Z");
	await expect(tile(page, "Photo 6")).toBeVisible();
	await expect(page.getByRole("status").filter({ hasText: "“Photo 6” is back." })).toBeAttached();
	await expect(link(page, "Photo 7")).toBeFocused();
});

test("starting, stopping and removing photos leaves the focus in the uploader", { tag: "@once" }, async ({
	page,
}) => {
	await signIn(page, people.ada.name, path);
	// Never answered.
	await page.route(/photos\.initiateUpload/, () => {});
	const files = ["fig.jpg", "stream.jpg", "two-dogs.jpg"].map((name) => fixture(name, "uploader"));
	await page.getByLabel("Choose photos").setInputFiles(files);
	await page.getByRole("button", { name: "Add 3 photos" }).press("Enter");
	await expect(page.getByRole("button", { name: "Stop all" })).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("button", { name: "Keep sending" })).toBeFocused();
	const sure = page.getByRole("button", { name: "Stop", exact: true });
	await sure.press("Enter");
	await expect(sure).toHaveCount(0);
	const isInUploader = () =>
		page.evaluate(() => document.activeElement?.closest("section[aria-label='Add photos']") !== null);
	expect(await isInUploader()).toBe(true);
});
