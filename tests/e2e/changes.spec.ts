/** What reaches pages that are open, and when they ask. */
import { randomUUID } from "node:crypto";
import type { Browser } from "@playwright/test";
import pg from "pg";
import sharp from "sharp";
import { plantEvent } from "@/bench/setup/plant-event";
import { people } from "@/prisma/seed/people";
import { mutate, signIn, visit } from "./people";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

const picture = await sharp({ create: { width: 480, height: 360, channels: 3, background: "#4c6a8f" } })
	.webp()
	.toBuffer();
const client = new pg.Client({ connectionString: stack.databaseUrl });
let eventId = "";
let path = "";

// Ben added the photos. Photo 1 is the newest, and the first page has thirty.
test.beforeAll(() => client.connect());
test.beforeEach(async () => {
	const slug = `changes-${randomUUID()}`;
	path = `/events/${slug}`;
	eventId = await plantEvent(client, slug, 60, [people.ben.id]);
});
const opened: Page[] = [];
test.afterEach(async ({ page }) => {
	// The pages would keep asking for an event that is deleted.
	for (const one of [page, ...opened.splice(0)]) await one.context().close();
	await client.query(`DELETE FROM "Photo" WHERE "eventId" = $1`, [eventId]);
	await client.query(`DELETE FROM "Event" WHERE id = $1`, [eventId]);
});
test.afterAll(() => client.end());

const servePictures = (page: Page) =>
	page.route(/\/optimized\//, (route) => route.fulfill({ body: picture, contentType: "image/webp" }));

/** A page of somebody in a browser of their own. */
async function openFor(browser: Browser, name: string, to: string): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: stack.origin })).newPage();
	opened.push(page);
	await servePictures(page);
	await signIn(page, name, to);
	return page;
}

const idOf = async (title: string): Promise<string> => {
	const found = `SELECT id FROM "Photo" WHERE "eventId" = $1 AND title = $2`;
	return (await client.query(found, [eventId, title])).rows[0]?.id ?? "";
};
const tile = (page: Page, id: string) => page.locator(`[data-photo-id="${id}"]`);
async function scrollTo(page: Page, id: string) {
	await expect(async () => {
		if (!(await tile(page, id).isVisible())) await page.mouse.wheel(0, 500);
		await expect(tile(page, id)).toBeVisible({ timeout: 300 });
	}).toPass();
}
const hide = (page: Page, photoId: string) =>
	mutate(page, "photos.hide", { eventId, photoId, reason: "BLURRED" });
const membership = (sql: string, id: string) =>
	client.query(`${sql} WHERE "eventId" = $1 AND "userId" = $2`, [eventId, id]);
const count = (page: Page) => page.getByRole("region", { name: "Album" }).getByText(/^\d+ photos$/);

/** Counts the questions that the page asks. */
function questionsOf(page: Page) {
	const asked = { count: 0 };
	page.on("request", (request) => {
		if (request.url().includes("events.changes")) asked.count += 1;
	});
	return asked;
}

/** A headless browser shows all of its tabs, so the page is told otherwise. */
const setVisibility = (page: Page, state: "visible" | "hidden") =>
	page.evaluate((visibility) => {
		Object.defineProperty(document, "visibilityState", { value: visibility, configurable: true });
		document.dispatchEvent(new Event("visibilitychange"));
	}, state);

test("a photo that is hidden leaves the album, deep in it too, the open dialog, its own page and the live wall", async ({
	browser,
	page,
}) => {
	await signIn(page, people.olga.name, "/events");
	const wall = await openFor(browser, people.ada.name, `${path}/live`);
	const slide = wall.locator("[data-slide=current]");
	await expect(slide).toBeVisible();
	await wall.keyboard.press("Space");
	const first = (await slide.getAttribute("data-photo-id")) ?? "";
	const name = (await slide.locator("figcaption").textContent()) ?? "";
	const deep = await idOf(name.includes("Photo 55") ? "Photo 54" : "Photo 55");
	const album = await openFor(browser, people.ada.name, path);
	const dialog = await openFor(browser, people.ada.name, path);
	const single = await openFor(browser, people.ada.name, `${path}/photos/${first}`);
	await scrollTo(dialog, first);
	await tile(dialog, first).getByRole("link").click();
	const title = (on: Page) => on.getByRole("heading", { level: 1, name: /^Photo \d+$/ });
	await expect(title(dialog)).toBeVisible();
	await expect(title(single)).toBeVisible();
	await scrollTo(album, deep);

	expect(await hide(page, deep)).toMatchObject({ status: 200 });
	await expect(tile(album, deep)).toHaveCount(0);
	await expect(count(album)).toHaveText("59 photos");

	expect(await hide(page, first)).toMatchObject({ status: 200 });
	await expect(title(dialog)).toHaveCount(0);
	await expect(dialog.getByRole("dialog").getByRole("alert")).toBeVisible();
	await expect(title(single)).toHaveCount(0);
	await expect(single.getByRole("alert").filter({ hasText: "no such photo" })).toBeVisible();
	await expect(tile(wall, first)).toHaveCount(0);
	await expect(count(album)).toHaveText("58 photos");
});

