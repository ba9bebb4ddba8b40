/** Choosing and sending many photos at once, from everywhere they may come. */
import sharp from "sharp";
import { puts } from "./kept-photos";
import { choose, chooser, eventPath, fixture, giveWords, hold, type Payload, signIn, tile } from "./people";
import { expect, type Page, test } from "./test";

/** Small photos that nobody else adds, called as a camera calls them. */
async function manyPhotos(count: number, salt: string): Promise<Payload[]> {
	const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#a63" } })
		.jpeg()
		.toBuffer();
	return Array.from({ length: count }, (_, i) => ({
		name: `IMG_${String(i + 1).padStart(4, "0")}.jpg`,
		mimeType: "image/jpeg",
		buffer: Buffer.concat([picture, Buffer.from(`${test.info().project.name} ${salt} ${i}`)]),
	}));
}

/** Headless Chromium refuses wake locks, so the page gets one of the test's. */
async function countWakeLocks(page: Page): Promise<() => Promise<number>> {
	await page.addInitScript(() => {
		let held = 0;
		const request = async () => {
			held += 1;
			const release = async () => {
				held -= 1;
			};
			return { release };
		};
		Object.defineProperty(navigator, "wakeLock", { value: { request } });
		Object.assign(window, { wakeLocks: () => held });
	});
	return () => page.evaluate(() => Reflect.get(window, "wakeLocks")());
}

const uploader = (page: Page) => page.getByRole("region", { name: "Add photos" });
const listed = (page: Page) => page.locator("[data-upload-id]");

test("five hundred photos are listed while only those near the screen are in the page, and the keyboard reaches the last", async ({
	page,
}) => {
	await signIn(page, "Ada Moreno");
	await choose(page, await manyPhotos(500, "listed"));
	await expect(page.getByRole("button", { name: "Add 500 photos" })).toBeVisible();
	await expect(uploader(page)).toHaveAttribute("data-total", "500");
	expect(await listed(page).count()).toBeLessThan(120);

	const first = page.getByRole("button", { name: "Words for IMG_0001.jpg" });
	await first.focus();
	await page.keyboard.press("End");
	const last = page.getByRole("button", { name: "Words for IMG_0500.jpg" });
	await expect(last).toBeFocused();
	await page.keyboard.press("Delete");
	await expect(page.getByRole("button", { name: "Add 499 photos" })).toBeVisible();
	await expect(page.getByRole("button", { name: "Words for IMG_0499.jpg" })).toBeFocused();
	expect(await listed(page).count()).toBeLessThan(120);
	// One press of Tab leaves the list, after the button that takes the photo off it.
	await page.keyboard.press("Tab");
	await page.keyboard.press("Tab");
	await expect(page.getByRole("button", { name: "Add 499 photos" })).toBeFocused();
});

