/** The sections of an event: an organizer makes them, people choose one as they add photos, and many photos move at once. */
import { choose, fixture, mutate, ofThisTry, query, signIn, visit } from "./people";
import { expect, type Page, test } from "./test";

test.describe.configure({ mode: "serial" });

/** Both projects work on one app, so each has an event of its own. */
const slug = () => `sections-${ofThisTry()}`;
const path = () => `/events/${slug()}`;
/** Gallery and photo page. */
const tiles = (page: Page) => page.locator("[data-photo-id]");
const filter = (page: Page) => page.getByRole("combobox", { name: "Section", exact: true });
const settings = (page: Page) => page.getByRole("region", { name: "Sections" });

async function idOf(page: Page): Promise<string> {
	const answer = await query(page, "events.bySlug", { slug: slug() });
	return (await answer.json()).result.data.json.id;
}

async function addSection(page: Page, name: string, startsAt = "") {
	await settings(page).getByRole("button", { name: "Add a section" }).click();
	await settings(page).getByLabel("Name", { exact: true }).fill(name);
	await settings(page).getByLabel("Starts (optional)").fill(startsAt);
	await settings(page).getByRole("button", { name: "Add", exact: true }).click();
	await expect(settings(page).getByRole("listitem").filter({ hasText: name })).toBeVisible();
}

const names = (page: Page) => settings(page).getByRole("listitem").getByRole("paragraph").locator("bdi");

test("an organizer makes an event with two sections, and orders them", async ({ page, expectErrors }) => {
	expectErrors(/409 \(Conflict\)/);
	await signIn(page, "Olga Lindqvist", "/events/new");
	await page.getByLabel("Name", { exact: true }).fill(slug());
	await page.getByLabel("Day", { exact: true }).fill("2026-05-16");
	await page.getByLabel("Time zone").selectOption("Europe/Madrid");
	await page.getByRole("button", { name: "Make the event" }).click();
	await page.waitForURL(`**/events/*/overview`);
	await page.getByRole("link", { name: "Settings", exact: true }).click();
	// The address has the day in it.
	await page.getByLabel("Address", { exact: true }).fill(slug());
	await page.getByRole("button", { name: "Save", exact: true }).click();
	await page.waitForURL(`**${path()}/settings`);

	await addSection(page, "Party");
	await addSection(page, "Ceremony", "2026-05-16T08:00");
	await expect(names(page)).toHaveText(["Party", "Ceremony"]);
	await settings(page).getByRole("button", { name: "Move Ceremony up" }).click();
	await expect(names(page)).toHaveText(["Ceremony", "Party"]);
	await settings(page).getByRole("button", { name: "Add a section" }).click();
	await settings(page).getByLabel("Name", { exact: true }).fill("PARTY");
	await settings(page).getByRole("button", { name: "Add", exact: true }).click();
	await expect(settings(page).getByText("Another section of this event has this name.")).toBeVisible();
	await expect(settings(page).getByLabel("Name", { exact: true })).toHaveValue("PARTY");
});