test("a page of the album that was on its way while a photo was hidden does not bring it back", async ({
	browser,
	page,
}) => {
	const deep = await idOf("Photo 55");
	await servePictures(page);
	await signIn(page, people.ada.name, "/events");
	const olga = await openFor(browser, people.olga.name, "/events");
	let arrive = () => {};
	const arriving = new Promise<void>((resolve) => {
		arrive = resolve;
	});
	let isRead = false;
	await page.route(/photos\.list/, async (route) => {
		const response = await route.fetch();
		isRead = true;
		await arriving;
		await route.fulfill({ response });
	});
	await visit(page, path);
	await page.mouse.wheel(0, 2_000);
	await expect.poll(() => isRead).toBe(true);
	expect(await hide(olga, deep)).toMatchObject({ status: 200 });
	await page.waitForResponse(
		async (answer) => /events\.changes/.test(answer.url()) && (await answer.text()).includes(deep),
	);
	arrive();
	await scrollTo(page, await idOf("Photo 60"));
	await expect(tile(page, deep)).toHaveCount(0);
});

test("changed words reach an open page, and a photo that appears is announced", async ({ page }) => {
	await servePictures(page);
	await signIn(page, people.ada.name, path);
	const id = await idOf("Photo 1");
	await client.query(`UPDATE "Photo" SET title = 'Renamed' WHERE id = $1`, [id]);
	await expect(tile(page, id).getByRole("img", { name: "Renamed" })).toBeVisible();
	await client.query(`UPDATE "Photo" SET place = 'HIDDEN' WHERE id = $1`, [id]);
	await expect(tile(page, id)).toHaveCount(0);
	await client.query(`UPDATE "Photo" SET place = 'SHOWN' WHERE id = $1`, [id]);
	await page.getByRole("button", { name: "1 new photo" }).click();
	await expect(tile(page, id)).toBeVisible();
});

test("the page of somebody who is taken off the roll ends, and says what it says to others", async ({
	browser,
	page,
	expectErrors,
}) => {
	expectErrors(/ 404/);
	await servePictures(page);
	await signIn(page, people.ada.name, path);
	const single = await openFor(browser, people.ada.name, `${path}/photos/${await idOf("Photo 1")}`);
	await expect(page.getByRole("heading", { name: "Album" })).toBeVisible();
	await membership(`DELETE FROM "Attendance"`, people.ada.id);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(
		"There is no such event, or you are not on its roll",
	);
	await expect(page.locator("[data-photo-id]")).toHaveCount(0);
	await expect(single.getByRole("heading", { level: 1 })).toHaveText(
		"There is no such photo, or you can't see it",
	);
	await page.reload();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(
		"There is no such event, or you are not on its roll",
	);
});

test("whoever is checked in can add photos without loading the page again, and a new organizer sees what is hidden", async ({
	page,
}) => {
	await membership(`UPDATE "Attendance" SET status = 'REGISTERED'`, people.ada.id);
	const hidden = await idOf("Photo 1");
	await client.query(`UPDATE "Photo" SET place = 'HIDDEN' WHERE id = $1`, [hidden]);
	await servePictures(page);
	await signIn(page, people.ada.name, path);
	const choose = page.getByRole("button", { name: "Choose photos" });
	await expect(tile(page, await idOf("Photo 2"))).toBeVisible();
	await expect(choose).toHaveCount(0);
	await membership(`UPDATE "Attendance" SET status = 'ATTENDED'`, people.ada.id);
	await expect(choose).toBeVisible();
	await client.query(`UPDATE "Event" SET "uploadsCloseAt" = now() WHERE id = $1`, [eventId]);
	await expect(choose).toHaveCount(0);
	await membership(`UPDATE "Attendance" SET role = 'ORGANIZER'`, people.ada.id);
	await expect(tile(page, hidden)).toBeVisible();
});

test("a hidden tab does not ask, and asks at once when it is visible again", async ({ page }) => {
	await servePictures(page);
	await signIn(page, people.ada.name, path);
	const asked = questionsOf(page);
	await expect.poll(() => asked.count).toBeGreaterThan(1);
	await setVisibility(page, "hidden");
	// A question may be on its way.
	await page.waitForTimeout(500);
	const before = asked.count;
	const id = await idOf("Photo 1");
	await client.query(`UPDATE "Photo" SET place = 'HIDDEN' WHERE id = $1`, [id]);
	await page.waitForTimeout(6_000);
	expect(asked.count).toBe(before);
	await expect(tile(page, id)).toBeVisible();
	await setVisibility(page, "visible");
	await expect.poll(() => asked.count, { timeout: 1_500 }).toBe(before + 1);
	await expect(tile(page, id)).toHaveCount(0);
});

test("while the server cannot be reached the page keeps what it has, and goes on when it can", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/Failed to load resource/);
	await servePictures(page);
	await signIn(page, people.ada.name, path);
	let lost = 0;
	await page.route(/events\.changes/, (route) => {
		lost += 1;
		return route.abort();
	});
	// A question may have been on its way.
	await expect.poll(() => lost).toBeGreaterThan(0);
	const id = await idOf("Photo 1");
	await client.query(`UPDATE "Photo" SET place = 'HIDDEN' WHERE id = $1`, [id]);
	await expect.poll(() => lost).toBeGreaterThan(2);
	await expect(tile(page, id)).toBeVisible();
	await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
	await page.unroute(/events\.changes/);
	await expect(tile(page, id)).toHaveCount(0, { timeout: 120_000 });
});
