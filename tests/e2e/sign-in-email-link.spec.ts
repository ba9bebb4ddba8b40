import { test } from "./mail";
import { eventPath, holdScripts, query, visit } from "./people";
import { expect, type Page } from "./test";

async function askForLink(page: Page, email: string, path = "/sign-in") {
	await visit(page, path);
	await page.getByLabel("E-mail address").fill(email);
	await page.getByRole("button", { name: "E-mail me a link" }).click();
	await expect(page.getByText("Check your e-mail.")).toBeVisible();
}

/** The e-mail address that the app says this browser is signed in with. */
async function whoIs(page: Page): Promise<string | undefined> {
	const answer = await page.request.get("/api/auth/session");
	return (await answer.json()).user?.email;
}

test("a link still signs in the person and leads to the page they wanted after a mail scanner opened it", async ({
	page,
	post,
	request,
	browser,
	sql,
}) => {
	const email = post.address();
	await sql(
		`INSERT INTO "Attendance" (id, "eventId", email, status)
		 SELECT gen_random_uuid(), id, $1, 'ATTENDED' FROM "Event" WHERE slug = $2`,
		[email, eventPath.split("/").at(-1)],
	);
	await askForLink(page, email, `/sign-in?callbackUrl=${encodeURIComponent(eventPath)}`);
	const link = await post.linkFor(email);

	// Scanners send HEAD and GET, repeatedly, and use their own browser, which runs scripts and follows links.
	expect((await request.head(link)).status()).toBe(200);
	for (let looks = 0; looks < 3; looks++) expect((await request.get(link)).status()).toBe(200);
	const scanner = await (await browser.newContext()).newPage();
	await scanner.goto(link, { waitUntil: "networkidle" });
	const found = await scanner
		.locator("[href], [src], [action]")
		.evaluateAll((elements) =>
			elements.flatMap((element) => ["href", "src", "action"].map((name) => element.getAttribute(name))),
		);
	for (const url of new Set(found)) if (url?.startsWith("/")) await scanner.request.get(url);
	await scanner.request.get(`/api/auth/callback/email-link?token=${new URL(link).searchParams.get("token")}`);
	expect(await whoIs(scanner)).toBeUndefined();
	await scanner.context().close();

	await visit(page, link);
	await expect(page.getByText(`You are about to sign in as ${email}.`)).toBeVisible();
	await page.getByRole("button", { name: "Sign in" }).click();

	await expect(page).toHaveURL(eventPath);
	expect(await whoIs(page)).toBe(email);
});

test("an address in letters of any script signs in, and one that cannot be used is told why", async ({
	page,
	post,
	expectErrors,
}) => {
	expectErrors(/signIn\.sendEmailLink.*400/);
	await visit(page, "/sign-in?error=EmailUnusable");
	await expect(page.getByText("The e-mail address of that account cannot be used here.")).toBeVisible();
	await page.getByLabel("E-mail address").fill('"anna b"@guests.test');
	await page.getByRole("button", { name: "E-mail me a link" }).click();
	await expect(page.getByText("An e-mail address with quotation marks cannot be used here.")).toBeVisible();

	const email = `нина.r&d+${test.info().project.name}@почта.рф`;
	await askForLink(page, email);
	await visit(page, await post.linkFor(email));
	await expect(page.getByText(`You are about to sign in as ${email}.`)).toBeVisible();
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page).toHaveURL("/events");
	expect(await whoIs(page)).toBe(email);
});

test("a link can be requested and used before the scripts have loaded, and no URL contains the e-mail address", async ({
	page,
	post,
}) => {
	const email = post.address();
	const asked: string[] = [];
	page.on("request", (request) => asked.push(decodeURIComponent(request.url())));
	const letScriptsCome = await holdScripts(page);
	await page.goto("/sign-in", { waitUntil: "commit" });
	await page.getByLabel("E-mail address").fill(email);
	// People press again, because nothing happens yet.
	for (let presses = 0; presses < 3; presses++)
		await page.getByRole("button", { name: "E-mail me a link" }).click();
	letScriptsCome();
	await expect(page.getByText("Check your e-mail.")).toBeVisible();
	expect(asked.filter((url) => url.includes(email))).toEqual([]);

	const link = await post.linkFor(email);
	const letTheseCome = await holdScripts(page);
	await page.goto(link, { waitUntil: "commit" });
	for (let presses = 0; presses < 2; presses++) await page.getByRole("button", { name: "Sign in" }).click();
	letTheseCome();
	await expect(page).toHaveURL("/events");
	expect(await whoIs(page)).toBe(email);
	expect(post.count(email)).toBe(1);
});

test("a link requested on a laptop signs in the phone on which it is opened", async ({
	page,
	post,
	browser,
}) => {
	const email = post.address();
	await askForLink(page, email);

	const phone = await (await browser.newContext()).newPage();
	await visit(phone, await post.linkFor(email));
	await phone.getByRole("button", { name: "Sign in" }).click();

	await expect(phone).toHaveURL("/events");
	expect([await whoIs(phone), await whoIs(page)]).toEqual([email, undefined]);
	await phone.context().close();
});

