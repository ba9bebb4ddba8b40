/** Taking photos home from the real store, and what is in the archive, beside what the database says. */
import { randomUUID } from "node:crypto";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import sharp from "sharp";
import { people } from "@/prisma/seed/people";
import { toolClient } from "@/scripts/stack/buckets";
import { missingUnzip } from "@/scripts/stack/unzip";
import { originalKey, renditionKey } from "@/server/photos/object-key";
import { test as base, expect, type Page } from "./live-event";
import { hold, signIn, visit } from "./people";
import { stack } from "./setup/stack";
import { type Listed, sha256, unpack } from "./unpack";

const env = stack.secondApp;
const store = toolClient({
	...{ endpoint: env.S3_ENDPOINT, region: env.S3_REGION },
	...{ accessKeyId: env.S3_ACCESS_KEY_ID, secretAccessKey: env.S3_SECRET_ACCESS_KEY },
});
const missing = missingUnzip();

type Place = "SHOWN" | "WAITING" | "HIDDEN";
type Plant = (by: { id: string }, title: string, place?: Place) => Promise<string>;

const test = base.extend<{ plant: Plant }>({
	/** Adds a photo with its objects to the event, as if it had been developed. */
	plant: async ({ event, db }, use) => {
		let count = 0;
		await use(async (by, title, place = "SHOWN") => {
			const id = randomUUID();
			count += 1;
			const picture = sharp({
				create: { width: 480, height: 360, channels: 3, background: { r: count * 20, g: 110, b: 90 } },
			});
			const [jpeg, webp] = await Promise.all([picture.jpeg().toBuffer(), picture.clone().webp().toBuffer()]);
			const key = originalKey(event.id, id, "image/jpeg");
			const rendition = renditionKey({ id, eventId: event.id, renditionRound: 0 }, 480);
			const put = (Key: string, Body: Buffer, ContentType: string) =>
				store.send(new PutObjectCommand({ Bucket: env.S3_BUCKET, Key, Body, ContentType }));
			await Promise.all([put(key, jpeg, "image/jpeg"), put(rendition, webp, "image/webp")]);
			await db.query(
				`INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, place,
				                      width, height, "renditionWidths", "takenAt", "createdAt")
				 VALUES ($1, $2, $3, $4, $5, 'image/jpeg', $6, $7, 'READY', $8::"PhotoPlace", 480, 360, '{480}', $9, now())`,
				[
					...[id, event.id, by.id, key, sha256(jpeg), jpeg.length, title, place],
					new Date(Date.UTC(2026, 10, 20, 18, count)),
				],
			);
			return id;
		});
	},
});
test.skip(missing !== null, missing ?? "");
test.afterAll(() => store.destroy());

/** Headless Chromium has the dialog that asks where to save, and nobody could answer it. */
const withoutDialog = (page: Page) =>
	page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));

const panel = (page: Page) => page.getByRole("region", { name: "Take photos home" });
const button = (page: Page, name: RegExp | string) => panel(page).getByRole("button", { name });

/** Whether the browser would ask before it closes the page. */
const asksBeforeLeaving = (page: Page) =>
	page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));

async function archiveOf(page: Page, press: () => Promise<void>): Promise<string> {
	const started = page.waitForEvent("download");
	await press();
	return (await started).path();
}