test("words can be given to one photo, to some and to all, and those that were typed are kept", async ({
	page,
}) => {
	await signIn(page, "Ada Moreno");
	const words = (title: string) => `${title} (${test.info().project.name})`;
	await choose(page, await manyPhotos(4, "words"));
	await giveWords(page, "IMG_0001.jpg", { title: words("First") });

	await uploader(page).getByRole("button", { name: "Select", exact: true }).click();
	for (const name of ["IMG_0002.jpg", "IMG_0003.jpg"])
		await page.getByRole("button", { name: `Select ${name}` }).click();
	await page.getByRole("button", { name: "Words for 2 photos" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByLabel("Title", { exact: true }).fill(words("Some"));
	await dialog.getByRole("button", { name: "Apply to 2 photos" }).click();
	await page.getByRole("button", { name: "End selection" }).click();

	await page.getByRole("button", { name: "Same words for all" }).click();
	await dialog.getByLabel("Title", { exact: true }).fill(words("Rest"));
	await dialog.getByLabel("Only photos without words of their own").check();
	await dialog.getByRole("button", { name: "Apply to 1 photo" }).click();
	await page.getByRole("button", { name: "Add 4 photos" }).click();

	await expect(uploader(page)).toHaveAttribute("data-done", "4");
	for (const [title, count] of [
		["First", 1],
		["Some", 2],
		["Rest", 1],
	] as const)
		await expect(tile(page, words(title))).toHaveCount(count);
});

// On a desktop only: nothing is dropped on a phone.
test("a folder that is dropped gives its photos, also from the folders in it, and the rest is set aside @once", async ({
	page,
}) => {
	await signIn(page, "Ada Moreno");
	await expect(page.getByText("bursts come as pictures. Originals keep the video.")).toBeVisible();
	const bytes = fixture("fig.jpg", "folder").buffer.toString("base64");
	// A page cannot make an entry of a folder, so the drop brings one that answers as the browser's would.
	await page.evaluate((base64) => {
		const photo = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
		const file = (name: string, content: BlobPart) => ({
			...{ name, isFile: true, isDirectory: false },
			file: (done: (file: File) => void) => done(new File([content], name)),
		});
		const folder = (name: string, portions: unknown[][]) => ({
			...{ name, isFile: false, isDirectory: true },
			createReader: () => ({
				readEntries: (done: (entries: unknown[]) => void) => done(portions.shift() ?? []),
			}),
		});
		const film = file("IMG_0001.MOV", "\0\0\0\x14ftypqt  ");
		const raw = file("DSC0003.NEF", new Uint8Array([0x4d, 0x4d, 0, 0x2a]));
		const deep = folder("100APPLE", [
			[file("IMG_0002.HEIC.jpg", photo)],
			[file("IMG_0002.AAE", "<plist/>"), film, raw],
		]);
		const card = folder("DCIM", [[file("IMG_0001.JPG", photo), file(".DS_Store", "x")], [deep]]);
		const drop = new DragEvent("drop", { bubbles: true, cancelable: true });
		const items = [{ kind: "file", webkitGetAsEntry: () => card, getAsFile: () => null }];
		Object.defineProperty(drop, "dataTransfer", { value: { types: ["Files"], items } });
		document.body.dispatchEvent(drop);
	}, bytes);
	await expect(listed(page)).toHaveCount(2);
	const aside = page.getByText(
		"4 files that are not photos were set aside: 1 raw file, 1 video of a Live Photo, 1 edit or thumbnail, 1 system file",
	);
	await expect(page.getByText(/Raw files cannot be shown/)).toBeVisible();
	await aside.click();
	await expect(page.getByText("IMG_0002.AAE")).toBeVisible();
	await expect(page.getByRole("alert").filter({ hasText: "cannot be added" })).toHaveCount(0);
});

test("a picture is pasted anywhere on the page, but not into a field", { tag: "@once" }, async ({ page }) => {
	await signIn(page, "Ada Moreno");
	const bytes = fixture("fig.jpg", "pasted").buffer.toString("base64");
	const paste = (selector: string) =>
		page
			.locator(selector)
			.first()
			.evaluate((element, base64) => {
				const photo = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
				const clipboardData = new DataTransfer();
				clipboardData.items.add(new File([photo], "image.png", { type: "image/png", lastModified: 1 }));
				element.dispatchEvent(
					new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
				);
			}, bytes);
	await paste("main");
	await expect(listed(page)).toHaveCount(1);
	// Nobody gave it this name.
	await expect(page.getByLabel("Title", { exact: true })).toHaveValue("");
	await page.getByRole("button", { name: /^Remove/ }).click();
	await choose(page, [fixture("two-dogs.jpg", "beside the pasted one")]);
	await paste("[data-upload-id] input");
	await expect(listed(page)).toHaveCount(1);
});

test("the tab's title and the list tell how many have arrived, and all can be stopped at once", {
	tag: "@once",
}, async ({ page }) => {
	/** How many locks keep the screen on. */
	const locks = await countWakeLocks(page);
	await signIn(page, "Ada Moreno");
	const before = await page.title();
	await choose(page, await manyPhotos(12, "stopped"));
	const letGo = await hold(page, /photos\.confirm/);
	await page.getByRole("button", { name: "Add 12 photos" }).click();
	await expect(page).toHaveTitle(`(0/12) ${before}`);
	await expect(page.getByRole("progressbar", { name: "Progress of all photos" })).toBeVisible();
	// Sent, but not confirmed: nothing on the page says 100 %.
	const values = await page
		.locator("[role=progressbar]")
		.evaluateAll((bars) => bars.map((bar) => bar.ariaValueNow));
	expect(values.map(Number).filter((value) => value >= 100)).toEqual([]);

	expect(await locks()).toBe(1);

	// Sending goes on while somebody looks at another page, so its title tells, and the screen stays on.
	await page.getByRole("banner").getByRole("link", { name: "Rollcall" }).click();
	await expect(page).toHaveURL("/events");
	await expect(page).toHaveTitle(/^\(0\/12\) .*Rollcall$/);
	expect(await locks()).toBe(1);
	await page
		.getByRole("banner")
		.getByRole("link", { name: /Adding photos to/ })
		.click();
	await expect(page).toHaveTitle(`(0/12) ${before}`);

	await page.getByRole("button", { name: "Stop all" }).click();
	await page.getByRole("button", { name: "Keep sending" }).click();
	await page.getByRole("button", { name: "Stop all" }).click();
	await page.getByRole("button", { name: "Stop", exact: true }).click();
	await expect(listed(page)).toHaveCount(0);
	await expect(page).toHaveTitle(before);
	await expect.poll(locks).toBe(0);
	letGo();
});

test("a press opens the photo under it, also when another one arrives in the middle of the press", {
	tag: "@once",
}, async ({ page }) => {
	await signIn(page, "Ada Moreno");
	await choose(page, await manyPhotos(4, "pressed"));
	let sent = 0;
	const held: (() => void)[] = [];
	await page.route("**/uploads/**", async (route) => {
		if (route.request().method() === "PUT") {
			sent += 1;
			await new Promise<void>((letGo) => held.push(letGo));
		}
		await route.continue();
	});
	await page.getByRole("button", { name: "Add 4 photos" }).click();
	const last = page.getByRole("button", { name: "Words for IMG_0004.jpg" });
	await expect.poll(() => sent).toBe(4);
	await last.hover();
	await page.mouse.down();
	held.shift()?.();
	await expect(uploader(page)).toHaveAttribute("data-done", "1");
	await page.mouse.up();

	await page
		.getByRole("dialog", { name: "Words for this photo" })
		.getByLabel("Title", { exact: true })
		.fill("Pressed");

	await page.getByRole("button", { name: "Done", exact: true }).click();
	for (const letGo of held) letGo();
	await expect(tile(page, "Pressed")).toHaveCount(1);
});

test("the same photos chosen again send nothing, and the list says so", { tag: "@once" }, async ({
	page,
}) => {
	await signIn(page, "Ada Moreno");
	const sent = puts(page);
	const photos = await manyPhotos(5, "again");
	await choose(page, photos);
	await page.getByRole("button", { name: "Add 5 photos" }).click();
	await expect(uploader(page)).toHaveAttribute("data-done", "5");
	expect(sent).toHaveLength(5);
	await choose(page, photos);
	await page.getByRole("button", { name: "Add 5 photos" }).click();
	await expect(
		page.getByText("5 photos were in the album already, so nothing was sent for them."),
	).toBeVisible();
	expect(sent).toHaveLength(5);
});

test("photos that fail for one reason are summed up with it, and are retried together", {
	tag: "@once",
}, async ({ page, expectErrors }) => {
	expectErrors(/413|Payload/);
	await signIn(page, "Ada Moreno");
	await page.route(/photos\.initiateUpload/, (route) => {
		const error = {
			json: {
				...{ message: "closed", code: -32603 },
				data: { code: "FORBIDDEN", httpStatus: 403, appCode: "UPLOADS_CLOSED", retry: false },
			},
		};
		return route.fulfill({ status: 403, contentType: "application/json", body: JSON.stringify([{ error }]) });
	});
	expectErrors(/403/);
	await choose(page, await manyPhotos(3, "failed"));
	await page.getByRole("button", { name: "Add 3 photos" }).click();
	const summary = page.getByRole("region", { name: "3 photos were not added" });
	await expect(summary.getByText(/3 photos: Uploads for this event are closed/)).toBeVisible();
	await page.unroute(/photos\.initiateUpload/);
	await page.getByRole("button", { name: "Retry 3 photos" }).click();
	await expect(uploader(page)).toHaveAttribute("data-done", "3");
	await expect(summary).toHaveCount(0);
});

test("a phone has a button for its camera beside the one for its photos", async ({ page, isMobile }) => {
	await signIn(page, "Ada Moreno", eventPath);
	await expect(chooser(page)).toBeAttached();
	const camera = page.locator("label", { hasText: "Take a photo" });
	if (!isMobile) return expect(camera).toBeHidden();
	await expect(camera).toBeVisible();
	await expect(camera.locator("input")).toHaveAttribute("capture", "environment");
	await camera.locator("input").setInputFiles([fixture("fig.jpg", "camera")]);
	await expect(listed(page)).toHaveCount(1);
});
