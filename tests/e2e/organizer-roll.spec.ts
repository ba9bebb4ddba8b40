/** The roll as an organizer keeps it, by a phone and by a desktop. */
import { test } from "./mail";
import { choose, fixture, mutate, ofThisTry, query, signIn } from "./people";
import { expect, type Page } from "./test";

test.describe.configure({ mode: "serial" });

/** Both projects work on one app, so each has an event of its own. */
const slug = () => `roll-${ofThisTry()}`;

const line = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });
const attended = (page: Page, name: string) => line(page, name).getByRole("button", { name: /^Attended/ });

async function add(page: Page, fields: Record<string, string> & { Name: string }) {
	const dialog = page.getByRole("dialog");
	for (const [label, value] of Object.entries(fields))
		await dialog.getByLabel(label, { exact: true }).fill(value);
	await dialog.getByRole("button", { name: "Add", exact: true }).click();
	await expect(dialog.getByText(`${fields.Name} is on the roll.`)).toBeVisible();
}

test("an organizer makes an event, writes down three people and marks two of them, one of whom adds a photo", async ({
	page,
	browser,
	baseURL,
}) => {
	await signIn(page, "Olga Lindqvist", "/events/new");
	await page.getByLabel("Name", { exact: true }).fill(slug());
	await page.getByLabel("Day", { exact: true }).fill(new Date().toISOString().slice(0, 10));
	await page.getByLabel("Time zone").selectOption("UTC");
	await page.getByRole("button", { name: "Make the event" }).click();
	await page.waitForURL(`**/events/${slug()}/overview`);
	await page.getByRole("link", { name: "Roll", exact: true }).click();
	await expect(page.getByText("Olga Lindqvist").last()).toBeVisible();

	await page.getByRole("button", { name: "Add somebody" }).click();
	await add(page, { Name: "Ada Moreno", "E-mail address": "ada@demo.rollcall.test", Group: "Table 1" });
	// The next person is often of the same group.
	await expect(page.getByRole("dialog").getByLabel("Group", { exact: true })).toHaveValue("Table 1");
	await add(page, { Name: "Élodie Müller", Group: "" });
	await add(page, { Name: "Grandpa Joe" });
	await page.keyboard.press("Escape");

	for (const name of ["Ada Moreno", "Grandpa Joe"]) {
		await attended(page, name).click();
		await expect(attended(page, name)).toHaveAttribute("aria-pressed", "true");
		await expect(page.getByText("1 person is marked as attended.")).toBeVisible();
	}

	const context = await browser.newContext({ baseURL });
	const phone = await context.newPage();
	await signIn(phone, "Ada Moreno", `/events/${slug()}`);
	await choose(phone, [fixture("fig.jpg")]);
	await phone.getByRole("button", { name: /^Add 1 photo/ }).click();
	await expect(phone.locator("[data-photo-id]")).toHaveCount(1);
	await context.close();
});

test("the search finds é by e, and groups and statuses narrow the list", async ({ page }) => {
	await signIn(page, "Olga Lindqvist", `/events/${slug()}/roll`);
	await page.getByRole("searchbox").fill("elo");
	await expect(line(page, "Élodie Müller")).toBeVisible();
	await expect(line(page, "Ada Moreno")).toHaveCount(0);
	await page.getByRole("searchbox").fill("nobody like this");
	await page.getByRole("button", { name: "Show everybody" }).click();
	await page.getByRole("combobox", { name: "Group" }).selectOption({ label: "Table 1 (1)" });
	await expect(line(page, "Grandpa Joe")).toHaveCount(0);
	await page.getByRole("combobox", { name: "Group" }).selectOption({ label: "All groups" });
	await page.getByRole("combobox", { name: "Status" }).selectOption({ label: "Invited (1)" });
	await expect(line(page, "Élodie Müller")).toBeVisible();
	await expect(line(page, "Ada Moreno")).toHaveCount(0);
});

test("many are marked with one press, which can be taken back", async ({ page }) => {
	await signIn(page, "Olga Lindqvist", `/events/${slug()}/roll`);
	await page.getByRole("button", { name: "Select all" }).click();
	await expect(page.getByText("4 selected")).toBeVisible();
	await page.getByRole("button", { name: "Attended", exact: true }).click();
	await expect(page.getByText("2 people are marked as attended.")).toBeVisible();
	await expect(attended(page, "Élodie Müller")).toHaveAttribute("aria-pressed", "true");
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(page.getByText("Taken back for 2 people.")).toBeVisible();
	await expect(attended(page, "Élodie Müller")).toHaveAttribute("aria-pressed", "false");
	await expect(attended(page, "Ada Moreno")).toHaveAttribute("aria-pressed", "true");
});