test("an organizer takes everything home, and a photo that is hidden in the middle is missing and listed", async ({
	page,
	event,
	db,
	plant,
}) => {
	await withoutDialog(page);
	const ids = [
		await plant(people.ada, "Ridge: noon / 12 o'clock"),
		await plant(people.ada, ""),
		await plant(people.ben, "CON"),
		await plant(people.olga, "The meadow"),
	];
	const later = await plant(people.ben, "Hidden later");
	const hidden = await plant(people.ben, "Hidden before", "HIDDEN");
	await signIn(page, people.olga.name, event.path);
	// The pictures are in the browser's cache from here on, without the headers of a request from a script.
	await expect(page.locator("[data-photo-id] img").first()).toBeVisible();
	await page.getByRole("link", { name: "Take home" }).click();
	await expect(panel(page).getByText("5 photos, ")).toBeVisible();
	await button(page, "Download 5 photos").scrollIntoViewIfNeeded();

	const letGo = await hold(page, /takeHome\.sign/);
	const archive = archiveOf(page, () => button(page, "Download 5 photos").click());
	await expect(panel(page).getByText("0 of 5 photos")).toBeVisible();
	await button(page, "Pause").click();
	await expect(panel(page).getByText("Nothing is fetched until you continue.")).toBeVisible();
	await expect(button(page, "Continue")).toBeFocused();
	await db.query(`UPDATE "Photo" SET place = 'HIDDEN' WHERE id = $1`, [later]);
	expect(await asksBeforeLeaving(page)).toBe(true);

	// It goes on while another page is looked at.
	await page.getByRole("link", { name: "Photos", exact: true }).click();
	await expect(page).toHaveTitle("(0 %) Harvest Supper · Rollcall");
	await page.getByRole("link", { name: /^Taking photos of Harvest Supper home: Download waits/ }).click();
	await button(page, "Continue").click();
	letGo();
	const list = await unpack(await archive);
	await expect(page.getByRole("heading", { name: "Your photos are here, except for one" })).toBeVisible();
	expect(await asksBeforeLeaving(page)).toBe(false);
	await expect(page).toHaveTitle("Take photos home · Harvest Supper · Rollcall");
	await panel(page).getByText("1 was hidden or waits for approval").click();
	await expect(panel(page).getByRole("listitem").getByText("Hidden later")).toBeVisible();

	const { rows } = await db.query<Omit<Listed, "path" | "file"> & { id: string }>(
		`SELECT p.id AS "photoId", p.title, u.name AS by, p.size::int AS bytes, p.sha256
		 FROM "Photo" p JOIN "User" u ON u.id = p."uploaderId" WHERE p.id = ANY($1) ORDER BY p."takenAt"`,
		[ids],
	);
	const facts = list.photos.map(({ photoId, title, by, bytes, sha256 }) => ({
		...{ photoId, title, by, bytes, sha256 },
	}));
	expect(facts).toEqual(rows);
	expect(list.photos.every(({ file }) => file === "original")).toBe(true);
	expect(list.missing).toMatchObject([{ photoId: later, reason: "HIDDEN" }]);
	expect(JSON.stringify(list)).not.toContain(hidden);
	expect(new Set(list.photos.map(({ path }) => path.split("/")[0])).size).toBe(3);
});

test("an attendee takes what they selected home by keys, and gets originals of their own photos alone", async ({
	page,
	event,
	plant,
}) => {
	await withoutDialog(page);
	const others = await plant(people.ben, "Of Ben");
	const own = await plant(people.ada, "My own");
	const olgas = await plant(people.olga, "Of Olga");
	await signIn(page, people.ada.name, event.path);

	await page.getByRole("button", { name: "Select", exact: true }).click();
	await page.locator(`[data-photo-id="${own}"] button`).first().click();
	const single = page.waitForEvent("download");
	await page.getByRole("button", { name: "Download 1 photo" }).click();
	expect((await single).suggestedFilename()).toBe("My own.jpg");
	await page.locator(`[data-photo-id="${others}"] button`).first().click();
	await page.getByRole("link", { name: "Download 2 photos" }).press("Enter");
	await expect(page.getByRole("radio", { name: "The 2 photos that I selected" })).toBeChecked();
	await page.reload();
	await expect(page.getByRole("radio", { name: "The 2 photos that I selected" })).toBeChecked();
	await expect(panel(page).getByText("Your own photos as their originals")).toBeVisible();

	const { photos } = await unpack(
		await archiveOf(page, () => button(page, "Download 2 photos").press("Enter")),
	);
	expect(photos.map(({ title, file }) => [title, file])).toEqual([
		["Of Ben", "rendition"],
		["My own", "original"],
	]);
	await expect(page.getByRole("heading", { name: "Your photos are here" })).toBeVisible();

	// A link that chooses others leads to the choice.
	await page.getByRole("link", { name: "Back to the album" }).click();
	await page.getByRole("button", { name: "Select", exact: true }).click();
	await page.locator(`[data-photo-id="${others}"] button`).first().click();
	await page.locator(`[data-photo-id="${olgas}"] button`).first().click();
	await page.getByRole("link", { name: "Download 2 photos" }).press("Enter");
	const again = await unpack(await archiveOf(page, () => button(page, "Download 2 photos").press("Enter")));
	expect(again.photos.map(({ title }) => title)).toEqual(["Of Ben", "Of Olga"]);
	await expect(page.getByRole("heading", { name: "Your photos are here" })).toBeVisible();
	await button(page, "Take other photos").press("Enter");
	await page.getByRole("radio", { name: "My own" }).press("Space");
	await expect(button(page, "Download 1 photo")).toBeVisible();
});

