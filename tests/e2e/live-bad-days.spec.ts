/** The live wall when something fails: the network, the session, the membership or an image. */
import { randomUUID } from "node:crypto";
import { people } from "@/prisma/seed/people";
import {
	addPhoto,
	captionOf,
	current,
	expect,
	openWall,
	plantPhotos,
	servePictures,
	test,
	untilReady,
} from "./live-event";
import { fixture, signIn } from "./people";

test("without a network the wall repeats its loaded photos, says that it is offline, and recovers by itself", async ({
	page,
	context,
	expectErrors,
	event,
	db,
}) => {
	expectErrors(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
	await signIn(page, people.ada.name, "/events");
	for (const name of ["stream.jpg", "fig.jpg", "summit-sunset.jpg"])
		await untilReady(db, await addPhoto(page, event, name, fixture(name, randomUUID())));
	await openWall(page, event);
	const seen = new Set<string | null>();
	await expect
		.poll(
			async () => {
				await page.keyboard.press("ArrowRight");
				await expect(current(page)).toBeVisible();
				return seen.add(await current(page).getAttribute("data-photo-id")).size;
			},
			{ timeout: 60_000 },
		)
		.toBe(3);

	await context.setOffline(true);
	await expect(page.getByText("Offline. New photos will appear when the network is back.")).toBeVisible();
	const changes = new Set<string | null>();
	await expect
		.poll(
			async () => {
				const image = current(page).getByRole("img");
				expect(await image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
				return changes.add(await current(page).getAttribute("data-photo-id")).size;
			},
			{ timeout: 120_000 },
		)
		.toBe(3);

	const late = await addPhoto(page, event, "While it was away", fixture("dandelions.jpg", randomUUID()));
	await untilReady(db, late);
	await context.setOffline(false);
	await expect(captionOf(page)).toContainText("While it was away");
	await expect(page.getByText("Offline.")).toHaveCount(0);
});

test("when the session ends the show continues and says what to do; without a membership it ends", async ({
	page,
	context,
	expectErrors,
	event,
	db,
}) => {
	expectErrors(/events\.changes.*40[14]/);
	await servePictures(page);
	await plantPhotos(db, event, 4);
	await signIn(page, people.ben.name, "/events");
	await openWall(page, event);
	await expect(current(page)).toBeVisible();

	const cookies = await context.cookies();
	await context.clearCookies();
	await expect(page.getByText("Signed out: no new photos.")).toBeVisible();
	const before = (await current(page).getAttribute("data-photo-id")) ?? "";
	await expect(current(page)).not.toHaveAttribute("data-photo-id", before);

	await context.addCookies(cookies);
	await expect(page.getByText("Signed out: no new photos.")).toHaveCount(0);

	await db.query(`DELETE FROM "Attendance" WHERE "eventId" = $1 AND "userId" = $2`, [
		event.id,
		people.ben.id,
	]);
	await expect(page.getByText("This event was deleted, or you were removed from its roll")).toBeVisible();
	await expect(page.locator("[data-slide]")).toHaveCount(0);
});

test("an image that never loads is skipped", async ({ page, expectErrors, event, db }) => {
	expectErrors(/Failed to load resource/);
	await plantPhotos(db, event, 3);
	const { rows } = await db.query<{ id: string }>(`SELECT id FROM "Photo" WHERE "eventId" = $1`, [event.id]);
	const broken = rows[0]?.id ?? "";
	await servePictures(page);
	await page.route(new RegExp(broken), (route) => route.fulfill({ status: 500 }));
	await signIn(page, people.olga.name, "/events");
	await openWall(page, event);
	const seen = new Set<string | null>();
	for (let n = 0; n < 8; n++) {
		await expect(current(page)).toBeVisible();
		seen.add(await current(page).getAttribute("data-photo-id"));
		await page.keyboard.press("ArrowRight");
		await page.waitForTimeout(700);
	}
	expect(seen.has(broken)).toBe(false);
	expect(seen.size).toBe(2);
});

test("a wall whose page could not be made comes back by itself, and says when it tries", async ({
	page,
	expectErrors,
	event,
	db,
}) => {
	expectErrors(/500|Minified React error #441|Server Components render/);
	await servePictures(page);
	await plantPhotos(db, event, 3);
	await signIn(page, people.olga.name, "/events");
	// The database no longer knows the column that the wall reads last, as when it is being restored.
	const broken = db.query(`ALTER TABLE "Photo" RENAME COLUMN "renditionWidths" TO "elsewhere"`);
	try {
		await broken;
		await page.goto(`${event.path}/live`);
		await expect(page.getByRole("heading", { name: "Something went wrong on our side" })).toBeVisible();
		await expect(page.getByText(/This page comes back by itself\. Next try in \d+ seconds?\./)).toBeVisible();
		// It has tried once, and the page still fails.
		await expect(page.getByText(/Next try in (9|10) seconds\./)).toBeVisible();
	} finally {
		await db.query(`ALTER TABLE "Photo" RENAME COLUMN "elsewhere" TO "renditionWidths"`);
	}
	await expect(current(page)).toBeVisible({ timeout: 60_000 });
});
