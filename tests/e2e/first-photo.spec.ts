/** A guest's way from the code on the wall to a photo on it, and words that are offered and not demanded. */
import { devices, type Locator } from "@playwright/test";
import jsQR from "jsqr";
import sharp from "sharp";
import { people } from "@/prisma/seed/people";
import { jpeg } from "../setup/photos";
import { captionOf, expect, openWall, type Page, test } from "./live-event";
import { chooser, chooserOpenedBy, giveWords, signIn } from "./people";

/** The address in the QR code on the screen. */
async function scanned(page: Page): Promise<string> {
	const { data, info } = await sharp(await page.screenshot())
		.ensureAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? "";
}

/** Small ones, because forty large ones would take a minute to develop. */
const named = (name: string) => ({ name, mimeType: "image/jpeg", buffer: Buffer.from(jpeg()) });

test("from the code on the wall to a photo on it takes four taps, and nothing has to be typed @once", async ({
	page,
	browser,
	event,
}) => {
	await signIn(page, people.olga.name, "/events");
	await openWall(page, event);
	const link = await scanned(page);
	expect(new URL(link).pathname).toBe(event.path);

	const phone = await browser.newContext(devices["Pixel 7"]);
	const guest = await phone.newPage();
	let taps = 0;
	const tap = async (target: Locator) => {
		taps += 1;
		await target.tap();
	};
	await guest.goto(link);
	await tap(guest.getByRole("button", { name: people.ada.name }));
	await guest.waitForURL(link);
	const asked = await chooserOpenedBy(guest, () => tap(guest.getByText("Choose photos", { exact: true })));
	// In the phone's own chooser.
	taps += 1;
	await asked.setFiles([named("IMG_2075.jpg")]);
	await tap(guest.getByRole("button", { name: "Add 1 photo" }));
	await expect(guest.getByText("Added", { exact: true })).toBeVisible({ timeout: 60_000 });
	expect(taps).toBeLessThanOrEqual(4);

	// The projector shows who added it, and no name that a phone made up.
	await expect(captionOf(page)).toHaveText(people.ada.name, { timeout: 120_000 });
	await expect(page.getByRole("img", { name: `Photo by ${people.ada.name}` })).toBeVisible();
	await phone.close();
});

test("forty photos are a grid and one button, and get words before, meanwhile, later, or never @once", async ({
	page,
	event,
	db,
}) => {
	await signIn(page, people.ada.name, event.path);
	const made = Array.from({ length: 38 }, (_, n) => named(`IMG_${2075 + n}.jpg`));
	await chooser(page).setInputFiles([named("harvest-hike_summit.jpg"), named("two friends.jpg"), ...made]);
	const add = page.getByRole("button", { name: "Add 40 photos" });
	await expect(add).toBeVisible();
	const form = page.getByRole("region", { name: "Add photos" });
	expect((await form.boundingBox())?.height).toBeLessThan(page.viewportSize()?.height ?? 0);
	await expect(form.getByRole("textbox")).toHaveCount(0);

	await giveWords(page, "IMG_2075.jpg", { title: "Given before" });
	// A suggestion can be declined.
	await page.locator('[data-name="two friends.jpg"] button').first().click();
	const dialog = page.getByRole("dialog");
	await expect(dialog.getByLabel("Title", { exact: true })).toHaveValue("Two friends");
	await dialog.getByLabel("Title", { exact: true }).fill("");
	await dialog.getByRole("button", { name: "Done" }).click();
	await add.click();
	// Photos that have arrived move to the end of the list.
	await page.locator("[data-upload-id] button").first().click();
	await dialog.getByLabel("Title", { exact: true }).fill("Given meanwhile");
	await dialog.getByRole("button", { name: "Done" }).click();
	await expect(page.getByRole("status").filter({ hasText: "40 photos added" })).toBeAttached({
		timeout: 120_000,
	});

	const titles = async () =>
		(
			await db.query<{ title: string }>(`SELECT title FROM "Photo" WHERE "eventId" = $1 AND title <> ''`, [
				event.id,
			])
		).rows
			.map(({ title }) => title)
			.sort();
	const wanted = ["Given before", "Given meanwhile", "Harvest hike summit"];
	await expect.poll(titles).toEqual(expect.arrayContaining(wanted.slice(0, 2)));
	expect((await titles()).filter((title) => !wanted.includes(title))).toEqual([]);

	const wordless = page.getByRole("link", { name: `Photo by ${people.ada.name}` }).first();
	await wordless.click();
	const viewer = page.getByRole("dialog", { name: `Photo by ${people.ada.name}` });
	await expect(page).toHaveTitle(/^(\(.*\) )?Photo by Ada Moreno · Rollcall$/);
	await viewer.getByRole("button", { name: "Add words" }).click();
	await viewer.getByLabel("Title", { exact: true }).fill("Given later");
	await viewer.getByRole("button", { name: "Save" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "Given later" })).toBeVisible();
	expect(await titles()).toContain("Given later");
});