test("a change that another organizer made meanwhile is shown, and nothing is overwritten unseen", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/409 \(Conflict\)/);
	await signIn(page, "Olga Lindqvist", `/events/${slug()}/roll`);
	await line(page, "Grandpa Joe")
		.getByRole("button", { name: /Grandpa Joe/ })
		.first()
		.click();
	const dialog = page.getByRole("dialog");
	await expect(dialog.getByText("Put on the roll as invited")).toBeVisible();
	const event = await (await query(page, "events.bySlug", { slug: slug() })).json();
	const eventId: string = event.result.data.json.id;
	const found = await (await query(page, "roll.list", { eventId, search: "grandpa" })).json();
	const { id: personId, version } = found.result.data.json.rows[0];
	await mutate(page, "roll.update", { eventId, personId, version, name: "Joseph" });
	await dialog.getByLabel("Note", { exact: true }).fill("Sits in front");
	await page.keyboard.press("Escape");
	await expect(dialog.getByLabel("Note", { exact: true })).toHaveValue("Sits in front");
	await dialog.getByRole("button", { name: "Save" }).click();
	await expect(dialog.getByText("Somebody else has just changed this person")).toBeVisible();
	await expect(dialog.getByText("Name: Joseph")).toBeVisible();
	await expect(dialog.getByLabel("Note", { exact: true })).toHaveValue("Sits in front");
	await dialog.getByLabel("Name", { exact: true }).fill("Joseph");
	await dialog.getByRole("button", { name: "Save" }).click();
	await expect(dialog.getByText("Saved.")).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(line(page, "Joseph")).toBeVisible();
});

test("whoever is taken off the roll takes their photos along, if the organizer says so", async ({ page }) => {
	await signIn(page, "Olga Lindqvist", `/events/${slug()}/roll`);
	await line(page, "Ada Moreno").getByRole("checkbox").check();
	await page.getByRole("button", { name: "Take off the roll" }).click();
	await page.getByLabel("Remove the photos for good").check();
	await page.getByRole("dialog").getByRole("button", { name: "Take off the roll" }).click();
	await expect(page.getByText("1 person is off the roll, and 1 photo is removed.")).toBeVisible();
	await expect(line(page, "Ada Moreno")).toHaveCount(0);
	await page.goto(`/events/${slug()}`);
	await expect(page.locator("[data-photo-id]")).toHaveCount(0);
});

test("of ten thousand people only those near the screen are in the page", { tag: "@once" }, async ({
	page,
	sql,
}) => {
	// How long a roll takes is measured by a bench and not here.
	await sql(
		`INSERT INTO "Attendance" (id, "eventId", name, email)
		 SELECT gen_random_uuid(), "Event".id, 'Guest ' || lpad(n::text, 5, '0'), 'guest' || n || '@guests.test'
		 FROM "Event", generate_series(1, 10000) n WHERE slug = $1`,
		[slug()],
	);
	await signIn(page, "Olga Lindqvist", `/events/${slug()}/roll`);
	const mounted = () => page.locator("li[aria-posinset]").count();
	const counts = [await mounted()];
	for (const part of [0.1, 0.5, 0.9, 1, 0.3]) {
		await page.evaluate((to) => window.scrollTo(0, document.body.scrollHeight * to), part);
		await expect(page.getByText(/^Guest \d{5}$/).first()).toBeVisible();
		counts.push(await mounted());
	}
	await page.getByRole("searchbox").fill("guest 0999");
	await expect(line(page, "Guest 09995")).toBeVisible();
	counts.push(await mounted());
	expect(Math.max(...counts)).toBeLessThanOrEqual(60);
});

test("whoever types fast asks the server once", { tag: "@once" }, async ({ page }) => {
	await page.clock.install();
	await signIn(page, "Olga Lindqvist", `/events/${slug()}/roll`);
	const asked: string[] = [];
	page.on("request", (request) => {
		const sent = `${decodeURIComponent(request.url())}${request.postData() ?? ""}`;
		asked.push(...[...sent.matchAll(/"search":"([^"]+)"/g)].map(([, search = ""]) => search));
	});
	// However slow this machine is, no time passes in the page between two letters.
	await page.clock.pauseAt(Date.now() + 300_000);
	await page.getByRole("searchbox").pressSequentially("elodie");
	await page.clock.resume();
	await expect(line(page, "Élodie Müller")).toBeVisible();
	await expect(line(page, "Guest 00001")).toHaveCount(0);
	await expect.poll(() => asked).toEqual(["elodie"]);
});
