import { eventPath, signIn } from "./people";
import { expect, test } from "./test";

test("every page fits its screen, and none has anything to complain about", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/(no-such-page|no-such-event).*404/);
	await page.goto("/");
	await signIn(page, "Olga Lindqvist");
	const photo = await page.locator("[data-photo-id] a").first().getAttribute("href");
	for (const path of ["/events", eventPath, photo ?? "", "/events/no-such-event", "/no-such-page", "/"]) {
		await page.goto(path, { waitUntil: "networkidle" });
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(wider, path).toBeLessThanOrEqual(0);
	}
});