test("a download that is given up before its first photo ends in the browser, too", async ({
	page,
	event,
	plant,
}) => {
	await withoutDialog(page);
	await plant(people.ada, "The only one");
	await signIn(page, people.ada.name, `${event.path}/take-home`);
	await hold(page, /takeHome\.sign/);
	const started = page.waitForEvent("download");
	await button(page, "Download 1 photo").click();
	const download = await started;
	await button(page, "Cancel").click();
	await button(page, "Give it up").click();
	expect(await download.failure()).not.toBeNull();
	await expect(button(page, "Download 1 photo")).toBeVisible();
	await expect(page.locator("iframe[src^='/package/']")).toHaveCount(0);
});

test("a browser that refuses the service worker saves parts, and the last one again", async ({
	page,
	event,
	plant,
}) => {
	await withoutDialog(page);
	await page.addInitScript(() => {
		ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error("refused"));
	});
	await plant(people.ada, "The only one");
	await signIn(page, people.ada.name, `${event.path}/take-home`);
	await button(page, "Download 1 photo").click();
	const first = await unpack(await archiveOf(page, () => button(page, "Save part 1").click()));
	await expect(page.getByRole("heading", { name: "Your photos are here" })).toBeVisible();
	const again = await unpack(await archiveOf(page, () => button(page, "Save part 1 again").click()));
	expect(again).toEqual(first);
});

test("a browser that cannot write a file as it arrives saves a part for each press, and signing out gives the rest up", async ({
	page,
	event,
	plant,
}) => {
	await withoutDialog(page);
	await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "serviceWorker"));
	await plant(people.ada, "The only one");
	await signIn(page, people.ada.name, `${event.path}/take-home`);
	await expect(panel(page).getByText("you get several ZIP files")).toBeVisible();
	await button(page, "Download 1 photo").click();
	const { photos } = await unpack(await archiveOf(page, () => button(page, "Save part 1").click()));
	expect(photos).toHaveLength(1);
	await expect(page.getByRole("heading", { name: "Your photos are here" })).toBeVisible();

	await visit(page, `${event.path}/take-home?show=favourites`);
	await expect(panel(page).getByText("There are no photos in this choice.")).toBeVisible();
	await expect(button(page, "Download")).toBeDisabled();

	await page.getByRole("radio", { name: "My own" }).press("Space");
	const letGo = await hold(page, /takeHome\.sign/);
	await button(page, "Download 1 photo").click();
	await expect(panel(page).getByText("0 of 1 photo")).toBeVisible();
	// The browser would ask before it leaves the page, and nobody would answer.
	await page.getByRole("button", { name: "Sign out", exact: true }).click();
	await expect(page).toHaveURL("/");
	letGo();
});
