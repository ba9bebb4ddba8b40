/** A photo whose address was opened directly, and the album around it. */
import { people } from "@/prisma/seed/people";
import { signIn } from "./people";
import { expect, type Page, test } from "./test";
import { path, shown, thirtyPhotos } from "./thirty-photos";

const { client, idOf } = thirtyPhotos();

const heading = (page: Page, n: number) =>
	page.getByRole("heading", { level: 1, name: `Photo ${n}`, exact: true });
const buttons = { ArrowRight: "Next photo", ArrowLeft: "Previous photo" };

/** To photo `n`. Until that one has come and is drawn there is no button, and the key leads nowhere. */
async function step(page: Page, key: keyof typeof buttons, n: number) {
	await expect(page.getByRole("button", { name: buttons[key] })).toBeVisible();
	await page.keyboard.press(key);
	await expect(heading(page, n)).toBeVisible();
}

test("an address of a photo opens it directly, and one step further is the next", async ({ page }) => {
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

test("back to an address that was stepped to, its photo is shown, and the way on from it", async ({
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

test("from an address deep in the album the keys lead on, both ways and to its ends", async ({ page }) => {
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

test("where the network was gone at an end of what is loaded, it leads on once that is back", async ({
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
	// All of the usual tries.
	await expect.poll(() => failed).toBeGreaterThanOrEqual(3);
	await page.unroute(/photos\.around/);
	await step(page, "ArrowRight", 17);
});

test("past photos that somebody removed at an end of what is loaded, it leads on", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/photos\.around.*404/);
	await signIn(page, people.ben.name, `${path}/photos/${await idOf("Photo 10")}`);
	await expect(shown(page, "Photo 10")).toBeVisible();
	// Photo 16 is the last of those that came with the page.
	const removed = [await idOf("Photo 15"), await idOf("Photo 16")];
	await client.query(`DELETE FROM "Photo" WHERE id = ANY($1)`, [removed]);
	const last = await idOf("Photo 14");
	const aroundLast = page.waitForResponse(
		(response) => response.ok() && response.url().includes("photos.around") && response.url().includes(last),
	);
	for (const n of [11, 12, 13, 14]) await step(page, "ArrowRight", n);
	await aroundLast;
	for (const n of [17, 18]) {
		await step(page, "ArrowRight", n);
		await expect(shown(page, `Photo ${n}`)).toBeInViewport();
	}
});

test("opened directly, no picture of a photo is fetched in two sizes", async ({ page }) => {
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
