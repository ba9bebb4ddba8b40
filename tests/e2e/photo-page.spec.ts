/** The page of a photo whose address was opened directly, and the album around it. */
import { people } from "@/prisma/seed/people";
import { signIn } from "./people";
import { expect, type Page, test } from "./test";
import { path, shown, thirtyPhotos } from "./thirty-photos";

const { client, idOf } = thirtyPhotos();

const heading = (page: Page, n: number) =>
	page.getByRole("heading", { level: 1, name: `Photo ${n}`, exact: true });
const buttons = { ArrowRight: "Next photo", ArrowLeft: "Previous photo" };

/** Steps to photo `n`. It waits for the button, because before that photo has loaded the key has no effect. */
async function step(page: Page, key: keyof typeof buttons, n: number) {
	await expect(page.getByRole("button", { name: buttons[key] })).toBeVisible();
	await page.keyboard.press(key);
	await expect(heading(page, n)).toBeVisible();
}

test("a photo's address opens it directly, and a step leads to the next photo", async ({ page }) => {
	const id = await idOf("Photo 5");
	await signIn(page, people.ben.name, `${path}/photos/${id}`);
	await expect(page.getByRole("heading", { level: 1, name: "Photo 5" })).toBeVisible();
	await expect(shown(page, "Photo 5")).toBeVisible();
	await step(page, "ArrowRight", 6);
	await expect(page).toHaveURL(`${path}/photos/${await idOf("Photo 6")}`);
	await expect(page).toHaveTitle("Photo 6 · Rollcall");
	await page.reload();
	await expect(page.getByRole("heading", { level: 1, name: "Photo 6" })).toBeVisible();

	await page.getByRole("link", { name: "30 photos" }).click();
	await expect(page).toHaveURL(path);
	await expect(page).toHaveTitle("30 photos · Rollcall");
});

test("the back button to an address that was stepped to shows its photo, which can be stepped on from", async ({
	page,
}) => {
	await signIn(page, people.ben.name, `${path}/photos/${await idOf("Photo 5")}`);
	await expect(shown(page, "Photo 5")).toBeVisible();
	for (let n = 6; n <= 14; n++) await step(page, "ArrowRight", n);
	await expect(page).toHaveURL(`${path}/photos/${await idOf("Photo 14")}`);
	await page.getByRole("link", { name: "30 photos" }).click();
	await expect(page).toHaveURL(path);
	await page.goBack();
	await expect(page).toHaveURL(`${path}/photos/${await idOf("Photo 14")}`);
	await expect(heading(page, 14)).toBeVisible();
	await step(page, "ArrowRight", 15);
});

test("from an address deep in the album the keys lead in both directions up to the ends", async ({
	page,
}) => {
	await signIn(page, people.ben.name, `${path}/photos/${await idOf("Photo 15")}`);
	await expect(shown(page, "Photo 15")).toBeVisible();
	const stepTo = async (key: keyof typeof buttons, n: number) => {
		await step(page, key, n);
		await expect(shown(page, `Photo ${n}`)).toBeInViewport();
	};
	const staysAt = async (key: keyof typeof buttons, n: number) => {
		await expect(page.getByRole("button", { name: buttons[key] })).toHaveCount(0);
		await page.keyboard.press(key);
		await expect(heading(page, n)).toBeVisible();
		await expect(shown(page, `Photo ${n}`)).toBeInViewport();
	};
	for (let n = 16; n <= 30; n++) await stepTo("ArrowRight", n);
	await staysAt("ArrowRight", 30);
	for (let n = 29; n >= 1; n--) await stepTo("ArrowLeft", n);
	await staysAt("ArrowLeft", 1);
	await expect(page).toHaveURL(`${path}/photos/${await idOf("Photo 1")}`);
});

test("after a network failure at the end of the loaded photos, the keys lead on once it is back", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/photos\.around.*ERR_FAILED/);
	await signIn(page, people.ben.name, `${path}/photos/${await idOf("Photo 10")}`);
	await expect(shown(page, "Photo 10")).toBeVisible();
	let failed = 0;
	await page.route(/photos\.around/, (route) => {
		failed++;
		return route.abort();
	});
	for (let n = 11; n <= 16; n++) await step(page, "ArrowRight", n);
	// All automatic retries have failed.
	await expect.poll(() => failed).toBeGreaterThanOrEqual(3);
	await page.unroute(/photos\.around/);
	await step(page, "ArrowRight", 17);
});

test("the keys lead past photos that somebody removed at the end of the loaded ones", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/photos\.around.*404/);
	await signIn(page, people.ben.name, `${path}/photos/${await idOf("Photo 10")}`);
	await expect(shown(page, "Photo 10")).toBeVisible();
	// Photo 16 is the last one that was loaded with the page.
	const removed = [await idOf("Photo 15"), await idOf("Photo 16")];
	await client.query(`DELETE FROM "Photo" WHERE id = ANY($1)`, [removed]);
	const last = await idOf("Photo 14");
	const aroundLast = page.waitForResponse(
		(response) => response.ok() && response.url().includes("photos.around") && response.url().includes(last),
	);
	for (const n of [11, 12, 13, 14]) await step(page, "ArrowRight", n);
	await aroundLast;
	// The answer has arrived, and the page is drawn with it a moment later. Until then the key leads to what was removed.
	await expect(shown(page, "Photo 17")).toBeAttached();
	for (const n of [17, 18]) {
		await step(page, "ArrowRight", n);
		await expect(shown(page, `Photo ${n}`)).toBeInViewport();
	}
});

test("when a photo is opened directly, no photo is fetched in two sizes", async ({ page }) => {
	const fetched: string[] = [];
	page.on("request", (request) => {
		const path = /\/optimized\/[^/]+\/(.*)\?/.exec(request.url())?.[1];
		if (path) fetched.push(path);
	});
	await signIn(page, people.ben.name, `${path}/photos/${await idOf("Photo 5")}`);
	await expect(shown(page, "Photo 5")).toBeVisible();
	// The photo itself and both of its neighbours.
	await expect.poll(() => fetched.length).toBeGreaterThanOrEqual(3);
	await page.waitForTimeout(500);
	expect(fetched).toHaveLength(3);
	expect(new Set(fetched.map((path) => path.split("/")[0])).size).toBe(3);
});
