/** An organizer's events: made, changed, duplicated, archived and deleted, by a phone and by a desktop. */
import { expect, type Page, plantPhotos, servePictures, test } from "./live-event";
import { eventPath, ofThisTry, query, signIn, visit } from "./people";

test.describe.configure({ mode: "serial" });

/** Both projects work on one app, so each has names of its own. */
const named = (name: string) => `${name} (${ofThisTry()})`;
const slugOf = (name: string) => `${name.toLowerCase().replaceAll(" ", "-")}-${ofThisTry()}`;

const fits = async (page: Page) =>
	expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);

const tabs = (page: Page) => page.getByRole("navigation", { name: "Pages for organizers" });

async function save(page: Page) {
	await page.getByRole("button", { name: "Save", exact: true }).click();
}

test("an organizer makes an event with a name, a day and a place", async ({ page }) => {
	await signIn(page, "Olga Lindqvist", "/events");
	await page.getByRole("link", { name: "New event" }).click();
	await expect(page.getByRole("heading", { name: "New event", level: 1 })).toBeVisible();
	await visit(page, "/events/new");

	// Nothing is marked before somebody tried, and then the focus is on the first mistake.
	await expect(page.getByText("Give the event a name.")).toHaveCount(0);
	await page.getByRole("button", { name: "Make the event" }).click();
	await expect(page.getByText("Give the event a name.")).toBeVisible();
	await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
	await fits(page);

	await page.getByLabel("Name", { exact: true }).fill(named("Été à Gijón"));
	await page.getByLabel("Day", { exact: true }).fill("2031-07-12");
	await page.getByLabel("Place (optional)").fill("Playa de San Lorenzo");
	await page.getByLabel("Time zone").selectOption("Europe/Madrid");
	await page.getByRole("button", { name: "Make the event" }).click();

	await page.waitForURL(`**/events/ete-a-gijon-${ofThisTry()}/overview`);
	await expect(page.getByRole("heading", { name: named("Été à Gijón") })).toBeVisible();
	await expect(page.getByText("Sat 12 Jul 2031", { exact: true })).toBeVisible();
	await expect(page.getByText("1 person in all.", { exact: false })).toBeVisible();
	await expect(tabs(page).getByRole("link", { name: "Overview" })).toHaveAttribute("aria-current", "page");
	await fits(page);
});

test("its settings change it, and its old address leads to the new one", async ({ page }) => {
	const before = `/events/ete-a-gijon-${ofThisTry()}`;
	await signIn(page, "Olga Lindqvist", `${before}/settings`);
	await page.getByLabel("Name", { exact: true }).first().fill(named("Summer in Gijón"));
	await page.getByLabel("Description (optional)").fill("Bring a towel.\nAnd a hat.");
	await page.getByLabel("Starts").fill("2031-07-12T18:30");
	await page.getByLabel("Ends").fill("2031-07-12T16:00");
	await save(page);
	await expect(page.getByText("The event ends before it starts. Choose a later end.")).toBeVisible();
	await expect(page.getByLabel("Ends")).toBeFocused();
	await page.getByLabel("Ends").fill("2031-07-13T02:00");
	await page.getByLabel("Address", { exact: true }).fill(slugOf("Gijon"));
	await save(page);

	await page.waitForURL(`**/events/${slugOf("Gijon")}/settings`);
	await expect(page.getByRole("heading", { name: named("Summer in Gijón") })).toBeVisible();
	await expect(page.getByText("Sat 12 Jul 2031, 18:30 – Sun 13 Jul 2031, 02:00")).toBeVisible();
	await fits(page);

	for (const rest of ["", "?order=taken", "/settings", "/live"]) {
		await page.goto(`${before}${rest}`);
		await expect(page).toHaveURL(`/events/${slugOf("Gijon")}${rest}`);
	}
	await page.goto(before);
	await expect(page.getByText("Bring a towel.")).toBeVisible();
});

