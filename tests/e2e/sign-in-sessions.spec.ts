import { eventPath, query, signIn, visit } from "./people";
import { cognitoName, oidcAccounts } from "./setup/oidc";
import { expect, type Page, test } from "./test";

const account = (page: Page) => page.getByRole("button", { name: /^Your account/ });

test("signing out of all devices ends the other browser's session at its next request", async ({
	page,
	browser,
}) => {
	// A person of this test alone: the others' sessions go on.
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

test("signing out on one device leaves the other signed in", async ({ page, browser }) => {
	const other = await (await browser.newContext()).newPage();
	for (const device of [page, other]) await signIn(device, "Ben Okafor");

	await page.getByRole("button", { name: "Sign out", exact: true }).click();
	await expect(page).toHaveURL("/");

	await other.reload();
	await expect(other).toHaveURL(eventPath);
	await other.context().close();
});

test("the session cookie is out of reach for scripts, and is not sent along by other sites", async ({
	page,
}) => {
	await signIn(page, "Ada Moreno");
	const cookies = await page.context().cookies();
	const session = cookies.find(({ name }) => name.endsWith("session-token"));
	expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/", domain: "localhost" });
	expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("by a user pool like Cognito's: signed in, and signing out ends its session too", async ({ page }) => {
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

	// The next person on this phone is asked who they are.
	await byPool();
	await expect(page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
});

test('the text "false" of a user pool is no verified address', async ({ page }) => {
	await visit(page, "/sign-in");
	await page.getByRole("button", { name: `Continue with ${cognitoName}` }).click();
	await page.getByRole("button", { name: oidcAccounts.falseAda.email }).click();
	await expect(page).toHaveURL(/\/sign-in\?error=OAuthAccountNotLinked/);
});
