/** The actions on an open photo, and its details. */
import { people } from "@/prisma/seed/people";
import { signIn } from "./people";
import { expect, type Page, test } from "./test";
import { dialog, open, path, thirtyPhotos, tile } from "./thirty-photos";

const { client, exists, idOf } = thirtyPhotos();

const removed = (page: Page, name: string) => page.getByText(`“${name}” removed`);

/** Waits until undo is no longer offered, on the page's fake clock, which must be installed before its scripts run. */
const undoIsOver = (page: Page) => page.clock.fastForward(21_000);

/** Watches whether the wall announces new photos. A removed photo that the server still lists must not count as new. */
async function watchNews(page: Page) {
	const watch = await page.evaluateHandle(() => {
		const watched = { seen: false };
		new MutationObserver(() => {
			const buttons = [...document.querySelectorAll("button")];
			if (buttons.some(({ textContent }) => textContent?.includes("new photo"))) watched.seen = true;
		}).observe(document.body, { subtree: true, childList: true, characterData: true });
		return watched;
	});
	return () => watch.evaluate(({ seen }) => seen);
}

test("a removed photo disappears at once and Undo brings it back; the removal is sent only after that", async ({
	page,
}) => {
	const sent: string[] = [];
	page.on("request", (request) => {
		if (request.url().includes("photos.remove")) sent.push(request.url());
	});
	await page.clock.install();
	await signIn(page, people.ada.name, path);
	const newsSeen = await watchNews(page);
	const id = await idOf("Photo 3");
	await open(page, "Photo 3");
	await dialog(page).getByRole("button", { name: "Remove" }).click();
	await expect(dialog(page)).toHaveCount(0);
	await expect(tile(page, "Photo 3")).toHaveCount(0);
	await expect(tile(page, "Photo 4").getByRole("link")).toBeFocused();
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(tile(page, "Photo 3")).toBeVisible();
	await undoIsOver(page);
	await page.waitForTimeout(500);
	expect(sent).toEqual([]);

	await open(page, "Photo 3");
	await dialog(page).getByRole("button", { name: "Remove" }).click();
	await expect(removed(page, "Photo 3")).toBeVisible();
	expect(await exists(id)).toBe(true);
	await undoIsOver(page);
	await expect.poll(() => exists(id)).toBe(false);
	await expect(removed(page, "Photo 3")).toHaveCount(0);
	await expect(tile(page, "Photo 3")).toHaveCount(0);
	expect(sent).toHaveLength(1);
	expect(await newsSeen()).toBe(false);
});

test("a removal can still be undone after looking at another photo", async ({ page }) => {
	await page.clock.install();
	await signIn(page, people.ada.name, path);
	await open(page, "Photo 3");
	await dialog(page).getByRole("button", { name: "Remove" }).click();
	await expect(dialog(page)).toHaveCount(0);
	await open(page, "Photo 4");
	await undoIsOver(page);
	await dialog(page).getByRole("button", { name: "Close" }).click();
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(tile(page, "Photo 3")).toBeVisible();
	expect(await exists(await idOf("Photo 3"))).toBe(true);
});

test("Esc closes the edit form if nothing was changed, and never discards what was written", {
	tag: "@once",
}, async ({ page }) => {
	await signIn(page, people.ada.name, path);
	await open(page, "Photo 3");
	await dialog(page).getByRole("button", { name: "Edit" }).click();
	const field = dialog(page).getByLabel("Title");
	await field.press("Escape");
	await expect(field).toHaveCount(0);
	await dialog(page).getByRole("button", { name: "Edit" }).click();
	await field.fill("Written with care");
	await field.press("Escape");
	await expect(field).toHaveValue("Written with care");
	await dialog(page).getByRole("button", { name: "Save" }).press("ArrowRight");
	await expect(field).toHaveValue("Written with care");
	await dialog(page).getByRole("button", { name: "Close" }).click();
	await expect(dialog(page)).toHaveCount(0);
	await expect(page).toHaveURL(path);
	await tile(page, "Photo 3").getByRole("link").click();
	await expect(field).toHaveValue("Written with care");
	await dialog(page).getByRole("button", { name: "Save" }).click();
	await expect(dialog(page).getByRole("heading", { level: 1 })).toHaveText("Written with care");
});

test("a removal just before the tab is closed is carried out", { tag: "@once" }, async ({
	page,
	context,
}) => {
	await signIn(page, people.ada.name, path);
	const id = await idOf("Photo 6");
	await open(page, "Photo 6");
	await dialog(page).getByRole("button", { name: "Remove" }).click();
	await expect(tile(page, "Photo 6")).toHaveCount(0);
	// Open another page first, because the browser must keep running for the request that outlives its page.
	await context.newPage();
	// After the page is closed, its time to undo cannot run out.
	await Promise.all([page.waitForEvent("close"), page.close({ runBeforeUnload: true })]);
	await expect.poll(() => exists(id)).toBe(false);
});