test("a used link says so and offers a new one, which works", async ({
	page,
	post,
	browser,
	expectErrors,
}) => {
	expectErrors(/no-such-event.*404/);
	const email = post.address();
	await askForLink(page, email, `/sign-in?callbackUrl=${encodeURIComponent("/events/no-such-event")}`);
	const link = await post.linkFor(email);
	await visit(page, link);
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page).toHaveURL("/events/no-such-event");

	const other = await (await browser.newContext()).newPage();
	await visit(other, link);
	await expect(other.getByRole("heading", { name: "This link has already been used" })).toBeVisible();
	await other.getByLabel("E-mail address").fill(email);
	await other.getByRole("button", { name: "E-mail me a link" }).click();
	await expect(other.getByText("Check your e-mail.")).toBeVisible();
	await expect.poll(() => post.count(email)).toBe(2);
	await visit(other, await post.linkFor(email));
	await other.getByRole("button", { name: "Sign in" }).click();

	// The new link still leads to the page that the person wanted.
	await expect(other).toHaveURL("/events/no-such-event");
	await other.context().close();
});

test("an expired link says so, even if it expired while its page was open", async ({
	page,
	post,
	sql,
	expectErrors,
}) => {
	expectErrors(/callback\/email-link.*401/);
	const email = post.address();
	await askForLink(page, email);
	const link = await post.linkFor(email);
	await visit(page, link);
	await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();

	await sql(`UPDATE "EmailLink" SET "expiresAt" = now() - interval '1 second' WHERE email = $1`, [email]);
	await page.getByRole("button", { name: "Sign in" }).click();

	await expect(page.getByRole("heading", { name: "This link has expired" })).toBeVisible();
	await visit(page, link);
	await expect(page.getByRole("heading", { name: "This link has expired" })).toBeVisible();
	await expect(page.getByRole("button", { name: "E-mail me a link" })).toBeVisible();
	await page.getByRole("link", { name: "All ways to sign in" }).click();
	await expect(page).toHaveURL("/sign-in?callbackUrl=%2Fevents");
	expect(await whoIs(page)).toBeUndefined();
});

test("an incomplete link says that it does not work", async ({ page }) => {
	for (const path of ["/sign-in/link", "/sign-in/link?token=abc", "/sign-in/link?token=a&token=b"]) {
		await visit(page, path);
		await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
	}
});

test("a link used on two devices at once gives one session", async ({
	page,
	post,
	browser,
	expectErrors,
	sql,
}) => {
	expectErrors(/callback\/email-link.*401/);
	const email = post.address();
	await askForLink(page, email);
	const link = await post.linkFor(email);
	const other = await (await browser.newContext()).newPage();
	for (const device of [page, other]) await visit(device, link);

	await Promise.all([page, other].map((device) => device.getByRole("button", { name: "Sign in" }).click()));

	const outcome = async (device: Page) => {
		await device.waitForFunction(
			() => location.pathname === "/events" || document.querySelector("h1")?.textContent !== "Sign in",
		);
		return new URL(device.url()).pathname === "/events"
			? "in"
			: device.getByRole("heading", { level: 1 }).textContent();
	};
	const outcomes = await Promise.all([page, other].map(outcome));
	expect(outcomes.sort()).toEqual(["This link has already been used", "in"]);
	expect([await whoIs(page), await whoIs(other)].filter(Boolean)).toEqual([email]);
	expect(await sql(`SELECT id FROM "User" WHERE email = $1`, [email])).toHaveLength(1);
	await other.context().close();
});

test("an unknown address gets the same answer as a guest's, and its sixth link is refused", async ({
	page,
	post,
	expectErrors,
}) => {
	expectErrors(/signIn\.sendEmailLink.*429/);
	const email = post.address();
	for (let links = 0; links < 5; links++) await askForLink(page, email);
	await visit(page, "/sign-in");
	await page.getByLabel("E-mail address").fill(email);
	await page.getByRole("button", { name: "E-mail me a link" }).click();
	await expect(page.getByText("Several links were already sent to this address.")).toBeVisible();
	await expect(page.getByLabel("E-mail address")).toHaveValue(email);
	expect(post.count(email)).toBe(5);
});

test("a link never leads to another site", async ({ page, post, request, expectErrors }) => {
	expectErrors(/phish.*404/);
	const email = post.address();
	const answer = await request.post("/api/trpc/signIn.sendEmailLink", {
		data: { json: { email, callbackUrl: "https://evil.example/phish" } },
	});
	expect(answer.status()).toBe(200);
	await visit(page, await post.linkFor(email));
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page).toHaveURL("/phish");
	expect(new URL(page.url()).hostname).toBe("localhost");
});

test("a person removed from the roll loses access at their next request", async ({
	page,
	post,
	sql,
	expectErrors,
}) => {
	expectErrors(/404/);
	const email = post.address();
	const [place] = await sql(
		`INSERT INTO "Attendance" (id, "eventId", email, status)
		 SELECT gen_random_uuid(), id, $1, 'ATTENDED' FROM "Event" WHERE slug = $2 RETURNING id, "eventId"`,
		[email, eventPath.split("/").at(-1)],
	);
	await askForLink(page, email, `/sign-in?callbackUrl=${encodeURIComponent(eventPath)}`);
	await visit(page, await post.linkFor(email));
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page.getByRole("heading", { name: "Picos Weekend" })).toBeVisible();
	const list = () => query(page, "photos.list", { eventId: place?.eventId });
	expect((await list()).status()).toBe(200);

	await sql(`DELETE FROM "Attendance" WHERE id = $1`, [place?.id]);

	expect((await list()).status()).toBe(404);
	await page.reload();
	await expect(page.getByRole("heading", { name: /no such event/i })).toBeVisible();
});
