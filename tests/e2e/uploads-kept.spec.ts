/**
 * The upload queue outlives its page: reload, crash, a killed browser, two tabs, two accounts, signing out, the roll, and a
 * browser that has no room, refuses its database or deletes it.
 */
import { chromium } from "@playwright/test";
import { people } from "@/prisma/seed/people";
import { crash, expectKept, keepWritingBytes, puts, readKept, roll } from "./kept-photos";
import {
	choose,
	eventPath,
	fixture,
	giveWords,
	hold,
	type Payload,
	signIn,
	slowDown,
	tile,
	visit,
} from "./people";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

/** The server says so when bytes that were on their way have not arrived. */
const notArrived = /photos\.confirm.*412/;

const titles = (page: Page) => page.getByLabel("Title", { exact: true });
const added = (page: Page) => page.getByText("Added", { exact: true });
const add = (page: Page) => page.getByRole("button", { name: /^Add \d+ photos?$/ });

/** Chooses one photo for each title. Each test has bytes of its own. */
async function chooseTitled(page: Page, names: readonly string[], salt: string): Promise<Payload[]> {
	const files = names.map((_, index) => ({
		...fixture("brushes.jpg", `${salt} ${index}`),
		name: `kept-${index}.jpg`,
	}));
	await choose(page, files);
	if (names.length === 1) await titles(page).fill(names[0] ?? "");
	else for (const [index, title] of names.entries()) await giveWords(page, `kept-${index}.jpg`, { title });
	return files;
}

/** Sends so slowly that nothing arrives. */
async function crawl(page: Page) {
	const network = await slowDown(page);
	await network({ upload: 20_000, latency: 0 });
	return network;
}

async function send(page: Page) {
	await add(page).click();
	await expect(page.getByText(/Sending · /).first()).toBeVisible();
}

test("drafts are there again after a reload, with their words, and are not sent by themselves", async ({
	page,
}) => {
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["First words", "Second words"], "drafts");
	await giveWords(page, "kept-0.jpg", { title: "First words", description: "And more of them" });
	await expectKept(page, ["First words", "Second words"]);
	await expect.poll(async () => JSON.stringify(await readKept(page))).toContain("And more of them");
	// Somebody is still writing when the page goes away.
	await page.locator('[data-name="kept-1.jpg"] button').first().click();
	await page.getByLabel("Description (optional)").fill("The field was never left");
	await expect.poll(async () => JSON.stringify(await readKept(page))).toContain("The field was never left");
	const sent = puts(page);

	await page.reload();

	await expect(
		page.getByText("2 photos from before are here again. Add them when you are ready."),
	).toBeVisible();
	await page.locator('[data-name="kept-0.jpg"] button').first().click();
	const words = page.getByRole("dialog", { name: "Words for this photo" });
	await expect(titles(page)).toHaveValue("First words");
	await expect(words.getByLabel("Description (optional)")).toHaveValue("And more of them");
	await words.getByRole("button", { name: "Done" }).click();
	expect(sent).toEqual([]);

	await add(page).click();
	await expect(added(page)).toHaveCount(2, { timeout: 120_000 });
	await expectKept(page, []);
});

test("what was under way goes on after a reload, and can be discarded", async ({ page, expectErrors }) => {
	expectErrors(notArrived);
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["Goes on", "Is discarded"], "reload");
	const network = await crawl(page);
	await send(page);
	await expectKept(page, ["Goes on", "Is discarded"]);

	await page.reload();
	await expect(page.getByText("2 photos from before are going on.")).toBeVisible();
	await expect(page.getByText(/If you close this page, the rest goes on at your next visit/)).toBeVisible();
	await page.getByRole("button", { name: "Stop sending Is discarded" }).click();
	await network(null);
	await expect(added(page)).toHaveCount(1, { timeout: 120_000 });
	await expect(tile(page, "Goes on")).toHaveCount(1);
	await expect(tile(page, "Is discarded")).toHaveCount(0);

	await page.getByRole("button", { name: "Clear the list" }).click();
	await chooseTitled(page, ["Never sent"], "discarded");
	await expectKept(page, ["Never sent"]);
	await page.reload();
	await page.getByRole("button", { name: "Discard", exact: true }).click();
	await page.getByRole("button", { name: "Discard 1 photo" }).click();
	await expect(titles(page)).toHaveCount(0);
	await expectKept(page, []);
});

