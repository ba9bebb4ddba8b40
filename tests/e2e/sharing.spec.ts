/** Passing on links to an event, a photo and several photos, and printing an album and a photo. */
import { people } from "@/prisma/seed/people";
import { signIn, visit } from "./people";
import { expect, type Page, test } from "./test";
import { dialog, open, path, thirtyPhotos, tile } from "./thirty-photos";

const { idOf } = thirtyPhotos();

const share = (page: Page) => page.getByRole("button", { name: "Share", exact: true });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Records what goes to the device's own sheet, which no test can press. */
async function recordSheet(page: Page) {
	const shared: ShareData[] = [];
	await page.exposeFunction("noteShared", (data: ShareData) => void shared.push(data));
	await page.addInitScript(() => {
		navigator.share = async (data) => Reflect.get(window, "noteShared")(data);
	});
	return shared;
}

test("the link to an event and to a photo goes to the phone's sheet at once, or is copied from a dialog", async ({
	page,
	context,
	isMobile,
	baseURL,
}) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	const shared = await recordSheet(page);
	await signIn(page, people.ben.name, path);
	const photo = `${baseURL}${path}/photos/${await idOf("Photo 2")}`;
	if (isMobile) {
		await share(page).click();
		await expect.poll(() => shared).toEqual([{ title: "30 photos", url: `${baseURL}${path}` }]);
		await open(page, "Photo 2");
		await share(page).last().click();
		await expect.poll(() => shared.at(-1)).toEqual({ title: "Photo 2", url: photo });
		return;
	}
	await share(page).click();
	await page.getByRole("button", { name: "Copy the link" }).click();
	await expect(page.getByText("Copied.")).toBeVisible();
	expect(await copied(page)).toBe(`${baseURL}${path}`);
	await page.getByRole("button", { name: "Close", exact: true }).click();

	await open(page, "Photo 2");
	await dialog(page).getByRole("button", { name: "Share", exact: true }).click();
	const sheet = page.getByRole("dialog", { name: "Share the link" });
	await expect(sheet.getByLabel("Link", { exact: true })).toHaveValue(photo);
	await sheet.getByRole("button", { name: "Copy the link" }).click();
	await expect(sheet.getByText("Copied.")).toBeVisible();
	expect(await copied(page)).toBe(photo);
	await sheet.getByRole("button", { name: "Share…" }).click();
	await expect.poll(() => shared).toEqual([{ title: "Photo 2", url: photo }]);
	await page.keyboard.press("Escape");
	await expect(sheet).toHaveCount(0);
	await expect(dialog(page)).toBeVisible();
});

test("a guest selects several photos, with Shift a range, and copies their links @once", async ({
	page,
	context,
	baseURL,
}) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await signIn(page, people.ben.name, path);
	await page.getByRole("button", { name: "Select", exact: true }).click();
	const bar = page.getByRole("region", { name: "Selected photos" });
	await expect(bar.getByRole("button", { name: "Share", exact: true })).toBeDisabled();
	await tile(page, "Photo 2").getByRole("button").click();
	await tile(page, "Photo 4").getByRole("button").focus();
	await page.keyboard.press("Shift+Space");
	await expect(bar.getByRole("status")).toHaveText("3 photos selected");
	await bar.getByRole("button", { name: "Share", exact: true }).click();
	await page.getByRole("button", { name: "Copy 3 links" }).click();
	await expect(page.getByText("Copied.")).toBeVisible();
	const links = (await copied(page)).split("\n");
	const ids = await Promise.all(["Photo 2", "Photo 3", "Photo 4"].map(idOf));
	expect(links).toEqual(ids.map((id) => `${baseURL}${path}/photos/${id}`));
	await page.keyboard.press("Escape");
	await bar.getByRole("button", { name: "Select none" }).click();
	await expect(tile(page, "Photo 2").getByRole("button")).toHaveAttribute("aria-pressed", "false");
	await page.keyboard.press("Escape");
	await expect(bar).toHaveCount(0);
	await expect(tile(page, "Photo 2").getByRole("link")).toBeEnabled();
});

test("an album prints as a contact sheet of everything that is loaded, and a photo with its words @once", async ({
	page,
}) => {
	/** What was ready on the sheet when the browser was asked to print. */
	await page.addInitScript(() => {
		window.print = () => {
			const images = [...document.querySelectorAll<HTMLImageElement>("[data-print-sheet] img")];
			Reflect.set(window, "printed", images.filter(({ naturalWidth }) => naturalWidth > 0).length);
		};
	});
	const printed = () => page.evaluate(() => Reflect.get(window, "printed"));
	const onPaper = page.locator("[data-print-sheet]");
	await signIn(page, people.ben.name, path);
	await expect(tile(page, "Photo 1")).toBeVisible();
	await page.getByRole("button", { name: "Print", exact: true }).click();
	await expect.poll(printed).toBe(30);
	await page.emulateMedia({ media: "print" });
	await expect(onPaper.getByRole("listitem")).toHaveCount(30);
	await expect(onPaper.getByRole("listitem").last()).toContainText(/Photo 30.*(Ada|Ben)/);
	await expect(onPaper.getByRole("img", { name: "Photo 30" })).toBeVisible();
	await expect(page.getByRole("main")).toBeHidden();
	await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
	await expect(onPaper).toHaveCount(0);
	await page.emulateMedia({ media: null });

	// Of the selected ones, if some are.
	await page.getByRole("button", { name: "Select", exact: true }).click();
	await tile(page, "Photo 3").getByRole("button").click();
	await page.keyboard.press("Control+p");
	await expect.poll(printed).toBe(1);
	await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
	await page.keyboard.press("Escape");

	await open(page, "Photo 2");
	// The browser's own menu waits for nothing.
	await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
	await page.emulateMedia({ media: "print" });
	await expect(onPaper.getByRole("heading", { name: "Photo 2" })).toBeVisible();
	await expect(dialog(page)).toBeHidden();
	const picture = onPaper.getByRole("img", { name: "Photo 2" });
	expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
	await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
	await page.emulateMedia({ media: null });

	await visit(page, page.url());
	await page.keyboard.press("Control+p");
	await expect(onPaper.locator("h1")).toHaveText("Photo 2");
});
