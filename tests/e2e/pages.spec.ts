import { eventPath, hold, signIn } from "./people";
import { expect, test } from "./test";

test("every page fits its screen and logs no errors", async ({ page, expectErrors }) => {
	expectErrors(/(no-such-page|no-such-event).*404/);
	await page.goto("/");
	await signIn(page, "Olga Lindqvist");
	const photo = await page.locator("[data-photo-id] a").first().getAttribute("href");
	const organizing = ["/events/new", "/operations", `${eventPath}/overview`, `${eventPath}/settings`];
	for (const path of [
		"/events",
		...organizing,
		eventPath,
		photo ?? "",
		"/events/no-such-event",
		"/no-such-page",
		"/",
	]) {
		await page.goto(path, { waitUntil: "networkidle" });
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(wider, path).toBeLessThanOrEqual(0);
	}
});

test("an address that does not exist, or not for this person, is answered with 404", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/404/);
	await signIn(page, "Dev Iyer", "/events");
	const answers: Record<string, number | undefined> = {};
	for (const path of ["/no-such-page", "/events/no-such-event", "/operations", eventPath]) {
		answers[path] = (await page.goto(path))?.status();
	}
	expect(answers).toEqual({
		...{ "/no-such-page": 404, "/events/no-such-event": 404, "/operations": 404 },
		[eventPath]: 404,
	});
});

test("the album is in the server's markup, without any script", async ({ page, browser, baseURL }) => {
	await signIn(page, "Olga Lindqvist");
	const storageState = await page.context().storageState();
	const context = await browser.newContext({ baseURL, storageState, javaScriptEnabled: false });
	const bare = await context.newPage();
	await bare.goto(eventPath);
	await expect(bare.getByRole("heading", { name: "Picos Weekend" })).toBeVisible();
	await expect(bare.locator("[data-photo-id] img").first()).toBeVisible();
	await context.close();
});

test("a link shows that its page is loading, and the current page stays until then", async ({ page }) => {
	await signIn(page, "Olga Lindqvist", "/events");
	const letGo = await hold(page, /_rsc=/);
	await page.getByRole("link", { name: /Picos Weekend/ }).click();
	await expect(page.getByRole("status").getByText("Loading")).toBeAttached();
	await expect(page.getByRole("heading", { name: "Your events" })).toBeVisible();
	letGo();
	await expect(page.getByRole("heading", { name: "Picos Weekend" })).toBeVisible();
	await expect(page.getByText("Loading", { exact: true })).toHaveCount(0);
});