test("a removal just before signing out is carried out", { tag: "@once" }, async ({ page }) => {
	await signIn(page, people.ada.name, path);
	const id = await idOf("Photo 12");
	await open(page, "Photo 12");
	await dialog(page).getByRole("button", { name: "Remove" }).click();
	await expect(removed(page, "Photo 12")).toBeVisible();
	await page.getByRole("button", { name: "Sign out", exact: true }).click();
	await expect(page).toHaveURL("/");
	expect(await exists(id)).toBe(false);
});

test("a photo that could not be removed is shown again, with the reason", { tag: "@once" }, async ({
	page,
	expectErrors,
}) => {
	expectErrors(/photos\.remove.*Failed to load resource/);
	await page.clock.install();
	await signIn(page, people.ada.name, path);
	await page.route(/photos\.remove/, (route) => route.abort());
	const id = await idOf("Photo 9");
	await open(page, "Photo 9");
	await dialog(page).getByRole("button", { name: "Remove" }).click();
	await expect(removed(page, "Photo 9")).toBeVisible();
	await undoIsOver(page);
	await expect(page.getByText(/“Photo 9” was not removed/)).toBeVisible();
	await expect(tile(page, "Photo 9")).toBeVisible();
	await page.unroute(/photos\.remove/);
	await page.getByRole("button", { name: "Try again" }).click();
	await expect(removed(page, "Photo 9")).toBeVisible();
	await undoIsOver(page);
	await expect.poll(() => exists(id)).toBe(false);
});

const placeOf = async (name: string) =>
	(await client.query(`SELECT place FROM "Photo" WHERE id = $1`, [await idOf(name)])).rows[0]?.place;
const hideDialog = (page: Page) => page.getByRole("dialog", { name: "Why hide this photo?" });

/** Continues as somebody else. Leaves the page first, because its polling would be refused. */
async function become(page: Page, name: string) {
	await page.goto("about:blank");
	await page.context().clearCookies();
	await signIn(page, name, path);
}

test("an organizer hides a photo with a reason, which its uploader reads, and shows it again; an attendee cannot", {
	tag: "@once",
}, async ({ page }) => {
	// Ben added photo 7.
	await signIn(page, people.olga.name, path);
	await open(page, "Photo 7");
	await dialog(page).getByRole("button", { name: "Hide" }).click();
	await expect(hideDialog(page).getByRole("button", { name: "Hide photo" })).toBeDisabled();
	await expect(hideDialog(page).getByText(/shares its originals/)).toHaveCount(0);
	await hideDialog(page).getByLabel("Blurred or too dark").check();
	await hideDialog(page).getByRole("button", { name: "Hide photo" }).click();
	await expect(dialog(page).getByText("Hidden from the album")).toBeVisible();
	await expect(dialog(page).getByText("Blurred or too dark")).toBeVisible();
	await expect.poll(() => placeOf("Photo 7")).toBe("HIDDEN");

	await become(page, people.ben.name);
	await expect(tile(page, "Photo 7").getByText("Hidden")).toBeVisible();
	await open(page, "Photo 7");
	await expect(dialog(page).getByText("Only you and the organizers see it.")).toBeVisible();
	await expect(dialog(page).getByText("Blurred or too dark")).toBeVisible();
	await expect(dialog(page).getByText(`Hidden by the organizer ${people.olga.name}`)).toBeVisible();
	await expect(dialog(page).getByRole("button", { name: /Hide|Show/ })).toHaveCount(0);

	await become(page, people.ada.name);
	await expect(tile(page, "Photo 8")).toBeVisible();
	await expect(tile(page, "Photo 7")).toHaveCount(0);

	await become(page, people.olga.name);
	await open(page, "Photo 7");
	await dialog(page).getByRole("button", { name: "Show again" }).click();
	await expect(dialog(page).getByText("Hidden from the album")).toHaveCount(0);
	await expect.poll(() => placeOf("Photo 7")).toBe("SHOWN");

	await become(page, people.ada.name);
	await open(page, "Photo 7");
	await expect(dialog(page).getByRole("button", { name: /Hide|Edit|Remove/ })).toHaveCount(0);
});

