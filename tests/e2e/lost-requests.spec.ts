/** Requests that a venue's network loses are repeated, so that an open wall recovers by itself. */
import { people } from "@/prisma/seed/people";
import { signIn } from "./people";
import { expect, test } from "./test";
import { path, thirtyPhotos, tile } from "./thirty-photos";

const { client, idOf } = thirtyPhotos();

test("images whose URLs have expired are loaded from new URLs, even if the first request for these is lost", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/Failed to load resource/);
	let lost = false;
	/** Photos for which the server has returned new URLs. */
	const refreshed = new Set<string>();
	await page.route(/photos\.byId/, (route) => {
		if (!lost) {
			lost = true;
			return route.abort();
		}
		for (const [, id = ""] of decodeURIComponent(route.request().url()).matchAll(/"photoId":"([^"]+)"/g))
			refreshed.add(id);
		return route.continue();
	});
	await page.route(/\/optimized\//, (route) => {
		const id = /optimized\/[^/]+\/([^/]+)/.exec(route.request().url())?.[1] ?? "";
		return refreshed.has(id) ? route.fallback() : route.fulfill({ status: 403 });
	});
	await signIn(page, people.ben.name, path);
	await expect(tile(page, "Photo 1")).toContainText("Couldn't load.");
	expect(lost).toBe(true);

	await page.evaluate(() => window.dispatchEvent(new Event("online")));
	await expect
		.poll(() =>
			tile(page, "Photo 1")
				.locator("img")
				.evaluate((image: HTMLImageElement) => image.naturalWidth),
		)
		.toBeGreaterThan(0);
});

test("a hidden photo leaves the wall, even if the first answer about it is lost", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/Failed to load resource/);
	await signIn(page, people.ben.name, path);
	await expect(tile(page, "Photo 3")).toBeVisible();
	const hidden = await idOf("Photo 3");
	let lost = 0;
	await page.route(/events\.changes/, async (route) => {
		const answer = await route.fetch();
		if (lost > 0 || !(await answer.text()).includes(hidden)) return route.fulfill({ response: answer });
		lost++;
		return route.abort();
	});
	await client.query(`UPDATE "Photo" SET place = 'HIDDEN' WHERE id = $1`, [hidden]);
	await expect.poll(() => lost).toBe(1);
	await expect(tile(page, "Photo 3")).toHaveCount(0);
});
