import { eventPath, query, signIn, visit } from "./people";
import { cognitoName, oidcAccounts } from "./setup/oidc";
import { expect, type Page, test } from "./test";

const account = (page: Page) => page.getByRole("button", { name: /^Your account/ });

test("signing out of all devices ends the other browser's session at its next request", async ({
	page,
	browser,
}) => {
	// Only this test signs this person out everywhere, so that the sessions of other tests stay valid.
	const other = await (await browser.newContext()).newPage();
	for (const device of [page, other]) await signIn(device, "Dev Iyer", "/events");
	const mine = (device: Page) => query(device, "events.mine", undefined);
	expect((await mine(other)).status()).toBe(200);

	await account(page).click();
	const dialog = page.getByRole("dialog", { name: "Dev Iyer" });
	await expect(dialog.getByText("dev@demo.rollcall.test")).toBeVisible();
	await dialog.getByRole("button", { name: "Sign out of all devices" }).click();

	await expect(page).toHaveURL("/");
	expect([(await mine(page)).status(), (await mine(other)).status()]).toEqual([401, 401]);
	await visit(other, "/events");
	await expect(other).toHaveURL(/\/sign-in\?callbackUrl=/);
	await signIn(other, "Dev Iyer", "/events");
	expect((await mine(other)).status()).toBe(200);
	await other.context().close();
});

test("signing out on one device leaves the other signed in", async ({ page, browser, expectErrors }) => {
	// The album may ask for news in the moment in which the session ends.
	expectErrors(/events\.changes.* 401/);
	const other = await (await browser.newContext()).newPage();
	for (const device of [page, other]) await signIn(device, "Ben Okafor");

	await page.getByRole("button", { name: "Sign out", exact: true }).click();
	await expect(page).toHaveURL("/");

	await other.reload();
	await expect(other).toHaveURL(eventPath);
	await other.context().close();
});

test("scripts cannot read the session cookie, and requests from other sites do not send it", async ({
	page,
}) => {
	await signIn(page, "Ada Moreno");
	const cookies = await page.context().cookies();
	const session = cookies.find(({ name }) => name.endsWith("session-token"));
	expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/", domain: "localhost" });
	expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("a user pool like Cognito's signs people in, and signing out also ends the pool's session", async ({
	page,
}) => {
	const byPool = async () => {
		await visit(page, "/sign-in");
		await page.getByRole("button", { name: `Continue with ${cognitoName}` }).click();
	};
	await byPool();
	await page.getByRole("button", { name: oidcAccounts.noor.email }).click();
	await expect(page).toHaveURL("/events");
	await expect(page.getByRole("link", { name: /Picos Weekend/ })).toBeVisible();

	await page.getByRole("button", { name: "Sign out", exact: true }).click();
	await expect(page).toHaveURL("/");

	// The next person on this device has to identify themselves.
	await byPool();
	await expect(page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
});

test('an address whose email_verified is the text "false" is not verified', async ({ page }) => {
	await visit(page, "/sign-in");
	await page.getByRole("button", { name: `Continue with ${cognitoName}` }).click();
	await page.getByRole("button", { name: oidcAccounts.falseAda.email }).click();
	await expect(page).toHaveURL(/\/sign-in\?error=OAuthAccountNotLinked/);
});