test("a change of settings that somebody else has changed shows theirs, and keeps what was typed", async ({
	page,
	context,
	expectErrors,
}) => {
	expectErrors(/409 \(Conflict\)/);
	const path = `/events/${slugOf("Gijon")}/settings`;
	await signIn(page, "Olga Lindqvist", path);
	const other = await context.newPage();
	await visit(other, path);
	await other.getByLabel("Place (optional)").fill("The harbour");
	await save(other);
	await expect(other.getByText("Saved.")).toBeVisible();

	await page.getByLabel("Description (optional)").fill("Bring sun cream.");
	await save(page);
	const theirs = page.getByRole("alert").filter({ hasText: "Olga Lindqvist changed these settings" });
	await expect(theirs).toContainText("The harbour");
	await expect(page.getByLabel("Place (optional)")).toHaveValue("The harbour");
	await expect(page.getByLabel("Description (optional)")).toHaveValue("Bring sun cream.");
	await save(page);
	await expect(page.getByText("Saved.")).toBeVisible();
	const answer = await query(page, "events.bySlug", { slug: slugOf("Gijon") });
	expect((await answer.json()).result.data.json).toMatchObject({
		...{ venue: "The harbour", description: "Bring sun cream." },
	});
});

test("a duplicate is on another day, at the same times", async ({ page }) => {
	await signIn(page, "Olga Lindqvist", `/events/${slugOf("Gijon")}/settings`);
	const form = page.getByRole("region", { name: "Duplicate" });
	await form.getByLabel("Name").fill(named("Winter in Gijón"));
	await form.getByLabel("Day").fill("2031-12-20");
	await form.getByLabel("Invite everybody on the roll again").check();
	await form.getByRole("button", { name: "Duplicate the event" }).click();
	await page.waitForURL("**/overview");
	await expect(page.getByRole("heading", { name: named("Winter in Gijón") })).toBeVisible();
	await expect(page.getByText("Sat 20 Dec 2031, 18:30 – Sun 21 Dec 2031, 02:00")).toBeVisible();
});

test("an archived event is listed apart and can be brought back, and one without photos is deleted", async ({
	page,
}) => {
	await signIn(page, "Olga Lindqvist", `/events/${slugOf("Gijon")}/settings`);
	await page.getByRole("button", { name: "Archive the event" }).click();
	await expect(page.getByRole("button", { name: "Bring the event back" })).toBeVisible();
	await expect(page.locator("main header").getByText("Archived", { exact: true })).toBeVisible();

	await visit(page, "/events");
	const archived = page.getByRole("region", { name: "Archived" });
	await expect(archived.getByText(named("Summer in Gijón"))).toBeVisible();
	const coming = page.getByRole("region", { name: "You organize: now and coming up" });
	await expect(coming.getByText(named("Winter in Gijón"))).toBeVisible();
	await fits(page);

	await archived.getByRole("link", { name: named("Summer in Gijón") }).click();
	await tabs(page).getByRole("link", { name: "Settings" }).click();
	await page.getByRole("button", { name: "Bring the event back" }).click();
	await expect(page.getByRole("button", { name: "Archive the event" })).toBeVisible();

	await page.getByRole("button", { name: "Delete the event" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "Delete the event" }).click();
	await page.waitForURL("**/events");
	await expect(page.getByText(named("Winter in Gijón"))).toBeVisible();
	await expect(page.getByText(named("Summer in Gijón"))).toHaveCount(0);
});