test("what S3 already has is confirmed after a crash, and not sent again", async ({ page, context }) => {
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["Arrived before the crash"], "confirmed");
	await hold(page, /photos\.confirm/);
	await add(page).click();
	await expect(page.getByText("Checking that it arrived")).toBeVisible();
	await expect.poll(async () => (await readKept(page)).items).toMatchObject([{ arrived: "yes" }]);
	await crash(page);

	const later = await context.newPage();
	const sent = puts(later);
	await visit(later, eventPath);

	await expect(tile(later, "Arrived before the crash")).toHaveCount(1);
	expect(sent).toEqual([]);
	await expectKept(later, []);
});

test("words that are changed while a photo is sent are its words after a crash, also if its bytes were not kept", async ({
	page,
	context,
}) => {
	await signIn(page, "Ben Okafor");
	await limitStorage(page, 1_000_000);
	await chooseTitled(page, ["The first words"], "changed");
	await expect(page.getByText("This browser cannot keep 1 photo. Keep this page open.")).toBeVisible();
	await hold(page, /photos\.confirm/);
	await add(page).click();
	await expect(page.getByText("Checking that it arrived")).toBeVisible();
	await giveWords(page, "kept-0.jpg", { title: "The last words" });
	await expect.poll(async () => (await readKept(page)).titles).toEqual(["The last words"]);
	await crash(page);

	const later = await context.newPage();
	await visit(later, eventPath);

	await expect(tile(later, "The last words")).toHaveCount(1);
	await expect(tile(later, "The first words")).toHaveCount(0);
	await expect.poll(async () => (await readKept(later)).titles).toEqual([]);
});

/** Where words are noted that the database does not have yet. */
const noted = (page: Page) =>
	page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("rollcall-words")));

test("words that are typed in the moment of a crash are there again, although the database was busy", async ({
	page,
	context,
}) => {
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["The first words"], "moment");
	await expectKept(page, ["The first words"]);
	await keepWritingBytes(page);
	await titles(page).fill("The last words");
	await crash(page);

	const later = await context.newPage();
	await visit(later, eventPath);

	await expect(titles(later)).toHaveValue("The last words");
	await expectKept(later, ["The last words"]);
	await expect.poll(() => noted(later)).toEqual([]);
});

test("words of an added photo that are typed in the moment of a crash are saved at the next visit", async ({
	page,
	context,
}) => {
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["The first words"], "moment later");
	await add(page).click();
	await expect(added(page)).toHaveCount(1);
	await expectKept(page, []);
	await hold(page, /photos\.update/);
	await keepWritingBytes(page);
	await giveWords(page, "kept-0.jpg", { title: "The last words" });
	await crash(page);

	const later = await context.newPage();
	await visit(later, eventPath);

	await expect(tile(later, "The last words")).toHaveCount(1);
	await expect(tile(later, "The first words")).toHaveCount(0);
	await expectKept(later, []);
	await expect.poll(() => noted(later)).toEqual([]);
});

/** The browser's ordinary database, on disk. That of a private window writes everything one after the other. */
async function openBrowser(folder: string) {
	const { launchOptions } = test.info().project.use;
	return chromium.launchPersistentContext(folder, { ...launchOptions, baseURL: stack.origin });
}

test("words are written down while the bytes of photos still are", async () => {
	const browser = await openBrowser(test.info().outputPath("profile"));
	const page = await browser.newPage();
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["The first words"], "busy");
	await expectKept(page, ["The first words"]);
	await crawl(page);
	await send(page);
	const written = await keepWritingBytes(page);
	await giveWords(page, "kept-0.jpg", { title: "The last words" });

	await expect.poll(written).toEqual(["The last words"]);

	await page.getByRole("button", { name: /^Stop sending/ }).click();
	await expect.poll(written).toEqual([]);
	await browser.close();
});

test("a browser that was killed goes on where it was", async () => {
	const folder = test.info().outputPath("profile");
	const before = await openBrowser(folder);
	const page = await before.newPage();
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["Killed on its way", "Killed as well"], "killed");
	await crawl(page);
	await send(page);
	await expectKept(page, ["Killed on its way", "Killed as well"]);
	// What a browser writes every few seconds only.
	const cookies = await before.cookies();
	const gone = before.waitForEvent("close");
	const browser = await before.browser()?.newBrowserCDPSession();
	void browser?.send("Browser.crash").catch(() => {});
	await gone;

	const after = await openBrowser(folder);
	await after.addCookies(cookies);
	const again = await after.newPage();
	await visit(again, eventPath);
	await expect(again.getByText("2 photos from before are going on.").or(added(again).first())).toBeVisible();
	await expect(added(again)).toHaveCount(2, { timeout: 120_000 });
	await expect(tile(again, "Killed on its way")).toHaveCount(1);
	await after.close();
});

