/** Favourites and reports of guests, and what an organizer does with reports and blocks, on a phone and by keyboard. */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Browser, Locator } from "@playwright/test";
import pg from "pg";
import sharp from "sharp";
import { plantEvent } from "@/bench/setup/plant-event";
import { current } from "./live-event";
import { signIn, visit } from "./people";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

const picture = await sharp({ create: { width: 480, height: 360, channels: 3, background: "#4c6a8f" } })
	.webp()
	.toBuffer();
const client = new pg.Client({ connectionString: stack.databaseUrl });
let eventId = "";
let path = "";

// Photos 1 and 2 are Ben's, and photo 3 is Ada's. Photo 1 is the newest.
test.beforeAll(() => client.connect());
test.beforeEach(async ({ page }) => {
	const slug = `marks-${randomUUID()}`;
	path = `/events/${slug}`;
	eventId = await plantEvent(client, slug, 6);
	await client.query(`UPDATE "Event" SET "reportsToHide" = 1 WHERE id = $1`, [eventId]);
	// The roll calls people what is written there.
	await client.query(
		`UPDATE "Attendance" a SET name = u.name FROM "User" u WHERE u.id = a."userId" AND a."eventId" = $1`,
		[eventId],
	);
	await servePictures(page);
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
async function openFor(browser: Browser, name: string): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: stack.origin })).newPage();
	opened.push(page);
	await servePictures(page);
	await signIn(page, name, path);
	return page;
}

const idOf = async (title: string): Promise<string> => {
	const found = `SELECT id FROM "Photo" WHERE "eventId" = $1 AND title = $2`;
	return (await client.query(found, [eventId, title])).rows[0].id;
};
/** The live wall in another tab of this person, on which the photo is. */
async function openWall(page: Page, title: string): Promise<Page> {
	const wall = await page.context().newPage();
	await servePictures(wall);
	await visit(wall, `${path}/live`);
	await expect(current(wall)).toBeVisible();
	await wall.keyboard.press("Space");
	const id = await idOf(title);
	await expect(async () => {
		if ((await current(wall).getAttribute("data-photo-id")) !== id) await wall.keyboard.press("ArrowRight");
		await expect(current(wall)).toHaveAttribute("data-photo-id", id, { timeout: 1_000 });
	}).toPass();
	return wall;
}
const tile = (page: Page, name: string) =>
	page.locator("[data-photo-id]").filter({ has: page.getByRole("img", { name, exact: true }) });
const viewer = (page: Page, name: string) => page.getByRole("dialog", { name, exact: true });

/** Presses Tab until the control has the focus, and then the key. */
async function press(page: Page, control: Locator, key: "Enter" | "Space") {
	await expect(control).toBeVisible();
	for (let presses = 0; presses < 60; presses++) {
		if (await control.evaluate((element) => element === document.activeElement)) {
			await page.keyboard.press(key);
			return;
		}
		await page.keyboard.press("Tab");
	}
	throw new Error("The control did not get the focus after 60 presses of Tab.");
}

test("by keyboard, a guest keeps a favourite, finds it, and reports it; an organizer dismisses the report", async ({
	page,
	browser,
}) => {
	await signIn(page, "Ada Moreno", path);
	await press(page, tile(page, "Photo 2").getByRole("link"), "Enter");
	const heart = viewer(page, "Photo 2").getByRole("button", { name: /^Favourite/ });
	await press(page, heart, "Space");
	await expect(heart).toHaveAttribute("aria-pressed", "true");
	await expect(heart).toHaveAccessibleDescription("1 person has it among their favourites.");
	await page.keyboard.press("Escape");
	await press(page, page.getByRole("button", { name: "Best of" }), "Enter");
	await expect(page.locator("[data-photo-id] img").first()).toHaveAttribute("alt", "Photo 2");
	await press(page, page.getByRole("button", { name: "My favourites" }), "Enter");
	await expect(page.locator("[data-photo-id]")).toHaveCount(1);
	await expect(page).toHaveURL(/order=best.*show=favourites/);
	await expect(page.getByText("1 photo", { exact: true })).toBeVisible();

	const olga = await openFor(browser, "Olga Lindqvist");
	const wall = await openWall(olga, "Photo 2");
	await tile(olga, "Photo 2").getByRole("link").click();
	await press(page, tile(page, "Photo 2").getByRole("link"), "Enter");
	await press(page, viewer(page, "Photo 2").getByRole("button", { name: "Report" }), "Enter");
	const report = page.getByRole("dialog", { name: "Report this photo?" });
	// Of radio buttons Tab reaches the first one, and the arrows the others.
	await press(page, report.getByRole("radio").first(), "Space");
	await page.keyboard.press("ArrowDown");
	await press(page, report.getByRole("button", { name: "Send the report" }), "Enter");

	// It leaves Ada's page, and Olga's, which is open, says why.
	await expect(page.getByText("No favourites yet")).toBeAttached();
	const open = viewer(olga, "Photo 2");
	await expect(open.getByText("1 person has reported this photo")).toBeVisible();
	await expect(open.getByText("It does not belong in this album (1)")).toBeVisible();
	await expect(open.getByText("Several people reported it, and an organizer is to look at it")).toBeVisible();
	await expect(wall.locator(`[data-photo-id="${await idOf("Photo 2")}"]`)).toHaveCount(0);
	await expect(current(wall)).toBeVisible();
	await wall.close();
	await press(olga, open.getByRole("button", { name: "Dismiss the report" }), "Enter");
	await expect(open.getByText("1 person has reported this photo")).toHaveCount(0);
	await page.keyboard.press("Escape");
	await expect(tile(page, "Photo 2")).toBeVisible();
});

