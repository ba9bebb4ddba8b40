/** The language of a page: the person's choice, else the browser's. The generated languages show what does not fit. */
import type { Page } from "@playwright/test";
import { eventPath, fixture, signIn, visit } from "./people";
import { expect, test } from "./test";

const html = (page: Page) => page.locator("html");

/** Elements that are wider than the page, or text that is cut off by its box. */
const overflowing = (page: Page) =>
	page.evaluate(() => {
		const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
		const cut = [
			...document.querySelectorAll<HTMLElement>("h1, h2, h3, p, button, a, label, li, legend"),
		].filter(
			(one) =>
				one.scrollWidth > one.clientWidth + 1 &&
				getComputedStyle(one).display !== "inline" &&
				!one.closest(".sr-only, ul.w-max") &&
				!one.matches(".truncate, .sr-only, :has(.truncate)"),
		);
		return { wide: Math.max(0, wide), cut: cut.map((one) => one.outerHTML.slice(0, 120)) };
	});

test("a browser's language is used, and English for one that is not there", async ({ browser, baseURL }) => {
	for (const [locale, language, title] of [
		["de-AT", "de", "Anmelden"],
		["fr-FR", "en", "Sign in"],
	] as const) {
		const context = await browser.newContext({ baseURL, locale });
		const page = await context.newPage();
		await page.goto("/sign-in");
		await expect(html(page)).toHaveAttribute("lang", language);
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
		await expect(page).toHaveTitle(`${title} · Rollcall`);
		await context.close();
	}
});

test("the language chosen while signed out is kept in this browser", async ({ page }) => {
	await visit(page, "/sign-in");
	await page.getByRole("combobox", { name: "Language" }).selectOption("de");
	await expect(page.getByRole("heading", { name: "Anmelden" })).toBeVisible();
	await expect(html(page)).toHaveAttribute("lang", "de");
	await page.goto("/");
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Das Album von allen, die dabei waren.");
});

test("the language chosen while signed in is kept with the person, and the page goes on", async ({
	page,
	browser,
	baseURL,
}) => {
	await signIn(page, "Ben Okafor");
	await page.getByLabel("Choose photos").setInputFiles({ ...fixture("fig.jpg"), name: "chosen.jpg" });
	await page.getByRole("textbox", { name: "Title" }).fill("Chosen, and not sent");
	let loads = 0;
	page.on("load", () => loads++);

	await page.getByRole("button", { name: /Your account/ }).click();
	await page.getByRole("combobox", { name: "Language" }).selectOption("de");
	await expect(page.getByRole("button", { name: "Auf allen Geräten abmelden" })).toBeVisible();
	await expect(html(page)).toHaveAttribute("lang", "de");
	await page.getByRole("button", { name: "Schließen" }).click();
	await expect(page.locator("[data-upload-id] input").first()).toHaveValue("Chosen, and not sent");
	expect(loads).toBe(0);

	const context = await browser.newContext({ baseURL, locale: "en-US" });
	const elsewhere = await context.newPage();
	await signIn(elsewhere, "Ben Okafor");
	await expect(html(elsewhere)).toHaveAttribute("lang", "de");
	await elsewhere.getByRole("button", { name: /Dein Konto/ }).click();
	await elsewhere.getByRole("combobox", { name: "Sprache" }).selectOption("en");
	await expect(elsewhere.getByRole("button", { name: /Your account/ })).toBeAttached();
	await context.close();
});

for (const [locale, direction] of [
	["en", "ltr"],
	["de", "ltr"],
	["en-XA", "ltr"],
	["ar-XB", "rtl"],
] as const)
	test(`the pages for everybody fit 320 pixels in ${locale}`, async ({ browser, baseURL }) => {
		const context = await browser.newContext({ baseURL, locale, viewport: { width: 320, height: 640 } });
		const page = await context.newPage();
		for (const path of ["/", "/sign-in", "/sign-in?error=OAuthCallback", "/sign-in/link?token=none"]) {
			await page.goto(path);
			await expect(html(page)).toHaveAttribute("dir", direction);
			await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
			expect(await overflowing(page), path).toEqual({ wide: 0, cut: [] });
			if (locale === "en-XA") await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^\[.*\]$/);
		}
		await context.close();
	});

