/** The organizer's gallery and its queue: by keys, by swipes, by two organizers at once, and what the others see of it. */
import type { Locator } from "@playwright/test";
import { people } from "@/prisma/seed/people";
import { captionOf, current, expect, type Page, plantPhotos, servePictures, test } from "./live-event";
import { mutate, query, signIn, visit } from "./people";
import { swipe } from "./touch";

const stage = (page: Page) => page.locator("[data-queue-photo]");
const said = (page: Page) => page.locator("[data-queue-said]");
const tiles = (page: Page) => page.locator("[data-photo-id]");
const view = (page: Page, name: RegExp) => page.getByRole("button", { name });

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator) {
	await expect(control).toBeVisible();
	for (let presses = 0; presses < 60; presses++) {
		if (await control.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press("Tab");
	}
	throw new Error("The control did not get the focus after 60 presses of Tab.");
}

const places = async (
	db: { query: (text: string, values: unknown[]) => Promise<{ rows: { place: string; title: string }[] }> },
	id: string,
) =>
	Object.fromEntries(
		(await db.query(`SELECT title, place FROM "Photo" WHERE "eventId" = $1`, [id])).rows.map(
			({ title, place }) => [title, place],
		),
	);

test("the queue is worked off by keys alone, and screen readers hear each step @once", async ({
	page,
	event,
	db,
}) => {
	await plantPhotos(db, event, 5);
	await db.query(`UPDATE "Photo" SET place = 'WAITING' WHERE "eventId" = $1`, [event.id]);
	await servePictures(page);
	await signIn(page, people.olga.name, `${event.path}/gallery/queue`);
	await expect(said(page)).toHaveText("Now Photo 5, added by Ada Moreno. 4 more wait.");

	await page.keyboard.press("a");
	await expect(said(page)).toHaveText(
		"Photo 5 is in the album. Now Photo 4, added by Ada Moreno. 3 more wait.",
	);
	await page.keyboard.press("h");
	const dialog = page.getByRole("dialog");
	await dialog.getByLabel("Blurred or too dark").press("Space");
	await page.keyboard.press("Enter");
	await expect(said(page)).toHaveText("Photo 4 is hidden. Now Photo 3, added by Ada Moreno. 2 more wait.");
	await page.keyboard.press("n");
	await expect(said(page)).toHaveText(
		"Photo 3 is left for later. Now Photo 2, added by Ada Moreno. One more waits.".replace(
			"One more waits",
			"1 more waits",
		),
	);
	await page.keyboard.press("Backspace");
	await expect(said(page)).toContainText("Photo 2 is removed. Now Photo 1");
	// The removal was the last act.
	await page.keyboard.press("u");
	await expect(said(page)).toContainText("The removed photo is back. Now Photo 2");
	await page.keyboard.press("Delete");
	await expect(said(page)).toContainText("Photo 2 is removed. Now Photo 1");
	// Once it is taken back beside its note, the last act is the decision on Photo 4.
	await page.keyboard.press("Control+z");
	await expect(said(page)).toContainText("Photo 1");
	await page.keyboard.press("u");
	await expect(said(page)).toContainText("The last decision is taken back. Now Photo 4");
	expect(await places(db, event.id)).toEqual({
		...{
			"Photo 5": "SHOWN",
			"Photo 4": "WAITING",
			"Photo 3": "WAITING",
			"Photo 2": "WAITING",
			"Photo 1": "WAITING",
		},
	});
});

test("quick presses are sent one after the other, a removed photo is not shown with all, and the queue says when it cannot load", async ({
	page,
	event,
	db,
	expectErrors,
}) => {
	expectErrors(/ERR_FAILED/);
	await plantPhotos(db, event, 5);
	await db.query(`UPDATE "Photo" SET place = 'WAITING' WHERE "eventId" = $1`, [event.id]);
	await servePictures(page);
	await signIn(page, people.olga.name, `${event.path}/gallery/queue`);
	let release = () => {};
	const released = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route(/curate\.decide/, async (route) => {
		await released;
		await route.continue();
	});
	for (const [key, next] of [
		["a", "Now Photo 4"],
		["a", "Now Photo 3"],
		["Delete", "Now Photo 2"],
	] as const) {
		await page.keyboard.press(key);
		await expect(said(page)).toContainText(next);
	}
	release();
	await expect.poll(() => places(db, event.id)).toMatchObject({ "Photo 5": "SHOWN", "Photo 4": "SHOWN" });
	// Photo 3 can still be brought back, so the server knows nothing of its removal.
	await page.getByRole("button", { name: "Show all 2" }).click();
	await expect(said(page)).toHaveText("2 photos are in the album. Nothing waits any more");
	expect((await places(db, event.id))["Photo 3"]).toBe("WAITING");

	await page.route(/curate\.list/, (route) => route.abort());
	await db.query(
		`UPDATE "Photo" SET place = 'WAITING', "placedById" = NULL WHERE "eventId" = $1 AND title = 'Photo 1'`,
		[event.id],
	);
	await expect(said(page)).toContainText("More photos could not be loaded.", { timeout: 60_000 });
	await page.unroute(/curate\.list/);
	await page.getByRole("button", { name: "Try again" }).click();
	await expect(said(page)).toContainText("Now Photo 1");
	await page.keyboard.press("a");
	await expect(said(page)).toContainText("Nothing waits any more");
	await expect.poll(() => places(db, event.id)).toMatchObject({ "Photo 1": "SHOWN" });
});

test("a swipe to the right shows a photo and one to the left asks why it is hidden, and the live wall and the uploader follow", async ({
	page,
	browser,
	event,
	db,
}) => {
	await plantPhotos(db, event, 3);
	await db.query(`UPDATE "Photo" SET place = 'WAITING' WHERE "eventId" = $1`, [event.id]);
	await servePictures(page);
	await signIn(page, people.olga.name, `${event.path}/gallery/queue`);
	const uploader = await (await browser.newContext()).newPage();
	await servePictures(uploader);
	await signIn(uploader, people.ada.name, event.path);
	const wall = await uploader.context().newPage();
	await servePictures(wall);
	await visit(wall, `${event.path}/live`);

	const box = await stage(page).boundingBox();
	const y = (box?.y ?? 0) + (box?.height ?? 0) / 2;
	const [left, right] = [(box?.x ?? 0) + 60, (box?.x ?? 0) + (box?.width ?? 0) - 60];
	await expect(stage(page).getByRole("img", { name: "Photo 3" })).toBeVisible();
	await swipe(page, { from: [left, y], to: [right, y] });
	await expect(said(page)).toContainText("Photo 3 is in the album.");
	await expect(current(wall).or(captionOf(wall)).first()).toBeVisible();
	await swipe(page, { from: [right, y], to: [left, y] });
	const dialog = page.getByRole("dialog");
	await dialog.getByLabel("Somebody asked for it").check();
	await dialog.getByRole("button", { name: "Hide photo" }).click();
	await expect(said(page)).toContainText("Photo 2 is hidden.");

	await expect(tiles(uploader).filter({ hasText: "Hidden" })).toHaveCount(1);
	await expect(tiles(uploader).filter({ hasText: "Waiting" })).toHaveCount(1);
	await tiles(uploader).filter({ hasText: "Hidden" }).getByRole("link").click();
	await expect(uploader.getByRole("dialog").getByText("Somebody asked for it")).toBeVisible();
	await uploader.context().close();
});

test("if another organizer decides first, the second one is told who and what, and nothing changes", async ({
	page,
	event,
	db,
	expectErrors,
}) => {
	expectErrors(/409 \(Conflict\)/);
	await plantPhotos(db, event, 2);
	await db.query(`UPDATE "Photo" SET place = 'WAITING' WHERE "eventId" = $1`, [event.id]);
	await db.query(`UPDATE "Attendance" SET role = 'ORGANIZER' WHERE "eventId" = $1 AND "userId" = $2`, [
		event.id,
		people.ben.id,
	]);
	await servePictures(page);
	await signIn(page, people.ben.name, `${event.path}/gallery/queue`);
	const ben = page.context();
	// The page does not learn of it before it decides.
	await page.route(/events\.changes/, () => {});
	await expect(said(page)).toContainText("Now Photo 2");

	const other = await (await ben.browser()?.newContext())?.newPage();
	if (!other) throw new Error("There is no browser.");
	await signIn(other, people.olga.name, `${event.path}/overview`);
	const hideElsewhere = async (title: string) => {
		const { rows } = await db.query<{ id: string; version: number }>(
			`SELECT id, "placeVersion" AS version FROM "Photo" WHERE "eventId" = $1 AND title = $2`,
			[event.id, title],
		);
		const decision = {
			...{ eventId: event.id, press: crypto.randomUUID() },
			...{ to: { place: "HIDDEN", reason: "ASKED" }, which: { photos: rows } },
		};
		expect(await mutate(other, "curate.decide", decision)).toMatchObject({ status: 200 });
	};
	await hideElsewhere("Photo 2");

	await page.keyboard.press("a");
	await expect(page.locator("main").getByRole("alert")).toHaveText(
		`${people.olga.name} has decided on this photo already: it is hidden.`,
	);
	await expect(said(page)).toContainText("Now Photo 1");
	expect((await places(db, event.id))["Photo 2"]).toBe("HIDDEN");

	// Removing is sent when it can no longer be undone, and by then it may have been decided, too.
	await page.keyboard.press("Delete");
	await expect(said(page)).toContainText("Photo 1 is removed.");
	await hideElsewhere("Photo 1");
	await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
	await expect(
		page.getByText(`${people.olga.name} has decided on this photo already: it is hidden.`).last(),
	).toBeVisible();
	await other.context().close();
	expect((await places(db, event.id))["Photo 1"]).toBe("HIDDEN");
});

test("all of a view are shown with one press except some, what comes later is not, and one press takes it back", async ({
	page,
	event,
	db,
}) => {
	await plantPhotos(db, event, 120);
	await db.query(`UPDATE "Photo" SET place = 'WAITING' WHERE "eventId" = $1`, [event.id]);
	await servePictures(page);
	await signIn(page, people.olga.name, `${event.path}/gallery`);
	await view(page, /^Waiting \(120\)/).click();
	await expect(page).toHaveURL(/view=waiting/);
	const tab = (waiting: number) => page.getByRole("link", { name: `Gallery (${waiting} waiting)` });
	await expect(tab(120)).toBeVisible();
	await page.getByRole("button", { name: "Select", exact: true }).click();
	// A row: the first one, and with Shift the third.
	await page.getByRole("button", { name: "Select Photo 120", exact: true }).press("Enter");
	await page.getByRole("button", { name: "Select Photo 118", exact: true }).press("Shift+Enter");
	await expect(page.getByText("3 photos selected")).toBeVisible();
	await page.keyboard.press("Control+a");
	await expect(page.getByText("All 120 photos selected")).toBeVisible();
	await page.getByRole("button", { name: "Select Photo 119", exact: true }).click();
	await expect(page.getByText("All 119 photos selected")).toBeVisible();
	// It comes after the press that chose all of them.
	await db.query(
		`INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, place, width, height, "renditionWidths")
		 SELECT gen_random_uuid(), "eventId", "uploaderId", 'uploads/late', repeat('0', 64), 'image/jpeg', 1, 'Late', 'READY', 'WAITING', 4, 3, '{480}'
		 FROM "Photo" WHERE "eventId" = $1 LIMIT 1`,
		[event.id],
	);
	await page.getByRole("button", { name: "Show in the album" }).click();
	await expect(page.getByRole("status").filter({ hasText: "119 photos are in the album." })).toBeVisible();
	const waiting = async () =>
		Object.entries(await places(db, event.id)).flatMap(([title, place]) =>
			place === "WAITING" ? [title] : [],
		);
	expect((await waiting()).sort()).toEqual(["Late", "Photo 119"]);
	await expect(tab(2)).toBeVisible();
	// Another view does not lose the way back.
	await view(page, /^Everything/).click();
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(page.getByRole("status").filter({ hasText: "119 photos are where they were." })).toBeVisible();
	expect(await waiting()).toHaveLength(121);
});

test("on a phone a range is chosen without keys, and a photo's facts and history stand beside it", async ({
	page,
	event,
	db,
}) => {
	await plantPhotos(db, event, 8);
	await db.query(
		`UPDATE "Photo" SET state = 'FAILED', failure = 'TOO_MANY_PIXELS' WHERE "eventId" = $1 AND title = 'Photo 1'`,
		[event.id],
	);
	await servePictures(page);
	await signIn(page, people.olga.name, `${event.path}/gallery`);
	await page.getByRole("button", { name: "Select", exact: true }).click();
	await page.getByRole("button", { name: "Select Photo 8", exact: true }).click();
	await page.getByRole("button", { name: "Select up to the next one" }).click();
	await page.getByRole("button", { name: "Select Photo 5", exact: true }).click();
	await expect(page.getByText("4 photos selected")).toBeVisible();
	await page.getByRole("button", { name: "Hide", exact: true }).click();
	await page.getByRole("dialog").getByLabel("The album has this photo already").check();
	await page.getByRole("dialog").getByRole("button", { name: "Hide photo" }).click();
	await expect(page.getByText("4 photos are hidden.")).toBeVisible();
	await page.keyboard.press("Escape");

	await view(page, /^Hidden \(4\)/).click();
	await expect(tiles(page)).toHaveCount(4);
	await tiles(page).first().getByRole("link").click();
	const dialog = page.getByRole("dialog");
	await expect(dialog.getByText("Hidden by Olga Lindqvist: The album has this photo already")).toBeVisible();
	await dialog.getByRole("button", { name: "Show in the album" }).click();
	await expect(dialog.getByText("1 photo is in the album.")).toBeVisible();
	await dialog.getByRole("button", { name: "Close" }).click();
	await expect(tiles(page)).toHaveCount(3);
	await view(page, /^Failed \(1\)/).click();
	await expect(tiles(page).getByText("This photo has too many pixels to be developed.")).toBeVisible();
	await expect(page.getByRole("button", { name: "Select", exact: true })).toHaveCount(0);

	// Attendees have no such page, and their album has no failures.
	await visit(page, event.path);
	await expect(tiles(page)).toHaveCount(7 - 3 + 3);
	await page.context().clearCookies();
	await signIn(page, people.ada.name, event.path);
	const failed = page.getByRole("region", { name: "1 of your photos could not be developed" });
	await expect(failed).toContainText("Add a version of at most 64 megapixels.");
	expect((await query(page, "curate.list", { eventId: event.id })).status()).toBe(403);
});

test("reports are judged beside the photo or settled for all that are reported, and that is taken back", async ({
	page,
	event,
	db,
}) => {
	await plantPhotos(db, event, 3);
	await db.query(
		`INSERT INTO "PhotoReport" ("photoId", "attendanceId", reason, "createdAt")
		 SELECT p.id, a.id, 'PRIVATE', now() FROM "Photo" p JOIN "Attendance" a ON a."eventId" = p."eventId"
		 WHERE p."eventId" = $1 AND p.title <> 'Photo 1' AND a."userId" = $2`,
		[event.id, people.ben.id],
	);
	await servePictures(page);
	await signIn(page, people.olga.name, `${event.path}/gallery`);
	await view(page, /^Reported \(2\)/).click();
	await tiles(page).first().getByRole("link").click();
	const dialog = page.getByRole("dialog");
	await expect(dialog.getByText("1 person has reported this photo")).toBeVisible();
	await dialog.getByRole("button", { name: "Dismiss the report" }).click();
	// The next one that is reported takes its place.
	await expect(dialog.getByRole("heading", { name: "Photo 2" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(view(page, /^Reported \(1\)/)).toBeVisible();

	await page.getByRole("button", { name: "Select", exact: true }).click();
	await page.keyboard.press("Control+a");
	await page.getByRole("button", { name: "Show in the album" }).click();
	await expect(page.getByRole("status").filter({ hasText: "1 photo is in the album." })).toBeVisible();
	await expect(view(page, /^Reported \(0\)/)).toBeVisible();
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(view(page, /^Reported \(1\)/)).toBeVisible();
});

test("by keys alone the gallery is narrowed to a person, and the dialog goes from photo to photo and decides @once", async ({
	page,
	event,
	db,
}) => {
	await plantPhotos(db, event, 4);
	await db.query(`UPDATE "Photo" SET "uploaderId" = $2 WHERE "eventId" = $1 AND title = 'Photo 3'`, [
		event.id,
		people.ben.id,
	]);
	await servePictures(page);
	await signIn(page, people.olga.name, `${event.path}/gallery`);
	const person = page.getByRole("combobox", { name: "Photos by" });
	await tabTo(page, person);
	// The first one of the list, by name.
	await page.keyboard.press("ArrowDown");
	await expect(tiles(page)).toHaveCount(3);
	await tabTo(page, tiles(page).first().getByRole("link"));
	await page.keyboard.press("Enter");
	const dialog = page.getByRole("dialog");
	const heading = (title: string) => dialog.getByRole("heading", { name: title, exact: true });
	await expect(heading("Photo 4")).toBeVisible();
	await page.keyboard.press("ArrowRight");
	await expect(heading("Photo 2")).toBeVisible();
	await page.keyboard.press("ArrowLeft");
	await expect(heading("Photo 4")).toBeVisible();
	await tabTo(page, dialog.getByRole("button", { name: "Hide", exact: true }));
	await page.keyboard.press("Enter");
	await page.getByLabel("Blurred or too dark").press("Space");
	await page.keyboard.press("Enter");
	await expect(dialog.getByText("1 photo is hidden.")).toBeVisible();
	expect((await places(db, event.id))["Photo 4"]).toBe("HIDDEN");
});

test("the queues of two organizers follow each other @once", async ({ page, browser, event, db }) => {
	await plantPhotos(db, event, 3);
	await db.query(`UPDATE "Photo" SET place = 'WAITING' WHERE "eventId" = $1`, [event.id]);
	await db.query(`UPDATE "Attendance" SET role = 'ORGANIZER' WHERE "eventId" = $1 AND "userId" = $2`, [
		event.id,
		people.ben.id,
	]);
	const other = await (await browser.newContext()).newPage();
	await Promise.all([servePictures(page), servePictures(other)]);
	await signIn(page, people.olga.name, `${event.path}/gallery/queue`);
	await signIn(other, people.ben.name, `${event.path}/gallery/queue`);
	await expect(said(other)).toContainText("Now Photo 3");
	await page.keyboard.press("a");
	await expect(said(other)).toContainText("Now Photo 2, added by Ada Moreno. 1 more waits.");
	await other.keyboard.press("a");
	await expect(said(page)).toContainText("Now Photo 1, added by Ada Moreno. It is the last one.");
	await other.context().close();
});

test("of ten thousand photos at most eighty pictures are in the page @once", async ({ page, event, db }) => {
	await plantPhotos(db, event, 10_000);
	await servePictures(page);
	await page.setViewportSize({ width: 1280, height: 900 });
	await signIn(page, people.olga.name, `${event.path}/gallery`);
	await expect(view(page, /^Everything \(10,000\)/)).toBeVisible();
	const counts: number[] = [];
	for (let step = 0; step < 12; step++) {
		await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
		await page.waitForLoadState("networkidle");
		counts.push(await page.locator("[data-photo-id] img").count());
	}
	expect(Math.max(...counts)).toBeLessThanOrEqual(80);
});
