import { holdScripts, hydrated, visit } from "./people";
import { oidcAccounts, oidcName } from "./setup/oidc";
import { expect, type Page, test } from "./test";

async function signInByOidc(page: Page, email: string) {
	await visit(page, "/sign-in");
	await page.getByRole("button", { name: `Continue with ${oidcName}` }).click();
	await page.getByRole("button", { name: email }).click();
}

test("a demo account signs in with one tap, leads back to the page that was wanted, and can sign out", async ({
	page,
}) => {
	await visit(page, "/events/picos-weekend-2026");
	await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);

	await page.getByRole("button", { name: "Ada Moreno" }).click();
	await expect(page).toHaveURL("/events/picos-weekend-2026");
	await expect(page.getByRole("heading", { name: "Picos Weekend" })).toBeVisible();

	await hydrated(page);
	await page.getByRole("button", { name: "Sign out", exact: true }).click();
	await expect(page).toHaveURL("/");
	await visit(page, "/events");
	await expect(page).toHaveURL(/\/sign-in/);
});

test("a press before the page's scripts have loaded takes effect once they have", async ({ page }) => {
	const letScriptsCome = await holdScripts(page);
	await page.goto("/sign-in", { waitUntil: "commit" });
	await page.getByRole("button", { name: "Ada Moreno" }).click();
	letScriptsCome();
	await expect(page).toHaveURL("/events");
});

test("the sign-in page says what each demo account can show", async ({ page }) => {
	await visit(page, "/sign-in");
	const accounts = page.getByRole("region", { name: /demo/ });
	await expect(accounts.getByRole("button")).toHaveText([
		/Ada Moreno.*Attended/,
		/Ben Okafor.*Attended/,
		/Cleo Tanaka.*Registered, did not attend/,
		/Dev Iyer.*Not on the roll/,
		/Finn Keller.*Steward at the door/,
		/Olga Lindqvist.*Organizer/,
	]);
});

test("a new person whose verified e-mail address is on the roll sees the event", async ({ page }) => {
	await signInByOidc(page, oidcAccounts.noor.email);

	await expect(page).toHaveURL("/events");
	await page.getByRole("link", { name: /Picos Weekend/ }).click();
	await expect(page).toHaveURL("/events/picos-weekend-2026");
	await expect(page.getByRole("heading", { name: "Picos Weekend" })).toBeVisible();
});

test("an unverified e-mail address gives access to no event", async ({ page, expectErrors }) => {
	expectErrors(/picos-weekend-2026.*404/);
	await signInByOidc(page, oidcAccounts.tomas.email);

	await expect(page).toHaveURL("/events");
	await expect(page.getByRole("link", { name: /Picos Weekend/ })).toHaveCount(0);
	await visit(page, "/events/picos-weekend-2026");
	await expect(page.getByRole("heading", { name: /no such event/ })).toBeVisible();
});

test("an unverified address does not sign in to the account that it belongs to", async ({ page }) => {
	await signInByOidc(page, oidcAccounts.falseAda.email);

	await expect(page).toHaveURL(/\/sign-in\?error=OAuthAccountNotLinked/);
	await expect(page.getByText("You signed in a different way before.")).toBeVisible();
	await visit(page, "/events");
	await expect(page).toHaveURL(/\/sign-in/);
});

test("the sign-in page fits a phone, and every button is large enough for a thumb", async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await visit(page, "/sign-in");

	const buttons = await page.getByRole("main").getByRole("button").all();
	expect(buttons).toHaveLength(9);
	for (const button of buttons) {
		const box = await button.boundingBox();
		expect(box?.height).toBeGreaterThanOrEqual(44);
		expect(box?.x).toBeGreaterThanOrEqual(0);
		expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
	}
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
