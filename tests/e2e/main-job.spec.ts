import { createHash } from "node:crypto";
import {
	choose,
	chooserOpenedBy,
	drop,
	eventId,
	eventPath,
	fixture,
	giveWords,
	holdScripts,
	mutate,
	query,
	signIn,
	slowDown,
	tile,
} from "./people";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

test.describe.configure({ mode: "serial" });

const photos = ["ridge-in-autumn.jpg", "two-dogs.jpg", "iphone-trail.heic", "stream.jpg", "evening-room.jpg"];
/** Unique to the project, because both projects add photos to one event. */
const titleOf = (name: string) => `${name.split(".")[0]} (${test.info().project.name})`;

/** Records every value that each progress bar shows from now on, by label. */
async function watchProgress(page: Page) {
	const values = await page.evaluateHandle(() => {
		const seen: Record<string, number[]> = {};
		const look = () => {
			for (const bar of document.querySelectorAll("[role=progressbar]")) {
				const label = bar.getAttribute("aria-label") ?? "";
				const value = Number(bar.getAttribute("aria-valuenow"));
				const list = seen[label] ?? [];
				seen[label] = list;
				if (list.at(-1) !== value) list.push(value);
			}
		};
		new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
		return seen;
	});
	return (label: string) => values.evaluate((seen, wanted) => seen[wanted] ?? [], label);
}

test("five photos, dropped on a desktop or chosen on a phone, reach the album and go straight to the store", async ({
	page,
	isMobile,
	baseURL,
	bodies,
}) => {
	const files = photos.map((name) => fixture(name));
	await signIn(page, "Ada Moreno");
	await (isMobile ? choose : drop)(page, files);

	await expect(page.locator("[data-upload-id]")).toHaveCount(5);
	for (const name of photos) await giveWords(page, name, { title: titleOf(name) });
	const description = "Seen from the pass, العربية 🍂";
	await giveWords(page, "ridge-in-autumn.jpg", { title: titleOf("ridge-in-autumn.jpg"), description });

	// Slow enough to see the progress.
	const network = await slowDown(page);
	await network({ upload: 800_000, latency: 40 });
	const shownBy = await watchProgress(page);
	await page.getByRole("button", { name: "Add 5 photos" }).click();
	await expect(page.getByText("Added", { exact: true })).toHaveCount(5, { timeout: 120_000 });
	await network(null);
	// The queue has released the files by now, but their thumbnails are still shown. Chromium cannot decode the HEIC.
	const rows = page.getByRole("list", { name: "Chosen photos" });
	await expect(rows.locator('img[src^="blob:"]')).toHaveCount(4);
	for (const label of [...photos.map(titleOf), "all photos"]) {
		const values = await shownBy(`Progress of ${label}`);
		expect(values, label).toEqual(values.toSorted((a, b) => a - b));
		expect(values.filter((value) => value > 0 && value < 100).length, label).toBeGreaterThan(0);
	}

	for (const name of photos)
		await expect(tile(page, titleOf(name))).toHaveAttribute("data-state", "READY", { timeout: 120_000 });

	const sent = await bodies();
	const isForTheApp = ({ url }: { url: string }) => url.startsWith(baseURL ?? "");
	const total = (some: typeof sent) => some.reduce((sum, { bytes }) => sum + bytes, 0);
	expect(total(sent.filter((request) => !isForTheApp(request)))).toBe(
		files.reduce((sum, { buffer }) => sum + buffer.length, 0),
	);
	expect(sent.filter(isForTheApp).filter(({ bytes }) => bytes > 20_000)).toEqual([]);
	expect(total(sent.filter(isForTheApp))).toBeGreaterThan(0);
});

