/** The door of an event, kept by stewards with phones. */
import { randomUUID } from "node:crypto";
import type { Browser } from "@playwright/test";
import pg from "pg";
import { plantEvent } from "@/bench/setup/plant-event";
import { people } from "@/prisma/seed/people";
import { signIn } from "./people";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

const client = new pg.Client({ connectionString: stack.databaseUrl });
let eventId = "";
let path = "";
const opened: Page[] = [];

test.beforeAll(() => client.connect());
test.beforeEach(async () => {
	const slug = `door-${randomUUID()}`;
	path = `/events/${slug}`;
	eventId = await plantEvent(client, slug, 0);
	const add = (who: { id: string | null; name: string }, role: string, status: string, plusOnes = 0) =>
		client.query(
			`INSERT INTO "Attendance" (id, "eventId", "userId", name, role, status, "plusOnes", "group", email)
			 VALUES (gen_random_uuid(), $1, $2, $3, $4::"AttendanceRole", $5::"AttendanceStatus", $6, 'Table 4', $7)`,
			[eventId, who.id, who.name, role, status, plusOnes, `${randomUUID()}@secret.test`],
		);
	await client.query(`DELETE FROM "Attendance" WHERE "eventId" = $1 AND "userId" = $2`, [
		...[eventId, people.ada.id],
	]);
	await add(people.ada, "ATTENDEE", "REGISTERED");
	await add(people.finn, "STEWARD", "REGISTERED");
	await add({ id: null, name: "Élodie Müller" }, "ATTENDEE", "INVITED", 2);
	await add({ id: null, name: "Noor Haddad" }, "ATTENDEE", "INVITED");
});
test.afterEach(async ({ page }) => {
	// The pages would keep asking for an event that is deleted.
	for (const one of [page, ...opened.splice(0)]) await one.context().close();
	await client.query(`DELETE FROM "Event" WHERE id = $1`, [eventId]);
});
test.afterAll(() => client.end());

/** A page of somebody in a browser of their own. */
async function openFor(browser: Browser, name: string, to: string): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: stack.origin })).newPage();
	opened.push(page);
	await signIn(page, name, to);
	return page;
}

const rowOf = async (name: string): Promise<{ id: string; status: string }> => {
	const found = `SELECT id, status FROM "Attendance" WHERE "eventId" = $1 AND name = $2`;
	return (await client.query(found, [eventId, name])).rows[0];
};
const search = (page: Page, text: string) => page.getByRole("searchbox").fill(text);
const line = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });
const checkIn = (page: Page, name: string) => line(page, name).getByRole("button", { name: /^Check in:/ });
const note = (page: Page, text: string | RegExp) => page.getByRole("status").filter({ hasText: text });
/** So long an open page may take to learn of a press. */
const soon = { timeout: 3_000 };

test("a press at the door gives the guest's open page its uploader, and undoing it takes it away, while every door counts", async ({
	page,
	browser,
}) => {
	const album = await openFor(browser, people.ada.name, path);
	const choose = album.getByRole("button", { name: "Choose photos" });
	await expect(choose).toHaveCount(0);

	// An organizer makes somebody a steward.
	const olga = await openFor(browser, people.olga.name, `${path}/roll`);
	await client.query(
		`UPDATE "Attendance" SET name = 'Ben of the gate' WHERE "eventId" = $1 AND "userId" = $2`,
		[...[eventId, people.ben.id]],
	);
	await olga.reload();
	// What the dialog first reads about Ben arrives when he is a steward already, and still says that he is none.
	const saved = olga.waitForResponse(/roll\.setSteward/);
	await olga.route(
		/roll\.person/,
		async (route) => {
			const before = await route.fetch();
			await saved;
			await route.fulfill({ response: before });
		},
		{ times: 1 },
	);
	await line(olga, "Ben of the gate")
		.getByRole("button", { name: /Ben of the gate/ })
		.first()
		.click();
	const dialog = olga.getByRole("dialog");
	await dialog.getByLabel("Keeps the door").click();
	await expect(dialog.getByText("Made a steward")).toBeVisible();

	const gate = await openFor(browser, people.ben.name, path);
	await gate.getByRole("link", { name: "Door" }).click();
	await expect(gate.getByText("2 in, of 8 expected")).toBeVisible();

	await signIn(page, people.finn.name, `${path}/door`);
	await search(page, "ada");
	await expect(page.getByText("1 person")).toBeVisible();
	await checkIn(page, people.ada.name).click();
	await expect(note(page, "Ada Moreno is in.")).toBeVisible();
	await expect(choose).toBeVisible(soon);
	await expect(gate.getByText("3 in, of 8 expected")).toBeVisible(soon);
	await expect(line(gate, people.ada.name)).toContainText(/In since \d\d:\d\d, by Finn Keller/);

	await line(gate, people.ada.name).getByRole("button", { name: /^Undo/ }).click();
	await expect(note(gate, "Ada Moreno is not in any more.")).toBeVisible();
	await expect(choose).toHaveCount(0, soon);
	await expect(page.getByText("2 in, of 8 expected")).toBeVisible(soon);
	await expect(checkIn(page, people.ada.name)).toBeVisible();
	expect(await rowOf(people.ada.name)).toMatchObject({ status: "REGISTERED" });
});

