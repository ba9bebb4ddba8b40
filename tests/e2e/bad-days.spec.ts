/** The album when the server does not answer or the session ends: what was loaded stays, and the page goes on in place. */
import { people } from "@/prisma/seed/people";
import { choose, eventPath, fixture, signIn } from "./people";
import { expect, type Page, test } from "./test";
import { path, thirtyPhotos, tile } from "./thirty-photos";

thirtyPhotos();

const signedOut = (page: Page) => page.getByRole("dialog", { name: "You are signed out" });
const byTime = (page: Page) => page.getByRole("button", { name: "As it happened" });

/** Signs in with the window that the page's own button opens. */
async function signInAgain(page: Page, name: string) {
	const [window] = await Promise.all([
		page.waitForEvent("popup"),
		signedOut(page).getByRole("link", { name: "Sign in again" }).click(),
	]);
	await window.getByRole("button", { name: new RegExp(name) }).click();
	return window;
}

test("without an answer another order leaves the loaded photos on the screen, and it comes by itself", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/Failed to load resource/);
	await signIn(page, people.ben.name, path);
	await expect(tile(page, "Photo 1")).toBeVisible();
	let isDown = true;
	await page.route(/photos\.list/, (route) => (isDown ? route.abort() : route.continue()));

	await byTime(page).click();
	await expect(page.getByText("These photos could not be loaded.")).toBeVisible();
	await expect(tile(page, "Photo 1")).toBeVisible();
	await page.getByRole("combobox", { name: "Photos by" }).selectOption(people.ada.name);
	await expect(tile(page, "Photo 1")).toBeVisible();
	await page.getByRole("button", { name: "Keep what I see" }).click();
	await expect(page.getByText("These photos could not be loaded.")).toHaveCount(0);
	await expect(page.getByRole("button", { name: "Newest" })).toHaveAttribute("aria-pressed", "true");

	await byTime(page).click();
	await expect(page.getByText("These photos could not be loaded.")).toBeVisible();
	isDown = false;
	await expect(page.getByText("These photos could not be loaded.")).toHaveCount(0);
	await expect(page.getByRole("heading", { level: 3 }).first()).toBeVisible();
});

test("when the session ends the page keeps its photos, and goes on once its person has signed in again, uploads included", async ({
	page,
	context,
	expectErrors,
}) => {
	expectErrors(/401/);
	await page.unroute(/\/(optimized|uploads)\//);
	await signIn(page, people.ada.name, eventPath);
	await choose(page, [fixture("fig.jpg", "signed-out")]);
	await expect(page.getByRole("button", { name: "Add 1 photo" })).toBeVisible();
	const first = (await page.locator("[data-photo-id]").first().getAttribute("data-photo-id")) ?? "";
	await page.evaluate(() => Object.assign(window, { isSamePage: true }));

	await context.clearCookies();
	await expect(signedOut(page)).toBeVisible();
	await signedOut(page).getByRole("button", { name: "Not now" }).click();
	await page.getByRole("button", { name: "Add 1 photo" }).click();
	await expect(page.getByText("You are signed out.", { exact: true })).toBeVisible();
	await byTime(page).click();
	await expect(page.getByText("These photos could not be loaded.")).toBeVisible();
	await expect(page.locator(`[data-photo-id="${first}"]`).getByRole("img")).toBeVisible();

	const [window] = await Promise.all([
		page.waitForEvent("popup"),
		page.getByRole("region", { name: "You are signed out" }).getByRole("link").click(),
	]);
	await window.getByRole("button", { name: new RegExp(people.ada.name) }).click();
	await expect(page.getByRole("status").filter({ hasText: "1 photo added" })).toBeVisible({
		timeout: 120_000,
	});
	await expect(page.getByRole("region", { name: "You are signed out" })).toHaveCount(0);
	await expect(page.getByText("These photos could not be loaded.")).toHaveCount(0);
	await expect(page.getByRole("heading", { level: 3 }).first()).toBeVisible();
	expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
	await expect.poll(() => window.isClosed()).toBe(true);
});

test("when somebody else signs in, the page is loaded for them", async ({ page, context, expectErrors }) => {
	expectErrors(/401/);
	await signIn(page, people.ada.name, path);
	await page.evaluate(() => Object.assign(window, { isSamePage: true }));
	await context.clearCookies();
	await expect(signedOut(page)).toBeVisible();
	await signInAgain(page, people.ben.name);
	await expect(page.getByRole("button", { name: /Ben Okafor/ })).toBeVisible({ timeout: 60_000 });
	expect(await page.evaluate(() => "isSamePage" in window)).toBe(false);
	await expect(tile(page, "Photo 1")).toBeVisible();
});
