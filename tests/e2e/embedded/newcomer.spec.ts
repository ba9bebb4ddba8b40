/**
 * What a newcomer tries in the first minutes, on the embedded store. The other specs run on Ceph and test more; this one
 * finds errors that only the embedded store has.
 */

import { rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { captionOf } from "../live-event";
import { choose, eventPath, fixture, giveWords, type Payload, query, signIn, tile, visit } from "../people";
import { expect, type Page, test } from "./demo";

test.describe.configure({ mode: "serial" });

/** A title with all the punctuation that encodeURIComponent does not escape, and with characters outside ASCII. */
const awkward = "It's (the) *best* stream! Über 100 % & more + 🏔️";
const stream = () => fixture("stream.jpg");
const trail = () => fixture("iphone-trail.heic");

const dialog = (page: Page) => page.getByRole("dialog");
const idOf = (page: Page, title: string) => tile(page, title).getAttribute("data-photo-id");

async function add(page: Page, photos: { file: Payload; title: string }[]) {
	await choose(
		page,
		photos.map(({ file }) => file),
	);
	for (const { file, title } of photos) await giveWords(page, file.name, { title });
	await page.getByRole("button", { name: /^Add \d photos?$/ }).click();
	for (const { title } of photos)
		await expect(tile(page, title)).toHaveAttribute("data-state", "READY", { timeout: 60_000 });
}

async function open(page: Page, title: string) {
	await tile(page, title).getByRole("link").click();
	await expect(dialog(page).getByRole("heading", { level: 1 })).toHaveText(title);
}

/** Presses the button and returns the file that is saved. Checks that the page stays. */
async function download(page: Page, label: string) {
	const address = page.url();
	const started = page.waitForEvent("download");
	await dialog(page).getByRole("button", { name: label, exact: true }).click();
	const saved = await started;
	expect(page.url()).toBe(address);
	return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
}

test("a JPEG and a HEIC can be added and are developed", async ({ page }) => {
	await signIn(page, people.ada.name);
	await add(page, [
		{ file: stream(), title: awkward },
		{ file: trail(), title: "The trail" },
	]);
	for (const title of [awkward, "The trail"]) {
		const picture = tile(page, title).getByRole("img");
		await picture.scrollIntoViewIfNeeded();
		await expect
			.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
			.toBeGreaterThan(0);
	}
});

test("the uploader can download the original file, named after its title", async ({ page }) => {
	await signIn(page, people.ada.name);
	for (const [title, file, name] of [
		[awkward, stream(), "It's (the) best stream! Über 100 % & more + 🏔️.jpg"],
		["The trail", trail(), "The trail.heic"],
	] as const) {
		await open(page, title);
		const saved = await download(page, "Download original");
		expect(saved.bytes.equals(file.buffer)).toBe(true);
		expect(saved.name).toBe(name);
		await page.keyboard.press("Escape");
		await expect(page).toHaveURL(eventPath);
	}
});

test("everybody else can download the largest rendition", async ({ page }) => {
	await signIn(page, people.ben.name);
	const photoId = await idOf(page, awkward);
	const photo = superjson.deserialize<{ images: { width: number; url: string }[] }>(
		(await (await query(page, "photos.byId", { photoId })).json()).result.data,
	);
	const largest = photo.images.at(-1);
	await open(page, awkward);
	const saved = await download(page, "Download");
	expect(saved.name).toMatch(/^It's \(the\) .*\.webp$/);
	expect(saved.bytes.equals(await (await page.request.get(largest?.url ?? "")).body())).toBe(true);
	expect(await sharp(saved.bytes).metadata()).toMatchObject({ format: "webp", width: largest?.width });
});

test("everybody can take home what they may have, as one archive", async ({ page }) => {
	// Headless Chromium has a dialog that asks where to save, and nobody could answer it.
	await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
	await signIn(page, people.ada.name, `${eventPath}/take-home`);
	await page.getByRole("radio", { name: "My own" }).check();
	const started = page.waitForEvent("download");
	await page.getByRole("button", { name: /^Download \d+ photos?$/ }).click();
	const saved = await started;
	expect(saved.suggestedFilename()).toBe("Picos Weekend.zip");
	const archive = await readFile(await saved.path());
	// The files are stored as they are.
	for (const file of [stream(), trail()]) expect(archive.includes(file.buffer)).toBe(true);
	await expect(page.getByRole("heading", { name: "Your photos are here" })).toBeVisible();
});

test("a photo's title can be changed, and an organizer can hide it and show it again", async ({
	page,
	browser,
	demo,
}) => {
	await signIn(page, people.ada.name);
	await open(page, "The trail");
	await dialog(page).getByRole("button", { name: "Edit" }).click();
	await dialog(page).getByLabel("Title").fill("The trail, later");
	await dialog(page).getByRole("button", { name: "Save" }).click();
	await expect(dialog(page).getByRole("heading", { level: 1 })).toHaveText("The trail, later");
	expect((await download(page, "Download original")).name).toBe("The trail, later.heic");

	const olga = await (await browser.newContext({ baseURL: demo.origin })).newPage();
	await signIn(olga, people.olga.name);
	await open(olga, "The trail, later");
	await dialog(olga).getByRole("button", { name: "Hide" }).click();
	await olga.getByLabel("Not suitable for this album").check();
	await olga.getByRole("button", { name: "Hide photo" }).click();
	await expect(dialog(olga).getByText("Hidden from the album")).toBeVisible();
	const isSeenByBen = async () => {
		const context = await browser.newContext({ baseURL: demo.origin });
		const ben = await context.newPage();
		await signIn(ben, people.ben.name);
		await expect(tile(ben, awkward)).toBeVisible();
		const seen = await tile(ben, "The trail, later").count();
		await context.close();
		return seen === 1;
	};
	expect(await isSeenByBen()).toBe(false);
	await dialog(olga).getByRole("button", { name: "Show again" }).click();
	await expect(dialog(olga).getByRole("button", { name: "Hide" })).toBeEnabled();
	expect(await isSeenByBen()).toBe(true);
	await olga.context().close();
});

test("the live wall shows a new photo, and drops it when it is removed", async ({ page, browser, demo }) => {
	await signIn(page, people.olga.name, "/events");
	await visit(page, `${eventPath}/live`);
	await expect(captionOf(page)).toBeVisible();
	const context = await browser.newContext({ baseURL: demo.origin });
	const ada = await context.newPage();
	await signIn(ada, people.ada.name);
	await add(ada, [{ file: fixture("evening-room.jpg"), title: "The last dance!" }]);
	await expect(captionOf(page)).toContainText("The last dance!", { timeout: 60_000 });
	const photoId = await idOf(ada, "The last dance!");

	await open(ada, "The last dance!");
	await dialog(ada).getByRole("button", { name: "Remove" }).click();
	await expect(ada.getByText("“The last dance!” removed")).toBeVisible();
	// Signing out waits for every removal.
	await ada.getByRole("button", { name: "Sign out", exact: true }).click();
	await expect(ada).toHaveURL("/");
	await expect(page.locator(`[data-photo-id="${photoId}"]`)).toHaveCount(0);
	await expect.poll(() => demo.filesOf(photoId ?? "")).toEqual([]);
	await context.close();
});

test("if a file is missing from the store's folder, the page says so", async ({
	page,
	demo,
	expectErrors,
}) => {
	expectErrors(/photos\.download.*404/);
	await signIn(page, people.ada.name);
	await open(page, awkward);
	const photoId = page.url().split("/").at(-1) ?? "";
	for (const path of demo.filesOf(photoId).filter((name) => name.includes("/uploads/"))) rmSync(path);
	await dialog(page).getByRole("button", { name: "Download original" }).click();
	await expect(dialog(page).getByRole("alert")).toContainText("is missing from storage");
	await expect(dialog(page).getByRole("heading", { level: 1 })).toHaveText(awkward);
});