test("a second tab leaves the photos to the first, and takes them over when it dies", async ({
	page,
	context,
	expectErrors,
}) => {
	expectErrors(notArrived);
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["In the first tab"], "take over");
	await crawl(page);
	await send(page);
	await expectKept(page, ["In the first tab"]);

	const second = await context.newPage();
	const sent = puts(second);
	await visit(second, eventPath);
	await expect(second.getByText("1 photo is in another tab of this browser.")).toBeVisible();
	expect(sent).toEqual([]);

	await crash(page);
	await expect(added(second)).toHaveCount(1, { timeout: 120_000 });
	await expect(tile(second, "In the first tab")).toHaveCount(1);
	await expect(second.getByText("in another tab of this browser")).toHaveCount(0);
});

test("the same file that is added in two tabs is sent by one of them", async ({ page, context }) => {
	await signIn(page, "Ben Okafor");
	const second = await context.newPage();
	await visit(second, eventPath);
	const sent = [puts(page), puts(second)];
	const letGo = await hold(page, /\/uploads\//);
	await chooseTitled(page, ["In two tabs"], "two tabs");
	await chooseTitled(second, ["In two tabs"], "two tabs");
	await send(page);
	await add(second).click();
	await expect(second.getByText(/Waiting · /)).toBeVisible();

	letGo();

	await expect(added(page)).toHaveCount(1, { timeout: 120_000 });
	await expect(second.getByText("Already in this album, so it was not added again")).toBeVisible();
	expect(sent.map(({ length }) => length)).toEqual([1, 0]);
});

test("another account on the same browser never sees them, and they are there for their own person", async ({
	page,
	context,
	expectErrors,
}) => {
	expectErrors(/40[14]/);
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["Only for Ben"], "two accounts");
	await expectKept(page, ["Only for Ben"]);

	// The session ends, and somebody else signs in beside the tab that is still open.
	await context.clearCookies();
	const other = await context.newPage();
	await signIn(other, "Ada Moreno");
	await expect(add(other)).toHaveCount(0);
	await expect(other.getByText(/from before|in another tab/)).toHaveCount(0);
	await expect(other.getByText("Choose photos")).toBeVisible();
	// The open tab belongs to Ada now, too.
	await expect(page.getByRole("button", { name: "Your account: Ada Moreno" })).toBeVisible();
	await expect(titles(page)).toHaveCount(0);

	await context.clearCookies();
	await page.close();
	await signIn(other, "Ben Okafor");
	await expect(titles(other)).toHaveValue("Only for Ben");
});

test("signing out in the middle stops every tab and leaves nothing in the browser", async ({
	page,
	context,
	expectErrors,
}) => {
	// The other tab may ask once more before it learns of it.
	expectErrors(/401/);
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["Left by signing out"], "signing out");
	const second = await context.newPage();
	await visit(second, eventPath);
	await chooseTitled(second, ["In the other tab"], "signing out too");
	await crawl(second);
	await send(second);
	await expectKept(page, ["In the other tab", "Left by signing out"]);
	await page.evaluate(
		(ids) => {
			for (const id of ids) localStorage.setItem(`rollcall-words ${id} upload-1`, `{"at":${Date.now()}}`);
		},
		[people.ben.id, people.ada.id],
	);

	await page.getByRole("button", { name: "Sign out", exact: true }).click();
	await page.getByRole("button", { name: "Sign out without them" }).click();
	await expect(page).toHaveURL("/");
	await expect(second).toHaveURL(/sign-in/);
	await expectKept(page, []);
	expect(await noted(page)).toEqual([`rollcall-words ${people.ada.id} upload-1`]);

	await signIn(page, "Ben Okafor");
	await expect(page.getByText("Choose photos")).toBeVisible();
	await expect(titles(page)).toHaveCount(0);
	await expect(tile(page, "In the other tab")).toHaveCount(0);
});

test("signing out asks about photos of an earlier page, on any page", async ({ page }) => {
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["From an earlier page"], "asked");
	await expectKept(page, ["From an earlier page"]);
	await visit(page, "/events");

	await page.getByRole("button", { name: "Sign out", exact: true }).click();

	const dialog = page.getByRole("dialog");
	await expect(dialog.getByText("1 photo you chose is not in the album yet")).toBeVisible();
	await dialog.getByRole("button", { name: "Sign out without them" }).click();
	await expect(page).toHaveURL("/");
	await expectKept(page, []);
});

