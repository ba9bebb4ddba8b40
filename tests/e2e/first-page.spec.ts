/** What somebody meets who opens an event's link: signed out, signed in but not on its roll, and where a photo is missing. */
import { eventPath, signIn, visit } from "./people";
import { oidcAccounts, oidcName } from "./setup/oidc";
import { expect, type Page, test } from "./test";

const hidden = "/events/spring-supper-2026";
const signInAt = (path: string) => `/sign-in?callbackUrl=${encodeURIComponent(path)}`;

/** What a messenger reads of the page: the content of its meta elements. */
const told = (page: Page) =>
	page
		.locator('meta[property^="og:"], meta[name="twitter:card"], meta[name="description"]')
		.evaluateAll((all) =>
			Object.fromEntries(
				all.map((one) => [
					one.getAttribute("property") ?? one.getAttribute("name"),
					one.getAttribute("content") ?? "",
				]),
			),
		);

test("a person who opens the link of an event signed out sees what it is, and signs in there", async ({
	page,
}) => {
	await visit(page, eventPath);
	await expect(page).toHaveURL(signInAt(eventPath));
	await expect(page).toHaveTitle("Picos Weekend · Rollcall");
	const main = page.getByRole("main");
	await expect(main.getByRole("heading", { level: 1 })).toHaveText("Picos Weekend");
	await expect(main.getByText(/15 May 2026.*Central European Time/)).toBeVisible();
	await expect(main.getByText("Valle de Valdeón, Picos de Europa")).toBeVisible();
	await expect(main.getByText(/^Sign in with the e-mail address.*add your own\.$/)).toBeVisible();
	const cover = main.locator("img").first();
	await expect
		.poll(() => cover.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth))
		.toBeGreaterThan(500);

	await page.getByRole("button", { name: "Ada Moreno" }).click();
	await expect(page).toHaveURL(eventPath);
});

test("the preview of a link says the same, with the cover, which is loaded without a session", async ({
	page,
	request,
}) => {
	await page.goto(`${eventPath}/live`);
	const preview = await told(page);
	expect(preview).toMatchObject({
		...{ "og:title": "Picos Weekend", "og:site_name": "Rollcall", "twitter:card": "summary_large_image" },
		"og:description": expect.stringMatching(/15 May 2026.* · Valle de Valdeón, Picos de Europa\. Sign in/),
	});
	// Messengers run no scripts, and read the head of the page at most.
	const asMessenger = await request.get(eventPath, { headers: { "user-agent": "WhatsApp/2.24.1" } });
	const [head = ""] = (await asMessenger.text()).split("</head>");
	expect(head).toContain('<meta property="og:title" content="Picos Weekend"/>');
	const picture = preview["og:image"] ?? "";
	expect(picture).toMatch(/^http:\/\/localhost:\d+\/api\/cover\/picos-weekend-2026\?v=/);
	const redirect = await request.get(picture, { maxRedirects: 0 });
	expect(redirect.status()).toBe(307);
	expect(redirect.headers()["cache-control"]).toBe("private, no-store");
	const loaded = await request.get(picture);
	expect([loaded.status(), loaded.headers()["content-type"]]).toEqual([200, "image/webp"]);
});

test("an event that does not show itself looks like one that does not exist", async ({ page, request }) => {
	const seen = async (path: string) => {
		await visit(page, path);
		await expect(page).toHaveURL(signInAt(path));
		return {
			preview: await told(page),
			title: await page.title(),
			text: await page.locator("main").textContent(),
		};
	};
	const none = await seen("/events/no-such-event");
	expect(none.preview).toMatchObject({ "og:title": "Rollcall", "twitter:card": "summary" });
	expect(none.preview["og:image"]).toMatch(/\/icons\/512\.png$/);
	expect(await seen(hidden)).toEqual(none);
	for (const slug of ["no-such-event", "spring-supper-2026"])
		expect((await request.get(`/api/cover/${slug}`)).status()).toBe(404);
});

test("a stranger is told which address is signed in, and comes back with another one", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/picos-weekend-2026.*404/);
	await visit(page, "/sign-in");
	await page.getByRole("button", { name: `Continue with ${oidcName}` }).click();
	await page.getByRole("button", { name: oidcAccounts.noor.email }).click();
	await expect(page).toHaveURL("/events");
	await signIn(page, "Dev Iyer", "/events");

	await visit(page, `${eventPath}/photos/none`);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(/no such event/);
	await expect(page.getByText("You are signed in as dev@demo.rollcall.test.")).toBeVisible();
	await page.getByRole("button", { name: "Use another address" }).click();

	await expect(page).toHaveURL(/\/sign-in\?another=1&callbackUrl=/);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Picos Weekend");
	// The provider still knows who signed in there, and would not ask.
	await page.getByRole("button", { name: `Continue with ${oidcName}` }).click();
	await page.getByRole("button", { name: oidcAccounts.noor.email }).click();
	await expect(page).toHaveURL(`${eventPath}/photos/none`);

	// Noor is on the roll, and the photo is not there.
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(/no such photo/);
	await page.getByRole("link", { name: "To the album" }).click();
	await expect(page).toHaveURL(eventPath);
	await expect(page.locator("[data-photo-id]").first()).toBeVisible();
});

test("phones find an icon for their home screen", async ({ page, request }) => {
	await page.goto("/");
	const hrefOf = async (rel: string) => (await page.locator(`link[rel="${rel}"]`).getAttribute("href")) ?? "";
	expect((await request.get(await hrefOf("apple-touch-icon"))).headers()["content-type"]).toBe("image/png");
	const manifest = await request.get(await hrefOf("manifest"));
	const { icons }: { icons: { src: string }[] } = await manifest.json();
	expect(icons.length).toBeGreaterThan(2);
	for (const { src } of icons) expect((await request.get(src)).status(), src).toBe(200);
});

test("the first photo of the album is on the screen of a phone", async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await signIn(page, "Ada Moreno");
	const top = () => page.locator("[data-photo-id]").first().boundingBox();
	await expect.poll(async () => (await top())?.y).toBeLessThan(680);
});

test("the moments of a photo name their time zone to readers in another one, and to nobody else", async ({
	browser,
	baseURL,
}) => {
	for (const [timezoneId, named] of [
		["America/Lima", true],
		["Europe/Berlin", false],
	] as const) {
		const context = await browser.newContext({ baseURL, timezoneId });
		const page = await context.newPage();
		await signIn(page, "Ada Moreno");
		await visit(page, (await page.locator("[data-photo-id] a").first().getAttribute("href")) ?? "");
		const added = page
			.getByRole("definition")
			.filter({ hasText: /\d{4}, \d\d:\d\d/ })
			.last();
		await expect(added).toHaveText(named ? /\d \(Central European Time\)$/ : /\d{4}, \d\d:\d\d$/);
		await context.close();
	}
});