test("an organizer can give the reason for hiding in their own words, by keyboard alone", {
	tag: "@once",
}, async ({ page }) => {
	await signIn(page, people.olga.name, path);
	await open(page, "Photo 7");
	await dialog(page).getByRole("button", { name: "Hide" }).press("Enter");
	await expect(hideDialog(page).getByLabel("Not suitable for this album")).toBeFocused();
	await page.keyboard.press("ArrowUp");
	await expect(hideDialog(page).getByLabel("Another reason")).toBeChecked();
	const words = hideDialog(page).getByLabel("The reason in your words");
	await expect(hideDialog(page).getByRole("button", { name: "Hide photo" })).toBeDisabled();
	await page.keyboard.press("Tab");
	await expect(words).toBeFocused();
	await page.keyboard.type("A number plate can be read.");
	await page.keyboard.press("Enter");
	await expect(hideDialog(page)).toHaveCount(0);
	await expect(dialog(page).getByText("A number plate can be read.")).toBeVisible();
	await expect.poll(() => placeOf("Photo 7")).toBe("HIDDEN");
});

test("where originals are shared, the question why says what hiding does not reach; Escape closes it and nothing else", {
	tag: "@once",
}, async ({ page }) => {
	await client.query(`UPDATE "Event" SET "shareOriginals" = true WHERE slug = 'thirty-photos'`);
	await signIn(page, people.olga.name, path);
	await open(page, "Photo 7");
	await dialog(page).getByRole("button", { name: "Hide" }).click();
	await expect(hideDialog(page).getByText("This event shares its originals.")).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(hideDialog(page)).toHaveCount(0);
	await expect(dialog(page).getByRole("heading", { level: 1 })).toHaveText("Photo 7");
	await expect(dialog(page).getByRole("button", { name: "Hide" })).toBeFocused();
	expect(await placeOf("Photo 7")).toBe("SHOWN");
});

test("while the scripts of the question and of the form cannot be loaded, their buttons are busy, and then they open", {
	tag: "@once",
}, async ({ page, expectErrors }) => {
	expectErrors(/_next\/static.*Failed to load resource/);
	await signIn(page, people.olga.name, path);
	await open(page, "Photo 7");
	// The lightbox is loaded by itself. The question and the form are loaded by their buttons alone.
	await expect(dialog(page).getByRole("button", { name: "Zoom in" })).toBeVisible();
	const scripts = /_next\/static\/.*\.js/;
	for (const [name, opened] of [
		["Hide", hideDialog(page).getByLabel("Somebody asked for it")],
		["Edit", dialog(page).getByLabel("Title")],
	] as const) {
		await page.route(scripts, (route) => route.abort());
		const button = dialog(page).getByRole("button", { name });
		await button.click();
		await expect(button).toHaveAttribute("aria-busy", "true");
		await page.unroute(scripts);
		await expect(opened).toBeVisible();
		await page.keyboard.press("Escape");
	}
});

test("a photo that waits says so to its uploader and to the organizers, until an organizer shows it", {
	tag: "@once",
}, async ({ page }) => {
	await client.query(`UPDATE "Photo" SET place = 'WAITING' WHERE id = $1`, [await idOf("Photo 7")]);
	await signIn(page, people.ada.name, path);
	await expect(tile(page, "Photo 8")).toBeVisible();
	await expect(tile(page, "Photo 7")).toHaveCount(0);

	await become(page, people.ben.name);
	await expect(tile(page, "Photo 7").getByText("Waiting")).toBeVisible();
	await open(page, "Photo 7");
	await expect(dialog(page).getByText("Waiting for approval")).toBeVisible();
	await expect(dialog(page).getByRole("button", { name: /Hide|Show/ })).toHaveCount(0);

	await become(page, people.olga.name);
	await open(page, "Photo 7");
	await expect(dialog(page).getByText("Waiting for approval")).toBeVisible();
	await dialog(page).getByRole("button", { name: "Show in the album" }).click();
	await expect(dialog(page).getByText("Waiting for approval")).toHaveCount(0);
	await expect.poll(() => placeOf("Photo 7")).toBe("SHOWN");
});

test("a photo that could not be hidden is not marked as hidden, and the page says why", {
	tag: "@once",
}, async ({ page, expectErrors }) => {
	expectErrors(/photos\.hide.*Failed to load resource/);
	await signIn(page, people.olga.name, path);
	await page.route(/photos\.hide/, (route) => route.abort());
	await open(page, "Photo 8");
	await dialog(page).getByRole("button", { name: "Hide" }).click();
	await hideDialog(page).getByLabel("Somebody asked for it").check();
	await hideDialog(page).getByRole("button", { name: "Hide photo" }).click();
	await expect(dialog(page).getByRole("alert")).toBeVisible();
	await expect(dialog(page).getByText("Hidden from the album")).toHaveCount(0);
	await expect(dialog(page).getByRole("button", { name: "Hide" })).toBeVisible();
});

test("a photo's capture time is shown in the event's time zone, and in the camera's if that differs", {
	tag: "@once",
}, async ({ page }) => {
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