test("companions are counted as they came, a walk-in comes onto the roll and leaves it by undo, all by keyboard", async ({
	page,
}) => {
	await signIn(page, people.finn.name, `${path}/door`);
	const press = (key: string) => page.keyboard.press(key);
	await search(page, "elodie mul");
	await expect(checkIn(page, "Élodie Müller")).toHaveText(/\+2/);
	await press("Tab");
	await press("Enter");
	await expect(note(page, "Élodie Müller is in.")).toBeVisible();
	await expect(page.getByText("5 in, of 8 expected")).toBeVisible();
	// The line is another one now, and keeps the focus.
	const undo = line(page, "Élodie Müller").getByRole("button", { name: /^Undo/ });
	await expect(undo).toBeFocused();
	const less = line(page, "Élodie Müller").getByRole("button", { name: "One companion less" });
	await less.press("Enter");
	await expect(page.getByText("4 in, of 8 expected")).toBeVisible();
	await less.press("Enter");
	await expect(line(page, "Élodie Müller")).toContainText("Nobody with them, 2 expected");
	await expect(page.getByText("3 in, of 8 expected")).toBeVisible();

	await search(page, "Zed Walker");
	await page.getByRole("button", { name: "Not on the roll: add “Zed Walker”" }).press("Enter");
	await expect(page.getByRole("dialog").getByLabel("Name")).toHaveValue("Zed Walker");
	await page.getByRole("dialog").getByLabel("Companions").fill("1");
	await press("Enter");
	await expect(note(page, "Zed Walker is in.")).toBeVisible();
	await expect(page.getByText("5 in, of 10 expected")).toBeVisible();
	await expect(line(page, "Zed Walker")).toContainText("1 companion, 1 expected");
	await note(page, "Zed Walker").getByRole("button", { name: "Undo" }).press("Enter");
	await expect(note(page, "Zed Walker is not in any more.")).toBeVisible();
	await expect(page.getByText("3 in, of 8 expected")).toBeVisible();
	await expect(line(page, "Zed Walker")).toHaveCount(0);
	expect(await rowOf("Zed Walker")).toBeUndefined();
});

test("a steward who is late is told when and by whom, and who is no longer one loses the page", async ({
	page,
	browser,
	expectErrors,
}) => {
	expectErrors(/404|403/);
	await client.query(
		`UPDATE "Attendance" SET role = 'STEWARD', name = 'Ben' WHERE "eventId" = $1 AND "userId" = $2`,
		[...[eventId, people.ben.id]],
	);
	const gate = await openFor(browser, people.ben.name, `${path}/door`);
	await signIn(page, people.finn.name, `${path}/door`);
	await search(page, "noor");
	await expect(checkIn(page, "Noor Haddad")).toBeVisible();
	// This phone hears of nothing while the other one checks the guest in.
	await page.route(/events\.changes/, () => {});
	await search(gate, "noor");
	await checkIn(gate, "Noor Haddad").click();
	await expect(note(gate, "Noor Haddad is in.")).toBeVisible();
	await checkIn(page, "Noor Haddad").click();
	await expect(note(page, /Noor Haddad is already in, since \d\d:\d\d, by Ben\./)).toBeVisible();
	await expect(line(page, "Noor Haddad")).toContainText(/In since \d\d:\d\d, by Ben/);
	await expect(line(gate, "Noor Haddad")).toContainText(/In since \d\d:\d\d, by Ben/);
	await page.unroute(/events\.changes/);

	for (const to of ["/roll", "/settings", "/overview"]) {
		await gate.goto(`${path}${to}`);
		await expect(gate.getByRole("heading", { level: 1 })).toHaveText(/There is no such event/);
	}
	await gate.goto(`${path}/door`);
	await expect(gate.getByRole("searchbox")).toBeVisible();
	await client.query(`UPDATE "Attendance" SET role = 'ATTENDEE' WHERE "eventId" = $1 AND "userId" = $2`, [
		...[eventId, people.ben.id],
	]);
	await expect(gate.getByRole("searchbox")).toHaveCount(0);
});
