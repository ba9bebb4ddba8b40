import { chooser, chooserOpenedBy, eventPath, fixture, signIn, tile } from "./people";
import { expect, type Page, test } from "./test";

/** Presses Tab until the target has the focus. Throws if the keyboard does not reach it. */
async function tabTo(page: Page, target: ReturnType<Page["getByRole"]>) {
	for (let presses = 0; presses < 60; presses++) {
		await page.keyboard.press("Tab");
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error("The target did not get the focus after 60 presses of Tab.");
}

test("a photo can be chosen, titled, added and viewed with the keyboard alone", async ({ page }) => {
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
	await expect(tile(page, title)).toHaveAttribute("data-state", "READY", { timeout: 120_000 });
	await tabTo(page, link);
	await page.keyboard.press("Enter");
	const viewer = page.getByRole("dialog", { name: title });
	await expect(viewer).toBeVisible();

	// Tab leaves the dialog only for the browser's own controls.
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