test.describe("off the roll", () => {
	const ben = roll(people.ben.email);
	test.afterEach(() => ben.setStatus("ATTENDED"));

	test("photos of somebody who is not marked as attended any more stop, say whom to ask, and go on by themselves", async ({
		page,
		expectErrors,
	}) => {
		expectErrors(/403|412/);
		await signIn(page, "Ben Okafor");
		await chooseTitled(page, ["Stopped by the roll", "Stopped with it"], "status");
		const network = await crawl(page);
		await send(page);
		await expectKept(page, ["Stopped by the roll", "Stopped with it"]);

		await ben.setStatus("INVITED");
		const stopped = page.getByRole("alert").filter({ hasText: "2 photos have stopped" });
		await expect(stopped).toContainText("Ask one of its organizers to put you back.");
		await network(null);
		await expect(page.getByText(/Only people who attended can add photos/).nth(2)).toBeVisible();

		await page.reload();
		await expect(stopped).toBeVisible();
		await expect(tile(page, "Stopped by the roll")).toHaveCount(0);

		await ben.setStatus("ATTENDED");
		await expect(added(page)).toHaveCount(2, { timeout: 120_000 });
		await expect(stopped).toHaveCount(0);
		await expect(tile(page, "Stopped by the roll")).toHaveCount(1);
	});

	test("somebody who was taken off the roll is told of their photos on the page that is left to them", async ({
		page,
		expectErrors,
	}) => {
		expectErrors(/40[34]|412/);
		await signIn(page, "Ben Okafor");
		await chooseTitled(page, ["Taken off the roll"], "taken off");
		const network = await crawl(page);
		await send(page);
		await expectKept(page, ["Taken off the roll"]);

		await ben.takeOff();
		const stopped = page.getByRole("alert").filter({ hasText: "1 photo has stopped" });
		await expect(stopped).toContainText("You are no longer on the roll of Picos Weekend.");
		await network(null);
		await page.reload();
		await expect(stopped).toBeVisible();

		await ben.give();
		await expect(added(page)).toHaveCount(1, { timeout: 120_000 });
		await expect(tile(page, "Taken off the roll")).toHaveCount(1);
	});
});

/** Closes the page as its person would, and tells whether the browser asked first. */
async function closed(page: Page): Promise<boolean> {
	let asked = false;
	page.on("dialog", (question) => {
		asked = question.type() === "beforeunload";
		return question.accept();
	});
	const gone = page.waitForEvent("close");
	await page.close({ runBeforeUnload: true });
	await gone;
	return asked;
}

test("closing the window loses nothing, so the browser does not ask", async ({
	page,
	context,
	expectErrors,
}) => {
	expectErrors(notArrived);
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["Window closed"], "window closed");
	await crawl(page);
	await send(page);
	await expectKept(page, ["Window closed"]);
	await expect(page.getByText(/If you close this page/)).toBeVisible();

	expect(await closed(page)).toBe(false);

	const later = await context.newPage();
	await visit(later, eventPath);
	await expect(added(later)).toHaveCount(1, { timeout: 120_000 });
});

test("a browser that refuses its database sends the photos all the same, says so, and asks before closing", async ({
	page,
}) => {
	await page.addInitScript(() => {
		indexedDB.open = () => {
			throw new DOMException("Refused.", "SecurityError");
		};
	});
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["Without a database", "Not sent"], "refused");
	await expect(page.getByText("This browser cannot keep 2 photos. Keep this page open.")).toBeVisible();
	await page.getByRole("button", { name: "Remove Not sent from the list" }).click();
	await add(page).click();
	await expect(added(page)).toHaveCount(1, { timeout: 120_000 });
	await expect(page.getByText("This browser cannot keep")).toHaveCount(0);
	await chooseTitled(page, ["Would be lost"], "refused too");

	expect(await closed(page)).toBe(true);
});

/** Gives the site so many bytes of the browser's storage. */
async function limitStorage(page: Page, quotaSize: number) {
	const session = await page.context().newCDPSession(page);
	await session.send("Storage.overrideQuotaForOrigin", { origin: stack.origin, quotaSize });
}

test("when the storage is full, words are kept, and the same file is asked for again", async ({ page }) => {
	await signIn(page, "Ben Okafor");
	// Less than the photo, and enough for its words.
	await limitStorage(page, 1_000_000);
	const [file] = await chooseTitled(page, ["Too large for the storage"], "full");
	if (!file) throw new Error("There is no file.");
	await expect(page.getByText("This browser cannot keep 1 photo. Keep this page open.")).toBeVisible();
	await expect.poll(async () => (await readKept(page)).titles).toEqual(["Too large for the storage"]);

	page.once("dialog", (question) => question.accept());
	await page.reload();
	await expect(page.getByText("1 photo from before needs its file again")).toBeVisible();
	await expect(page.getByText("Choose this file again: kept-0.jpg")).toBeVisible();

	// Playwright gives each choice its own time, as a phone does.
	await choose(page, [{ ...file, buffer: file.buffer }]);
	await expect(titles(page)).toHaveValue("Too large for the storage");
	await add(page).click();
	await expect(added(page)).toHaveCount(1, { timeout: 120_000 });
});

