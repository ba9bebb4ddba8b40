/** One person on two rows of the roll, and a family with one address. */
import { choose, fixture, mutate, ofThisTry, query, signIn } from "./people";
import { expect, type Page, test } from "./test";

/** Both projects work on one app, so each has events of its own. */
const slugOf = (name: string) => `${name}-${ofThisTry()}`;

const line = (page: Page, name: string) =>
	page.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: `Select ${name}` }) });

/** Olga makes an event by the API and opens its roll. */
async function rollOf(page: Page, name: string, people: object[]): Promise<string> {
	await signIn(page, "Olga Lindqvist", "/events");
	const day = new Date().toISOString().slice(0, 10);
	await mutate(page, "events.create", { name: slugOf(name), venue: "", timezone: "UTC", day });
	const mine = await (await query(page, "events.mine", undefined)).json();
	const events: { id: string; name: string; slug: string }[] = mine.result.data.json;
	const event = events.find((one) => one.name === slugOf(name));
	for (const person of people) await mutate(page, "roll.add", { eventId: event?.id, ...person });
	await page.goto(`/events/${event?.slug}/roll`);
	return event?.slug ?? "";
}

test("two rows whose addresses differ by a +part are merged, taken apart again, and said to be two people", async ({
	page,
}) => {
	await rollOf(page, "twice", [
		{ name: "Ada Park", email: "ada@guests.test", attended: true },
		{ name: "Ada P.", email: "Ada+Party@guests.test" },
	]);
	const offer = page.getByRole("region", { name: "These may be one person" });
	await offer.getByRole("button", { name: "Merge" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByRole("group", { name: "Name" }).getByLabel("Ada P.").check();
	await dialog.getByRole("group", { name: "E-mail address" }).getByLabel("ada@guests.test").check();
	await dialog.getByRole("button", { name: "Merge" }).click();
	await expect(page.getByText("Ada P. is one row of the roll now.")).toBeVisible();
	await expect(line(page, "Ada Park")).toHaveCount(0);
	await expect(line(page, "Ada P.")).toContainText("ada@guests.test");
	await expect(offer).toHaveCount(0);

	await page.getByRole("button", { name: "Undo" }).click();
	await expect(page.getByText("They are two rows again.")).toBeVisible();
	await expect(line(page, "Ada Park")).toBeVisible();

	await line(page, "Ada P.").getByRole("checkbox").check();
	await line(page, "Ada Park").getByRole("checkbox").check();
	await page.getByText("2 selected").locator("..").getByRole("button", { name: "Merge" }).click();
	await expect(dialog.getByRole("heading")).toHaveText(/^Merge Ada/);
	await dialog.getByRole("button", { name: "Merge" }).click();
	await expect(dialog).toHaveCount(0);
	// Later, and by another organizer, it is taken back where it was written down.
	await expect(page.getByRole("button", { name: /^Ada P/ })).toHaveCount(1);
	await page.getByRole("button", { name: /^Ada P/ }).click();
	await dialog.getByRole("button", { name: "Undo" }).click();
	await expect(line(page, "Ada Park")).toBeVisible();
	await offer.getByRole("button", { name: "Not the same" }).click();
	await expect(offer).toHaveCount(0);
	await page.reload();
	await expect(line(page, "Ada P.")).toBeVisible();
	await expect(offer).toHaveCount(0);
});

test("a family with one address: the guardian adds photos for a child who attended, and says for whom", async ({
	page,
	browser,
	baseURL,
	expectErrors,
}) => {
	expectErrors(/409 \(Conflict\)/);
	const slug = await rollOf(page, "family", [{ name: "Cleo Tanaka", email: "cleo@demo.rollcall.test" }]);
	const dialog = page.getByRole("dialog");
	await page.getByRole("button", { name: /^Cleo Tanaka/ }).click();
	await dialog.getByRole("button", { name: "Add somebody they look after" }).click();
	await dialog.getByLabel("Name", { exact: true }).fill("Mia");
	await dialog.getByLabel("Attended").check();
	await dialog.getByRole("button", { name: "Add", exact: true }).click();
	await expect(dialog.getByText("Mia is on the roll.")).toBeVisible();
	await dialog.getByRole("button", { name: "Close" }).click();
	await expect(line(page, "Mia")).toContainText("with Cleo Tanaka");

	const context = await browser.newContext({ baseURL });
	const phone = await context.newPage();
	await signIn(phone, "Cleo Tanaka", `/events/${slug}`);
	await expect(phone.getByText("These photos are added for Mia.")).toBeVisible();

	await page.getByRole("button", { name: "Add somebody", exact: true }).click();
	await dialog.getByLabel("Name", { exact: true }).fill("Leo");
	await dialog.getByLabel("E-mail address").fill("cleo@demo.rollcall.test");
	await dialog.getByRole("button", { name: "Add", exact: true }).click();
	await dialog.getByRole("button", { name: "Add as looked after by Cleo Tanaka" }).click();
	await expect(dialog.getByText("Leo is on the roll.")).toBeVisible();
	await dialog.getByRole("button", { name: "Close" }).click();
	await line(page, "Leo")
		.getByRole("button", { name: /^Attended/ })
		.click();

	// The open page learns of it.
	await phone.getByRole("group", { name: "These photos are for" }).getByLabel("Leo").check();
	await choose(phone, [fixture("fig.jpg")]);
	await phone.getByRole("button", { name: /^Add 1 photo/ }).click();
	await expect(phone.locator("[data-photo-id]")).toHaveCount(1);
	await phone.locator("[data-photo-id] a").first().click();
	await expect(phone.getByText("Cleo Tanaka for Leo").last()).toBeVisible();
	await context.close();
});
