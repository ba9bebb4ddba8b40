import { chooser, chooserOpenedBy, eventPath, fixture, signIn, tile } from "./people";
import { expect, type Page, test } from "./test";

/** Presses Tab until the focus is there; fails where the keyboard does not lead there. */
async function tabTo(page: Page, target: ReturnType<Page["getByRole"]>) {
	for (let presses = 0; presses < 60; presses++) {
		await page.keyboard.press("Tab");
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error("Sixty times Tab, and the focus never came there.");
}

test("a photo is chosen, titled, added and looked at without a pointer", async ({ page }) => {
	const title = `By keyboard (${test.info().project.name})`;
	await signIn(page, "Ada Moreno");
	await tabTo(page, chooser(page));
	const asked = await chooserOpenedBy(page, () => page.keyboard.press("Enter"));
	expect(asked.isMultiple()).toBe(true);
	await asked.setFiles([fixture("evening-room.jpg", "keyboard")]);

	const field = page.getByLabel("Title", { exact: true });
	await expect(field).toHaveValue("Evening room");
	await tabTo(page, field);
	await page.keyboard.press("ControlOrMeta+A");
	await page.keyboard.type(title);
	await tabTo(page, page.getByRole("button", { name: "Add 1 photo" }));
	await page.keyboard.press("Enter");
	await expect(page.getByText("Added", { exact: true })).toHaveCount(1);

	const link = tile(page, title).getByRole("link");
	await expect(tile(page, title)).toHaveAttribute("data-state", "READY", { timeout: 60_000 });
	await tabTo(page, link);
	await page.keyboard.press("Enter");
	const viewer = page.getByRole("dialog", { name: title });
	await expect(viewer).toBeVisible();

	// Only the browser's own controls are outside of it.
	for (let presses = 0; presses < 15; presses++) {
		await page.keyboard.press("Tab");
		const inside = await page.evaluate(() => {
			const { activeElement, body } = document;
			return activeElement === body || activeElement?.closest("dialog") !== null;
		});
		expect(inside).toBe(true);
	}

	await page.keyboard.press("ArrowRight");
	await expect(viewer).toHaveCount(0);
	await expect(page.getByRole("dialog")).toBeVisible();
	await page.keyboard.press("ArrowLeft");
	await expect(viewer).toBeVisible();

	await page.keyboard.press("Escape");
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await expect(page).toHaveURL(eventPath);
	await expect(link).toBeFocused();
});
