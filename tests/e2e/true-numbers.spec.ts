/** Numbers of photos follow what happens, and a running upload is seen and reached from other pages. */
import { randomUUID } from "node:crypto";
import { people } from "@/prisma/seed/people";
import { addPhoto, expect, type Page, test, untilReady } from "./live-event";
import { choose, fixture, hold, signIn } from "./people";

const shown = (page: Page, count: string) =>
	expect(page.getByRole("region", { name: "Album" }).getByText(count, { exact: true })).toBeVisible();

test("headings, people and “Your events” count what is there, and other pages show the upload that runs @once", async ({
	page,
	browser,
	event,
	db,
}) => {
	const ben = await (await browser.newContext()).newPage();
	await signIn(ben, people.ben.name, "/events");
	for (const name of ["stream.jpg", "two-dogs.jpg"])
		await untilReady(db, await addPhoto(ben, event, name, fixture(name, randomUUID())));
	const card = (on: Page) => on.locator(`a[href="${event.path}"]`).filter({ hasText: "Harvest Supper" });
	await ben.reload();
	await expect(card(ben)).toContainText("2 photos");

	await signIn(page, people.ada.name, event.path);
	await shown(page, "2 photos");
	const person = page.getByLabel("Photos by");
	await expect(person.getByRole("option")).toHaveText(["Everybody", people.ben.name]);
	const letGo = await hold(page, /\/uploads\//);
	await choose(page, [fixture("fig.jpg", randomUUID())]);
	await page.getByRole("button", { name: "Add 1 photo" }).click();
	await expect(page.getByText(/^(Sending|Preparing|Waiting) · /)).toBeVisible();

	// It can be seen and reached on the live wall and on the list of events.
	const running = page.getByRole("link", { name: "Adding photos to Harvest Supper: 0 of 1 done" });
	await page.getByRole("link", { name: "Live wall" }).click();
	await page.keyboard.press("Shift");
	await expect(running).toBeVisible();
	await running.press("Enter");
	await expect(page.getByText("Choose more photos", { exact: true })).toBeVisible();
	await expect(running).toHaveCount(0);
	await page.getByRole("link", { name: "Rollcall" }).first().click();
	await expect(page).toHaveURL("/events");
	await expect(running).toBeVisible();
	await expect(card(page)).toContainText("2 photos");
	letGo();
	await expect(card(page)).toContainText("3 photos", {
		timeout: 60_000,
	});
	await expect(running).toHaveCount(0);

	await card(page).click();
	await shown(page, "3 photos");
	await expect(person.getByRole("option")).toHaveText(["Everybody", people.ada.name, people.ben.name]);
	await person.selectOption(people.ada.name);
	await shown(page, "1 photo");
	await person.selectOption(people.ben.name);
	await shown(page, "2 photos");

	// Somebody else has just added a photo: their name is in the list before it is shown.
	await person.selectOption("Everybody");
	const olga = await (await browser.newContext()).newPage();
	await signIn(olga, people.olga.name, "/events");
	await untilReady(
		db,
		await addPhoto(olga, event, "evening-room.jpg", fixture("evening-room.jpg", randomUUID())),
	);
	await expect(person.getByRole("option", { name: people.olga.name })).toBeAttached({ timeout: 60_000 });
	await shown(page, "3 photos");
	await page.getByRole("button", { name: "1 new photo" }).click();
	await shown(page, "4 photos");

	// The first page has thirty photos. The heading counts those that are not loaded, too.
	await db.query(
		`INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, width, height)
		 SELECT photo, $1, $2, 'uploads/' || photo, encode(sha256(photo::text::bytea), 'hex'), 'image/jpeg', 1, '', 'READY', 4, 3
		 FROM (SELECT gen_random_uuid() AS photo FROM generate_series(1, 45)) made`,
		[event.id, people.ben.id],
	);
	await page.goto(`${event.path}?by=${people.ben.id}`);
	await shown(page, "47 photos");
	await ben.context().close();
	await olga.context().close();
});
