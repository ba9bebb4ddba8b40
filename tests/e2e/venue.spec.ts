/** The code at the venue, as guests come with it: from the poster to the first photo, and each way that an event may say. */
import { people } from "@/prisma/seed/people";
import { jpeg } from "../setup/photos";
import { chooser, signIn, visit } from "./people";
import { stack } from "./setup/stack";
import { type Browser, expect, type Page } from "./test";
import { scanned, test } from "./venue-event";

const photo = () => ({ name: "IMG_2075.jpg", mimeType: "image/jpeg", buffer: Buffer.from(jpeg()) });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function phoneOf(browser: Browser, name: string): Promise<Page> {
	const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
	await signIn(page, name, "/events");
	return page;
}

/** What a printer makes of the live wall. */
async function posterOf(wall: Page): Promise<string | undefined> {
	await wall.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
	await wall.emulateMedia({ media: "print" });
	return scanned(wall);
}

test("a stranger gets from the poster to their first photo, by a link in a mail that they open on another device", async ({
	page,
	browser,
	post,
	sql,
	makeVenue,
}) => {
	const event = await makeVenue();
	const email = post.address();
	await visit(page, event.poster);
	await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
	await page.getByLabel("E-mail address").fill(email);
	await page.getByRole("button", { name: "E-mail me a link" }).click();
	const link = await post.linkFor(email);

	const other = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
	await visit(other, link);
	await other.getByRole("button", { name: "Sign in" }).click();
	// A mailbox has no name, and the people at the door look for one.
	const yourName = other.getByLabel("Your name");
	await yourName.fill("Zoë Lindqvist");
	await yourName.press("Enter");
	await expect(other).toHaveURL(event.path);
	await chooser(other).setInputFiles([photo()]);
	await other.getByRole("button", { name: "Add 1 photo" }).click();
	await expect(other.getByText("Added", { exact: true })).toBeVisible({ timeout: 60_000 });

	const log = await sql(
		`SELECT e."from", e."to", e.how, u.email FROM "RollEntry" e JOIN "User" u ON u.id = e."actorId" WHERE e."eventId" = $1`,
		[event.id],
	);
	expect(log).toEqual([{ from: null, to: "ATTENDED", how: "JOIN_CODE", email }]);
	// It is asked once, and the door finds them by it.
	await other.goto(event.poster);
	await expect(other).toHaveURL(event.path);
	const door = await phoneOf(browser, people.olga.name);
	await door.goto(`${event.path}/door`);
	await door.getByRole("searchbox").fill("zoe lind");
	await expect(door.getByRole("listitem").filter({ hasText: "Zoë Lindqvist" })).toBeVisible();
	await door.context().close();
	await other.context().close();
});

test("an event that asks: a guest waits, an organizer sees the count and lets them in, and the guest's page goes on", async ({
	page,
	browser,
	makeVenue,
}) => {
	const event = await makeVenue({ way: "ASK" });
	await signIn(page, people.olga.name, event.path);
	const tab = page
		.getByRole("navigation", { name: "Pages for organizers" })
		.getByRole("link", { name: /^Venue/ });
	await expect(tab).toHaveText("Venue");

	const [dev, ben] = [await phoneOf(browser, people.dev.name), await phoneOf(browser, people.ben.name)];
	for (const guest of [dev, ben]) {
		await guest.goto(event.poster);
		await expect(heading(guest)).toHaveText("An organizer has to let you in");
		expect(new URL(guest.url()).search).toBe("");
	}
	await expect(tab).toHaveText("Venue (2 waiting)");
	// A phone without a network says so, and goes on by itself.
	const lost = dev.getByText("Can't reach the server right now");
	await dev.context().setOffline(true);
	await expect(lost).toBeVisible();
	await dev.context().setOffline(false);
	await expect(lost).toHaveCount(0);
	await tab.click();
	await page.getByRole("button", { name: `Let ${people.dev.name} in`, exact: true }).click();
	await page.getByRole("button", { name: `Do not let ${people.ben.name} in` }).click();

	await expect(dev).toHaveURL(event.path);
	await expect(chooser(dev)).toBeAttached();
	await expect(heading(ben)).toHaveText("You were not let in");
	await expect(tab).toHaveText("Venue");
	await page.getByText("Not let in (1)").click();
	await page.getByRole("button", { name: `Let ${people.ben.name} in`, exact: true }).click();
	await expect(ben).toHaveURL(event.path);
	for (const guest of [dev, ben]) await guest.context().close();
});