test("the last organizer cannot leave, and learns what to do", async ({ page, expectErrors }) => {
	expectErrors(/412 \(Precondition Failed\)/);
	await signIn(page, "Olga Lindqvist", `${eventPath}/settings`);
	await page.getByRole("button", { name: "Stop organizing" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByRole("button", { name: "Stop organizing" }).click();
	await expect(dialog.getByRole("alert")).toContainText("No other organizer has signed in yet.");
	await page.keyboard.press("Escape");
	await expect(dialog).toHaveCount(0);
});

test("an event with photos offers its archive and no deletion, and a cover from its album", async ({
	page,
	event,
	db,
}) => {
	// An event of its own, because other tests look at the cover of the demo's.
	await plantPhotos(db, event, 3);
	await servePictures(page);
	await signIn(page, "Olga Lindqvist", `${event.path}/settings`);
	await expect(page.getByRole("button", { name: "Archive the event" })).toBeVisible();
	await expect(page.getByRole("button", { name: "Delete the event" })).toHaveCount(0);
	await page.getByRole("button", { name: "Choose from the album" }).click();
	await page.getByRole("dialog").getByRole("listitem").first().getByRole("button").click();
	await expect(page.getByRole("img", { name: "The cover of this event" })).toBeVisible();
	await page.getByRole("button", { name: "Remove the cover" }).click();
	await expect(page.getByText("There is no cover yet.")).toBeVisible();
});

test("an event that no longer approves photos first asks about those that wait", async ({
	page,
	expectErrors,
	event,
	db,
}) => {
	expectErrors(/412 \(Precondition Failed\)/);
	await plantPhotos(db, event, 1);
	await signIn(page, "Olga Lindqvist", `${event.path}/settings`);
	await page.getByLabel("When an organizer approves them").check();
	await save(page);
	await expect(page.getByText("Saved.")).toBeVisible();
	await db.query(`UPDATE "Photo" SET place = 'WAITING' WHERE "eventId" = $1`, [event.id]);
	await visit(page, `${event.path}/settings`);
	await expect(tabs(page).getByRole("link", { name: "Gallery (1 waiting)" })).toBeVisible();

	await page.getByLabel("At once").check();
	await save(page);
	const dialog = page.getByRole("dialog", { name: "1 photo waits for approval" });
	await dialog.getByRole("button", { name: "Cancel" }).click();
	await expect(page.getByLabel("At once")).toBeChecked();
	await save(page);
	await dialog.getByRole("button", { name: "Show it" }).click();
	await expect(page.getByText("Saved.")).toBeVisible();
	await expect(tabs(page).getByRole("link", { name: "Gallery", exact: true })).toBeVisible();
});

test("an attendee never sees the organizer's pages, nor a way to them", async ({ page, expectErrors }) => {
	expectErrors(/404/);
	await signIn(page, "Ada Moreno");
	await expect(tabs(page)).toHaveCount(0);
	for (const path of [`${eventPath}/settings`, `${eventPath}/overview`, "/events/new"])
		expect((await page.goto(path))?.status(), path).toBe(404);
	await visit(page, "/events");
	await expect(page.getByRole("link", { name: "New event" })).toHaveCount(0);
});

test("settings that are not saved are asked about before a link discards them, and are still there after Back", async ({
	page,
}) => {
	await signIn(page, "Olga Lindqvist", `${eventPath}/overview`);
	await tabs(page).getByRole("link", { name: "Settings" }).click();
	const description = page.getByLabel("Description (optional)");
	const saved = await description.inputValue();
	await description.fill("Bring a towel.");
	await expect(page.getByText("Not saved yet.")).toBeVisible();

	await tabs(page).getByRole("link", { name: "Roll" }).click();
	const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
	await dialog.getByRole("button", { name: "Cancel" }).click();
	await expect(description).toHaveValue("Bring a towel.");

	await page.goBack();
	await page.waitForURL("**/overview");
	await tabs(page).getByRole("link", { name: "Settings" }).click();
	await expect(page.getByText("What you changed before is still here")).toBeVisible();
	await expect(description).toHaveValue("Bring a towel.");

	await tabs(page).getByRole("link", { name: "Roll" }).click();
	await dialog.getByRole("button", { name: "Discard the changes" }).click();
	await page.waitForURL("**/roll");
	await tabs(page).getByRole("link", { name: "Settings" }).click();
	await expect(description).toHaveValue(saved);

	await description.fill("Bring a towel.");
	const asked = page.waitForEvent("dialog");
	// A reload that is refused never ends.
	const reload = page.reload().catch(() => null);
	const question = await asked;
	expect(question.type()).toBe("beforeunload");
	await question.accept();
	await reload;
	await expect(description).toHaveValue(saved);
});
