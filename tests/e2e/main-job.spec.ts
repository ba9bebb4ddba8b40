import { createHash } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { choose, eventId, eventPath, fixture, mutate, query, signIn, watchConsole } from "./people";

test.describe.configure({ mode: "serial" });

const photos = ["ridge-in-autumn.jpg", "two-dogs.jpg", "iphone-trail.heic", "stream.jpg", "evening-room.jpg"];
/** Both projects add to one event: each by its own titles. */
const titleOf = (name: string) => `${name.split(".")[0]} (${test.info().project.name})`;

const tile = (page: Page, title: string) =>
	page.locator("[data-photo-id]").filter({ has: page.getByText(title, { exact: true }) });
test("five photos with titles go from a phone's folder into the album, bytes straight into the store", async ({
	page,
	baseURL,
}) => {
	test.setTimeout(180_000);
	const silent = watchConsole(page);
	const toTheApp: number[] = [];
	page.on("request", (request) => {
		if (request.url().startsWith(baseURL ?? "")) toTheApp.push(request.postDataBuffer()?.length ?? 0);
	});
	await signIn(page, "Ada Moreno");
	await choose(page, photos.map(fixture));

	const titles = page.getByLabel("Title", { exact: true });
	await expect(titles).toHaveCount(5);
	await expect(titles.first()).toHaveValue("Ridge in autumn");
	for (const [i, name] of photos.entries()) await titles.nth(i).fill(titleOf(name));
	await page.getByLabel("Description (optional)").first().fill("Seen from the pass, العربية 🍂");

	// Slow enough to see the bytes go.
	const network = await page.context().newCDPSession(page);
	const speed = { offline: false, latency: 40, downloadThroughput: 3_000_000, uploadThroughput: 1_500_000 };
	await network.send("Network.emulateNetworkConditions", speed);
	const seen = new Set<string>();
	const watch = setInterval(async () => {
		const bars = await page
			.getByRole("progressbar")
			.evaluateAll((all) => all.map((bar) => bar.getAttribute("aria-valuenow") ?? ""))
			.catch(() => []);
		for (const value of bars) seen.add(value);
	}, 100);
	await page.getByRole("button", { name: "Add 5 photos" }).click();
	await expect(page.getByText("Added", { exact: true })).toHaveCount(5, { timeout: 120_000 });
	clearInterval(watch);
	expect([...seen].filter((value) => Number(value) > 0 && Number(value) < 100).length).toBeGreaterThan(3);
	await network.send("Network.emulateNetworkConditions", {
		...speed,
		latency: 0,
		downloadThroughput: -1,
		uploadThroughput: -1,
	});

	for (const name of photos)
		await expect(tile(page, titleOf(name))).toHaveAttribute("data-state", "READY", { timeout: 60_000 });
	expect(Math.max(...toTheApp)).toBeLessThan(20_000);
	silent();
});

test("they are there after a reload, and look right", async ({ page }) => {
	await signIn(page, "Ada Moreno");
	for (const name of photos) {
		const picture = tile(page, titleOf(name)).getByRole("img");
		await picture.scrollIntoViewIfNeeded();
		await expect
			.poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth))
			.toBeGreaterThan(0);
	}
	const dogs = await tile(page, titleOf("two-dogs.jpg")).getByRole("img").boundingBox();
	expect(dogs?.height).toBeGreaterThan(dogs?.width ?? 0);
	await tile(page, titleOf("ridge-in-autumn.jpg")).getByRole("link").click();
	const viewer = page.getByRole("dialog");
	await expect(viewer.getByText("Seen from the pass, العربية 🍂")).toBeVisible();
	await expect(viewer.getByText("Apple iPhone 15")).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page).toHaveURL(eventPath);
});

test("the same photos again are named as being there already", async ({ page }) => {
	await signIn(page, "Ada Moreno");
	await choose(page, photos.slice(0, 2).map(fixture));
	await page.getByRole("button", { name: "Add 2 photos" }).click();
	await expect(page.getByText("Already in this album, so it was not added again")).toHaveCount(2);
});

test("another attendee sees them, and not the original file", async ({ page }) => {
	await signIn(page, "Ben Okafor");
	await tile(page, titleOf("ridge-in-autumn.jpg")).getByRole("link").click();
	const viewer = page.getByRole("dialog");
	await expect(viewer.getByText("Ada Moreno")).toBeVisible();
	await expect(viewer.getByRole("link", { name: /original/i })).toHaveCount(0);
	await expect(viewer.getByRole("button", { name: /remove/i })).toHaveCount(0);
});

const announced = () => ({
	...{ contentType: "image/jpeg", size: 4, title: "Not mine to add" },
	sha256: createHash("sha256").update(`refused ${test.info().project.name}`).digest("hex"),
});

test("somebody registered who did not attend sees the album and why they cannot add to it", async ({
	page,
}) => {
	const silent = watchConsole(page);
	await signIn(page, "Cleo Tanaka");
	await expect(tile(page, titleOf("stream.jpg"))).toBeVisible();
	await expect(page.getByText("Only people who attended can add photos.")).toBeVisible();
	await expect(page.getByLabel("Choose photos")).toHaveCount(0);
	silent();

	const id = await eventId(page);
	const refused = await mutate(page, "photos.initiateUpload", { ...announced(), eventId: id });
	expect(refused).toEqual({ status: 403, appCode: "NOT_ON_THE_ROLL" });

	// A stranger who knows the id, and nobody at all.
	await page.context().clearCookies();
	expect(await mutate(page, "photos.initiateUpload", { ...announced(), eventId: id })).toMatchObject({
		status: 401,
	});
	await signIn(page, "Dev Iyer", "/events");
	const stranger = await mutate(page, "photos.initiateUpload", { ...announced(), eventId: id });
	expect(stranger).toEqual({ status: 403, appCode: "NOT_ON_THE_ROLL" });
	expect((await query(page, "photos.list", { eventId: id })).status()).toBe(404);
});

test("to a stranger the event does not exist", async ({ page }) => {
	await signIn(page, "Dev Iyer");
	await expect(page.getByRole("heading", { name: /no such event/i })).toBeVisible();
	await expect(page.getByLabel("Choose photos")).toHaveCount(0);
});

test("the sweep answers to its secret only", async ({ request }) => {
	expect((await request.get("/api/cron/sweep")).status()).toBe(401);
	const authorization = `Bearer ${process.env.E2E_CRON_SECRET}`;
	const swept = await request.get("/api/cron/sweep", { headers: { authorization } });
	expect(await swept.json()).toMatchObject({ failed: 0 });
});