for (const [locale, direction] of [
	["de", "ltr"],
	["en-XA", "ltr"],
	["ar-XB", "rtl"],
] as const)
	test(`the pages of events and the uploader fit 320 pixels in ${locale}`, async ({
		browser,
		baseURL,
		expectErrors,
	}) => {
		// It opens two dozen pages.
		expectErrors(/404 \(Not Found\)/);
		const context = await browser.newContext({ baseURL, locale, viewport: { width: 320, height: 640 } });
		const page = await context.newPage();
		const fits = async (what: string) => {
			await expect(html(page)).toHaveAttribute("dir", direction);
			expect(await overflowing(page), what).toEqual({ wide: 0, cut: [] });
		};
		await signIn(page, "Dev Iyer", "/events");
		await fits("no events");
		await signIn(page, "Olga Lindqvist", "/events");
		const organized = [
			"overview",
			"gallery",
			"gallery/queue",
			"roll",
			"roll/import",
			"door",
			"venue",
			"venue/print",
			"take-home",
			"log",
			"settings",
		].map((page) => `${eventPath}/${page}`);
		const organizing = ["/events/new", "/operations", ...organized];
		const unseen = ["/events/none", `${eventPath}/photos/none`];
		for (const path of ["/events", ...organizing, ...unseen, eventPath]) {
			await visit(page, path);
			await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
			await fits(path);
		}
		await visit(page, `${eventPath}/roll`);
		for (const opener of ["section > div button", "li button"]) {
			await page.locator(`main ${opener}[aria-haspopup=dialog]`).first().click();
			await expect(page.getByRole("dialog")).toBeVisible();
			await fits(`the dialog of ${opener}`);
			await page.keyboard.press("Escape");
		}
		await visit(page, eventPath);
		const uploader = page.locator("main section").first();
		await uploader
			.locator("input[type=file]")
			.first()
			.setInputFiles([
				fixture("summit-sunset.jpg", locale),
				{ name: "empty.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) },
			]);
		await expect(uploader.locator("[data-upload-id]")).toBeVisible();
		await fits("a draft");
		await uploader
			.locator("input[type=file]")
			.first()
			.setInputFiles([fixture("fig.jpg", locale)]);
		await expect(uploader.locator("[data-upload-id]")).toHaveCount(2);
		await fits("drafts");
		for (const opener of [uploader.locator("[data-upload-id] button"), uploader.locator("[aria-haspopup]")]) {
			await opener.first().click();
			await expect(page.getByRole("dialog").getByRole("textbox").first()).toBeVisible();
			await fits("the dialog for words");
			await page.keyboard.press("Escape");
		}
		// Without a session it fails, which shows a sentence of the API, a button and a banner.
		await context.clearCookies({ name: /session-token/ });
		expectErrors(/401 \(Unauthorized\)/);
		await uploader.getByRole("button").last().click();
		await expect(uploader.locator("[data-status=failed]")).toHaveCount(2);
		await fits("signed out");
		const title = uploader.locator("[data-upload-id] p").first();
		const beside = uploader.locator("[data-upload-id] p").nth(1);
		const edge = async (text: typeof title) => {
			const range = await text.evaluate((one) => {
				const around = document.createRange();
				around.selectNodeContents(one);
				const { left, right } = around.getBoundingClientRect();
				return { left, right };
			});
			return direction === "rtl" ? range.right : range.left;
		};
		expect(Math.abs((await edge(title)) - (await edge(beside)))).toBeLessThan(3);
		await context.close();
	});

test("the uploader says in German what became of each file", async ({ browser, baseURL }) => {
	const context = await browser.newContext({ baseURL, locale: "de" });
	const page = await context.newPage();
	await signIn(page, "Ada Moreno");
	await page.getByLabel("Fotos auswählen").setInputFiles([
		{ ...fixture("fig.jpg", "German"), name: "IMG_0001.jpg" },
		{ name: "notes.jpg", mimeType: "image/jpeg", buffer: Buffer.from("not a photo") },
		{ name: "empty.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) },
	]);
	await expect(page.getByText("2 Dateien lassen sich nicht hinzufügen")).toBeVisible();
	await expect(page.getByText("notes.jpg: Das ist eine Textdatei und kein Foto.")).toBeVisible();
	await expect(
		page.getByText("empty.jpg: Diese Datei ist leer. Wähle noch einmal das Originalfoto."),
	).toBeVisible();
	await expect(page.getByRole("textbox", { name: "Titel" })).toHaveAttribute("placeholder", "Optional");
	await page.getByRole("button", { name: "1 Foto hinzufügen" }).click();
	await expect(page.getByRole("status").filter({ hasText: "1 Foto hinzugefügt" })).toBeVisible();
	await context.close();
});