test("another file is not sent under the words of the one that is asked for", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/ERR_FAILED/);
	await signIn(page, "Ben Okafor");
	await limitStorage(page, 1_000_000);
	const [file] = await chooseTitled(page, ["Only for its own file"], "other file");
	if (!file) throw new Error("There is no file.");
	// It is hashed, and gets no further.
	await page.route(/photos\.initiateUpload/, (route) => route.abort());
	await add(page).click();
	const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
	await expect.poll(async () => (await readKept(page)).items).toMatchObject([{ sha256 }]);
	page.once("dialog", (question) => question.accept());
	await page.reload();
	await page.unrouteAll({ behavior: "wait" });
	await expect(page.getByText("Choose this file again: kept-0.jpg")).toBeVisible();

	const other = Buffer.from(file.buffer);
	other.write("other", other.length - 5);
	await choose(page, [{ ...file, buffer: other }]);
	await expect(page.getByText(/This is not the file from before/)).toBeVisible();
	await expect(page.getByText("Choose this file again: kept-0.jpg")).toBeVisible();

	await choose(page, [file]);
	await expect(added(page)).toHaveCount(1, { timeout: 120_000 });
	await expect(tile(page, "Only for its own file")).toHaveCount(1);
});

test("what the browser deletes while the page is open is written again", async ({ page }) => {
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["Deleted and kept again"], "evicted");
	await expectKept(page, ["Deleted and kept again"]);
	const session = await page.context().newCDPSession(page);
	await session.send("Storage.clearDataForOrigin", {
		origin: stack.origin,
		storageTypes: "indexeddb,local_storage",
	});
	await expectKept(page, ["Deleted and kept again"]);

	await page.reload();

	await expect(titles(page)).toHaveValue("Deleted and kept again");
});

test("a dropped file that has no room is opened again by its handle, after one press", async ({ page }) => {
	// A real handle of the browser's own file system, which asks for permission as the disk's does.
	await page.addInitScript(() => {
		let allowed = false;
		Object.assign(FileSystemFileHandle.prototype, {
			queryPermission: async () => (allowed ? "granted" : "prompt"),
			requestPermission: async () => {
				allowed = navigator.userActivation.isActive;
				return allowed ? "granted" : "denied";
			},
		});
	});
	await signIn(page, "Ben Okafor");
	// There is room for the file on the browser's own disk, and not for a copy of it.
	await limitStorage(page, 2_000_000);
	const photo = fixture("brushes.jpg", "handle");
	const dataTransfer = await page.evaluateHandle(async (base64) => {
		const folder = await navigator.storage.getDirectory();
		const handle = await folder.getFileHandle("dropped.jpg", { create: true });
		const writable = await handle.createWritable();
		await writable.write(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
		await writable.close();
		Object.assign(DataTransferItem.prototype, { getAsFileSystemHandle: async () => handle });
		const transfer = new DataTransfer();
		const file = await handle.getFile();
		const { lastModified } = file;
		transfer.items.add(new File([file], "dropped.jpg", { type: "image/jpeg", lastModified }));
		return transfer;
	}, photo.buffer.toString("base64"));
	for (const event of ["dragenter", "dragover", "drop"])
		await page.getByLabel("Choose photos").dispatchEvent(event, { dataTransfer });
	await titles(page).fill("By its handle");
	await expectKept(page, ["By its handle"]);

	await page.reload();
	await expect(page.getByText("1 photo from before is still on this device")).toBeVisible();
	await page.getByRole("button", { name: "Open 1 file" }).click();
	await expect(titles(page)).toHaveValue("By its handle");
	await add(page).click();
	await expect(added(page)).toHaveCount(1, { timeout: 120_000 });
});

test("photos of somebody who does not come back are deleted at anybody's visit", async ({
	page,
	context,
}) => {
	await signIn(page, "Ben Okafor");
	await chooseTitled(page, ["Forgotten"], "forgotten");
	await expectKept(page, ["Forgotten"]);
	await page.close();
	await context.clearCookies();

	const later = await context.newPage();
	await later.clock.setFixedTime(Date.now() + 15 * 24 * 3_600_000);
	await signIn(later, "Ada Moreno", "/events");

	await expectKept(later, []);
});