test("two people add photos: one chooses a section, and the other leaves it to the time they were taken", async ({
	page,
}) => {
	await signIn(page, "Olga Lindqvist", path());
	const eventId = await idOf(page);
	const email = "ada@demo.rollcall.test";
	await mutate(page, "roll.add", { eventId, name: "Ada Moreno", email, attended: true });
	await mutate(page, "roll.add", {
		eventId,
		name: "Ben Okafor",
		email: "ben@demo.rollcall.test",
		attended: true,
	});

	await signIn(page, "Ada Moreno", path());
	// Taken in the morning of the event.
	await choose(page, [fixture("ridge-in-autumn.jpg", "sections"), fixture("fig.jpg", "sections")]);
	await page.getByRole("combobox", { name: "Section of all 2 photos" }).selectOption("Party");
	await page.locator('[data-name="ridge-in-autumn.jpg"] button').first().click();
	const words = page.getByRole("dialog", { name: "Words for this photo" });
	const own = words.getByRole("combobox", { name: "Section", exact: true });
	await expect(own.locator("option:checked")).toHaveText("Party");
	await own.selectOption("By the time it was taken");
	await words.getByRole("button", { name: "Done" }).click();
	await expect(page.getByRole("combobox", { name: "Section of all 2 photos" })).toContainText(
		"Different sections",
	);
	await page.getByRole("button", { name: "Add 2 photos" }).click();
	await expect(page.getByRole("status").filter({ hasText: /^2 photos added$/ })).toBeAttached({
		timeout: 120_000,
	});
	await page.getByRole("button", { name: "Clear the list" }).click();

	// The page learns by itself where the photo is that went by its time.
	await expect(filter(page)).toContainText("Ceremony (1)", { timeout: 120_000 });
	await filter(page).selectOption({ label: "Ceremony (1)" });
	await expect(tiles(page)).toHaveCount(1);
	await tiles(page).first().click();
	await expect(page.getByRole("definition").filter({ hasText: "Ceremony" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await expect(page).not.toHaveURL(/\/photos\//);
	await visit(page, page.url());
	await expect(tiles(page)).toHaveCount(1);
	await filter(page).selectOption({ label: "Party (1)" });
	await expect(tiles(page).getByRole("img", { name: /fig/i })).toHaveCount(1);
});

test("an organizer moves many photos at once and takes it back", async ({ page }) => {
	await signIn(page, "Olga Lindqvist", path());
	await expect(tiles(page)).toHaveCount(2);
	await page.getByRole("button", { name: "Select", exact: true }).click();
	const bar = page.getByRole("region", { name: "Selected photos" });
	const first = tiles(page).first().getByRole("button");
	await first.focus();
	await page.keyboard.press("Space");
	await expect(first).toHaveAttribute("aria-pressed", "true");
	await expect(bar.getByText("1 photo selected")).toBeVisible();
	await bar.getByRole("button", { name: "Select all 2 shown" }).click();
	await bar.getByRole("combobox", { name: "Move to…" }).selectOption("Party");
	await expect(bar.getByText("2 photos moved.")).toBeVisible();
	await expect(filter(page)).toContainText("Party (2)");
	await bar.getByRole("button", { name: "Undo" }).click();
	// The other one was in that section before.
	await expect(bar.getByText("1 photo is back where it was.")).toBeVisible();
	await expect(filter(page)).toContainText("Ceremony (1)");
	await expect(filter(page)).toContainText("Party (1)");
	await page.keyboard.press("Escape");
	await expect(bar).toHaveCount(0);
});

test("an uploader moves a photo of theirs, and an organizer's other times move the rest", async ({
	page,
}) => {
	await signIn(page, "Ada Moreno", path());
	await filter(page).selectOption({ label: "Party (1)" });
	await expect(tiles(page)).toHaveCount(1);
	await tiles(page).first().click();
	await page.getByRole("button", { name: "Edit" }).click();
	await page.getByRole("dialog").getByRole("combobox", { name: "Section" }).selectOption("None");
	await page.getByRole("button", { name: "Save", exact: true }).click();
	// Until it is saved, Escape is for the words.
	await expect(page.getByRole("button", { name: "Edit" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page.getByText("No photos in this section")).toBeVisible();
	await expect(filter(page)).toContainText("Party (0)");
	await expect(filter(page)).toContainText("In no section (1)");

	await signIn(page, "Olga Lindqvist", `${path()}/settings`);
	await settings(page).getByRole("button", { name: "Change Ceremony" }).click();
	await settings(page).getByLabel("Starts (optional)").fill("2026-05-16T12:00");
	await settings(page).getByRole("button", { name: "Save", exact: true }).click();
	await expect(settings(page).getByText("Saved. 1 photo moved by its time.")).toBeVisible();
});

test("of two organizers neither overwrites the other unseen, and deleting says what it costs", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/409 \(Conflict\)/);
	await signIn(page, "Olga Lindqvist", `${path()}/settings`);
	const eventId = await idOf(page);
	await settings(page).getByRole("button", { name: "Change Party" }).click();
	const listed = await (await query(page, "sections.list", { eventId })).json();
	const party = listed.result.data.json.find(
		(one: { draft: { name: string } }) => one.draft.name === "Party",
	);
	const change = { eventId, sectionId: party.id, version: party.version, name: "Dancing" };
	await mutate(page, "sections.update", { ...change, startsAt: null, endsAt: null });

	await settings(page).getByLabel("Starts (optional)").fill("2026-05-16T07:00");
	await settings(page).getByRole("button", { name: "Save", exact: true }).click();
	await expect(settings(page).getByText("Somebody else has just changed this section")).toBeVisible();
	await expect(settings(page).getByLabel("Name", { exact: true })).toHaveValue("Dancing");
	await expect(settings(page).getByLabel("Starts (optional)")).toHaveValue("2026-05-16T07:00");
	await settings(page).getByRole("button", { name: "Save", exact: true }).click();
	await expect(settings(page).getByText("Saved. 1 photo moved by its time.")).toBeVisible();

	await settings(page).getByRole("button", { name: "Delete Dancing" }).click();
	await expect(page.getByRole("dialog").getByText("1 photo loses this section.")).toBeVisible();
	await page.getByRole("dialog").getByRole("button", { name: "Delete the section" }).click();
	await expect(settings(page).getByText("Deleted. 1 photo lost its section.")).toBeVisible();
	await expect(names(page)).toHaveText(["Ceremony"]);
});