test("an event for its roll only, and a door that is closed and then opened by an organizer", async ({
	page,
	browser,
	makeVenue,
}) => {
	const roll = await makeVenue({ way: "ROLL_ONLY" });
	const later = await makeVenue({ startsIn: 30 });
	const [dev, cleo] = [await phoneOf(browser, people.dev.name), await phoneOf(browser, people.cleo.name)];
	await dev.goto(roll.poster);
	await expect(heading(dev)).toHaveText("You are not on the list");
	await cleo.goto(roll.poster);
	await expect(cleo).toHaveURL(roll.path);
	await expect(chooser(cleo)).toBeAttached();

	await dev.goto(later.poster);
	await expect(heading(dev)).toHaveText("You are on the roll");
	await expect(dev.getByText(/once the door is open, on \w+ \d+/)).toBeVisible();
	await dev.getByRole("link", { name: "To the album" }).click();
	await expect(dev).toHaveURL(later.path);
	await expect(chooser(dev)).toHaveCount(0);

	await signIn(page, people.olga.name, `${later.path}/venue`);
	await page.getByRole("button", { name: "Open the door" }).click();
	await expect(page.getByText(/^The door is open until/)).toBeVisible();
	await dev.goto(later.poster);
	await expect(dev).toHaveURL(later.path);
	await expect(chooser(dev)).toBeAttached();
	for (const guest of [dev, cleo]) await guest.context().close();
});

test("the code on the live wall lets people in, the last one does, and an older one is too old", async ({
	page,
	browser,
	makeVenue,
}) => {
	const event = await makeVenue();
	await signIn(page, people.olga.name, `${event.path}/live`);
	await expect(page.locator("[data-rotating-code]").first()).toBeVisible();
	const shown = (await scanned(page)) ?? "";
	expect([event.wall(), event.wall(60)].map((path) => stack.origin + path)).toContain(shown);
	// It would lead somebody who is on no list to nothing.
	const typed = (path: string) => page.getByText(new URL(path, stack.origin).href.replace("http://", ""));
	await expect(typed(event.path)).toHaveCount(0);
	expect(await posterOf(page)).toBe(stack.origin + event.poster);
	await expect(typed(event.poster)).toBeVisible();

	const guest = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
	await guest.goto(event.wall(121));
	// Before they sign in for nothing.
	await expect(heading(guest)).toHaveText("This code is too old");
	await signIn(guest, people.dev.name, "/events");
	await guest.goto(event.wall(121));
	await expect(heading(guest)).toHaveText("This code is too old");
	await guest.goto(shown);
	await expect(guest).toHaveURL(event.path);

	// An attendee could show it to somebody at home.
	const wall = await phoneOf(browser, people.cleo.name);
	await visit(wall, `${event.path}/live`);
	expect(await scanned(wall)).toBe(stack.origin + event.path);
	expect(await posterOf(wall)).toBe(stack.origin + event.path);

	// Somebody who is led here by another site says yes first.
	const led = await wall.request.get(event.poster, { headers: { "sec-fetch-site": "cross-site" } });
	expect(await led.text()).toContain("You are about to join this event.");
	await Promise.all([guest.context().close(), wall.context().close()]);
});

test("somebody at the door holds out a code on their phone, above the people, and it changes with the minute", async ({
	page,
	makeVenue,
}) => {
	const event = await makeVenue();
	// The clock of the browser can be set and the server's cannot, so the first answer is the one of a minute ago.
	let before = "";
	await page.route(
		/venue\.code/,
		async (route) => {
			const response = await route.fetch();
			before = stack.origin + event.wall(60);
			const body = (await response.text())
				.replace(/"url":"[^"]+"/, `"url":"${before}"`)
				.replace(/"msLeft":\d+/, '"msLeft":60000');
			await route.fulfill({ response, body });
		},
		{ times: 1 },
	);
	await page.clock.install();
	await page.setViewportSize({ width: 390, height: 844 });
	await signIn(page, people.olga.name, `${event.path}/door`);
	await page.getByRole("searchbox").fill("cleo");
	const cleo = page.getByRole("listitem").filter({ hasText: people.cleo.name });
	await expect(cleo).toBeInViewport({ ratio: 1 });
	const open = page.getByText("Hold out a code to guests");
	const [upper, lower] = [await open.boundingBox(), await cleo.boundingBox()];
	expect((upper?.y ?? 844) + (upper?.height ?? 0)).toBeLessThan(lower?.y ?? 0);

	await open.click();
	await expect.poll(() => scanned(page)).toBe(before);
	await page.clock.fastForward(61_000);
	await expect(async () => expect(await scanned(page)).toBe(stack.origin + event.wall())).toPass();
	expect(await scanned(page)).not.toBe(before);
});
