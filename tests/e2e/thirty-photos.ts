/** An event of thirty photos with mocked images, and locators for its photos in the browser. */
import pg from "pg";
import sharp from "sharp";
import { plantEvent } from "@/bench/setup/plant-event";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

const slug = "thirty-photos";
export const path = `/events/${slug}`;
const picture = await sharp({ create: { width: 480, height: 360, channels: 3, background: "#4c6a8f" } })
	.webp()
	.toBuffer();

/** Inserts the photos before each test of the spec. Photo 1 is the newest. Ada added every third one, Ben the others. */
export function thirtyPhotos() {
	const client = new pg.Client({ connectionString: stack.databaseUrl });
	let eventId = "";

	test.beforeAll(() => client.connect());
	test.afterAll(() => client.end());
	test.beforeEach(async ({ page }) => {
		eventId = await plantEvent(client, slug, 30);
		await page.route(/\/(optimized|uploads)\//, (route) => {
			// The real store does the same with a signed response-content-disposition.
			const disposition = new URL(route.request().url()).searchParams.get("response-content-disposition");
			const headers = {
				// A page may read its own photos with a script, as it does to take them home.
				"access-control-allow-origin": stack.origin,
				...(disposition ? { "content-disposition": disposition } : {}),
			};
			return route.fulfill({ body: picture, contentType: "image/webp", headers });
		});
	});
	test.afterEach(async ({ page }) => {
		// This runs after a test that was skipped, too.
		if (!eventId) return;
		// The page would keep asking for an event that is deleted.
		await page.close();
		// Fails with a deadlock if a photo of the event is being developed in this moment. The next test's event needs the address.
		await expect(deletePlanted).toPass();
	});
	const deletePlanted = async () => {
		await client.query(`DELETE FROM "Photo" WHERE "eventId" = $1`, [eventId]);
		await client.query(`DELETE FROM "EventSlug" WHERE "eventId" = $1`, [eventId]);
		await client.query(`DELETE FROM "Event" WHERE id = $1`, [eventId]);
	};

	return {
		client,
		async idOf(name: string): Promise<string> {
			const { rows } = await client.query(`SELECT id FROM "Photo" WHERE "eventId" = $1 AND title = $2`, [
				eventId,
				name,
			]);
			return rows[0]?.id ?? "";
		},
		exists: async (id: string) =>
			(await client.query(`SELECT 1 FROM "Photo" WHERE id = $1`, [id])).rowCount === 1,
	};
}

export const dialog = (page: Page) => page.getByRole("dialog");
export const title = (page: Page) => dialog(page).getByRole("heading", { level: 1 });
export const tile = (page: Page, name: string) =>
	page.locator("[data-photo-id]").filter({ has: page.getByRole("img", { name, exact: true }) });
/** The image of the open photo. */
export const shown = (page: Page, name: string) =>
	page.getByRole("group").getByRole("img", { name, exact: true });

export async function open(page: Page, name: string) {
	await tile(page, name).getByRole("link").click();
	await expect(title(page)).toHaveText(name);
	await expect(shown(page, name)).toBeVisible();
}