test("added photos are still there after a reload, upright and with their details", async ({ page }) => {
	await signIn(page, "Ada Moreno");
	await page.reload();
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

test("a photo chosen before the page's scripts have loaded is in the list once they have", async ({
	page,
}) => {
	await signIn(page, "Ada Moreno", "/events");
	const letScriptsCome = await holdScripts(page);
	await page.goto(eventPath, { waitUntil: "commit" });
	const choosePhotos = page.getByText("Choose photos", { exact: true });
	const asked = await chooserOpenedBy(page, () => choosePhotos.click());
	await asked.setFiles([fixture("two-dogs.jpg", "early")]);
	await expect(page.getByText("Your photos will be listed here in a moment.")).toBeVisible();

	letScriptsCome();
	await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Two dogs");
	await expect(page.getByText("Your photos will be listed here in a moment.")).toBeHidden();
	await page.getByLabel("Title", { exact: true }).fill("Chosen once");
	await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Chosen once");
	await expect(page.getByText("This photo is already in the list below.")).toHaveCount(0);
	// After it was removed from the list, the same photo can be chosen again.
	await page.getByRole("button", { name: /^Remove/ }).click();
	await expect(page.getByLabel("Title", { exact: true })).toHaveCount(0);
	await choose(page, [fixture("two-dogs.jpg", "early")]);
	await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Two dogs");
});

test("photos that are already in the album are reported as such and are not sent again @once", async ({
	page,
	bodies,
}) => {
	await signIn(page, "Ada Moreno");
	await choose(
		page,
		photos.slice(0, 2).map((name) => fixture(name)),
	);
	await page.getByRole("button", { name: "Add 2 photos" }).click();
	await expect(page.getByText("Already in this album, so it was not added again")).toHaveCount(2);
	expect((await bodies()).filter(({ bytes }) => bytes > 20_000)).toEqual([]);
	await expect(tile(page, titleOf("two-dogs.jpg"))).toHaveCount(1);
});

test("another attendee sees the photos but cannot get the original files @once", async ({ page }) => {
	await signIn(page, "Ben Okafor");
	for (const name of photos) await expect(tile(page, titleOf(name))).toHaveAttribute("data-state", "READY");
	await tile(page, titleOf("ridge-in-autumn.jpg")).getByRole("link").click();
	const viewer = page.getByRole("dialog");
	await expect(viewer.getByText("Ada Moreno")).toBeVisible();
	await expect(viewer.getByRole("link", { name: /original/i })).toHaveCount(0);
	const photoId = page.url().split("/").at(-1);
	const told = await (await page.request.get(eventPath)).text();
	expect(told).toContain(`/${photoId}/480.webp`);
	expect(told).not.toContain(`/${photoId}.jpg`);
	await expect(viewer.getByRole("button", { name: /remove/i })).toHaveCount(0);
});

const announced = () => ({
	...{ contentType: "image/jpeg", size: 4, title: "Not mine to add" },
	sha256: createHash("sha256").update(`refused ${test.info().project.name}`).digest("hex"),
});

test("a registered person who did not attend sees the album, and why they cannot add photos", async ({
	page,
}) => {
	await signIn(page, "Cleo Tanaka");
	await expect(tile(page, titleOf("stream.jpg"))).toBeVisible();
	await expect(page.getByText("Only people who attended can add photos.")).toBeVisible();
	await expect(page.getByLabel("Choose photos")).toHaveCount(0);

	const id = await eventId(page);
	const refused = await mutate(page, "photos.initiateUpload", { ...announced(), eventId: id });
	expect(refused).toEqual({ status: 403, appCode: "NOT_ON_THE_ROLL" });

	// Now without a session, and then as a stranger who knows the id. Leave the page first, because its polling would be
	// refused, too.
	await page.goto("about:blank");
	await page.context().clearCookies();
	const nobody = await mutate(page, "photos.initiateUpload", { ...announced(), eventId: id });
	expect(nobody).toEqual({ status: 401, appCode: "SIGNED_OUT" });
	await signIn(page, "Dev Iyer", "/events");
	const stranger = await mutate(page, "photos.initiateUpload", { ...announced(), eventId: id });
	expect(stranger).toEqual({ status: 403, appCode: "NOT_ON_THE_ROLL" });
	expect((await query(page, "photos.list", { eventId: id })).status()).toBe(404);
});

test("for a stranger the event does not exist @once", async ({ page, expectErrors }) => {
	expectErrors(/picos-weekend-2026.*404/);
	await signIn(page, "Dev Iyer");
	await expect(page.getByRole("heading", { name: /no such event/i })).toBeVisible();
	await expect(page.getByLabel("Choose photos")).toHaveCount(0);
	await expect(page.locator("[data-photo-id]")).toHaveCount(0);
});

test("the sweep runs only with its secret @once", async ({ request }) => {
	expect((await request.get("/api/cron/sweep")).status()).toBe(401);
	const authorization = `Bearer ${stack.cronSecret}`;
	const swept = await request.get("/api/cron/sweep", { headers: { authorization } });
	expect(await swept.json()).toMatchObject({ failed: 0 });
});