test("an organizer blocks a guest's uploads and takes it back; every open page follows, and the log keeps it", async ({
	page,
	browser,
}) => {
	const [ben, ada] = [await openFor(browser, "Ben Okafor"), await openFor(browser, "Ada Moreno")];
	await signIn(page, "Olga Lindqvist", path);
	const wall = await openWall(ada, "Photo 1");
	await tile(page, "Photo 1").getByRole("link").click();
	await press(
		page,
		viewer(page, "Photo 1").getByRole("button", { name: "Block uploads of Ben Okafor" }),
		"Enter",
	);
	const block = page.getByRole("dialog", { name: /^(Block uploads|Uploads) of Ben Okafor/ });
	await press(page, block.getByRole("radio").first(), "Space");
	await page.keyboard.press("ArrowDown");
	await press(page, block.getByRole("button", { name: "Block uploads" }), "Enter");
	await expect(block.getByText("Uploads of Ben Okafor are blocked, and 4 photos are hidden.")).toBeFocused();

	await expect(ben.getByText("Olga Lindqvist, an organizer, has stopped you")).toBeVisible();
	await expect(tile(ada, "Photo 1")).toHaveCount(0);
	await expect(tile(ada, "Photo 3")).toBeVisible();
	await expect(wall.locator(`[data-photo-id="${await idOf("Photo 1")}"]`)).toHaveCount(0);
	const ofAda = [await idOf("Photo 3"), await idOf("Photo 6")];
	await expect(current(wall)).toHaveAttribute("data-photo-id", new RegExp(ofAda.join("|")));
	await wall.close();
	await press(page, block.getByRole("button", { name: "Undo" }), "Enter");
	await expect(
		page.getByText("Ben Okafor can add photos again, and 4 hidden photos are back."),
	).toBeFocused();
	await expect(ben.getByLabel(/^Choose (more )?photos$/)).toBeAttached();
	await expect(ada.getByRole("button", { name: "4 new photos" })).toBeVisible();

	await visit(page, `${path}/roll`);
	await page
		.getByRole("button", { name: /Ben Okafor/ })
		.first()
		.click();
	await page.getByRole("button", { name: "Block uploads of Ben Okafor" }).click();
	await block.getByRole("button", { name: "Block uploads" }).click();
	await expect(block.getByText("The photos stay.")).toBeVisible();
	await block.getByRole("button", { name: "Close" }).click();
	await page.getByRole("link", { name: "Everything about them in the log" }).click();

	await expect(page.getByRole("heading", { name: "Log" })).toBeVisible();
	const entries = page.getByRole("list", { name: "Log" }).getByRole("listitem");
	await expect(entries.first()).toContainText("Uploads blocked: Ben Okafor · Photos kept");
	await expect(entries.first()).toContainText("by Olga Lindqvist");
	await page.getByLabel("What was done").selectOption("Uploads unblocked");
	await expect(entries).toHaveCount(1);
	await page.getByLabel("Day").fill("2020-01-01");
	await expect(page.getByText("Nothing like that has happened")).toBeVisible();
	await page.getByRole("button", { name: "Show everything" }).click();
	const [file] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("button", { name: "Save as a file" }).click(),
	]);
	const saved = await readFile(await file.path(), "utf8");
	expect(saved).toContain("Olga Lindqvist,Photo hidden,Ben Okafor,");
	await expect(page.getByText(/entries are saved\.$/)).toBeVisible();
});
