/** How the browser saves a package: by a download through the service worker, and into a file that the person chose. */
import { stat } from "node:fs/promises";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import pg from "pg";
import { plantPackage } from "@/bench/setup/plant-package";
import { people } from "@/prisma/seed/people";
import { toolClient } from "@/scripts/stack/buckets";
import { missingUnzip } from "@/scripts/stack/unzip";
import { panel, readArchive, startButton, withoutDialog } from "./package-event";
import { signIn, visit } from "./people";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

const env = stack.secondApp;
const store = toolClient({
	...{ endpoint: env.S3_ENDPOINT, region: env.S3_REGION },
	...{ accessKeyId: env.S3_ACCESS_KEY_ID, secretAccessKey: env.S3_SECRET_ACCESS_KEY },
});
const client = new pg.Client({ connectionString: stack.databaseUrl });
const missing = missingUnzip();
const megabyte = 1_000_000;

test.skip(missing !== null, missing ?? "");
test.beforeAll(() => client.connect());
test.afterAll(async () => {
	await client.end();
	store.destroy();
});

let remove = async () => {};
test.afterEach(async ({ page }) => {
	// The page would keep asking for an event that is deleted.
	await page.close();
	await remove();
});

/** An event whose photos are in the store. */
async function packageOf(count: number, bytes: number): Promise<string> {
	const planted = await plantPackage(client, { count, bytes });
	remove = planted.remove;
	await Promise.all(
		planted.photos.map(({ key, end }) => {
			const object = { Bucket: env.S3_BUCKET, Key: key, ContentType: "image/jpeg" };
			return store.send(new PutObjectCommand({ ...object, Body: Buffer.concat([planted.start, end]) }));
		}),
	);
	return planted.path;
}

const ended = (page: Page, title: string) => page.getByRole("heading", { name: title });

test("300 MB come through the service worker's download, after one that was cancelled and one that a reload ended", async ({
	page,
}) => {
	await withoutDialog(page);
	const path = await packageOf(38, 8 * megabyte);
	await signIn(page, people.olga.name, path);
	const download = async () => {
		const begun = page.waitForEvent("download");
		await startButton(page).click();
		return begun;
	};

	const cancelled = await download();
	await cancelled.cancel();
	await expect(panel(page).getByText("The download was cancelled, or the browser ended it.")).toBeVisible();
	await panel(page).getByRole("button", { name: "Start again" }).click();

	const broken = await download();
	await expect(panel(page).getByRole("progressbar")).toHaveAttribute("aria-valuenow", /[1-9]/);
	page.once("dialog", (dialog) => dialog.accept());
	await page.reload();
	expect(await broken.failure()).not.toBeNull();

	await visit(page, path);
	const whole = await download();
	expect(whole.suggestedFilename()).toBe("0 photos.zip");
	const file = await whole.path();
	await expect(ended(page, "Your photos are here")).toBeVisible();
	expect((await stat(file)).size).toBeGreaterThan(300 * megabyte);
	expect(readArchive(file)).toHaveLength(38 + 2);
	// The worker controls no page, and whatever it is asked for without a package is not there.
	expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
	expect((await page.request.get(`/package/${crypto.randomUUID()}`)).status()).toBe(404);
});

test("a package goes into the file that the person chose, and the worker is not needed", async ({ page }) => {
	// Headless Chromium refuses the dialog, so the file is one of the browser's own.
	await page.addInitScript(() => {
		const choose = async ({ suggestedName }: { suggestedName: string }) =>
			(await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
		Object.assign(window, { showSaveFilePicker: choose });
	});
	const path = await packageOf(12, megabyte);
	await signIn(page, people.olga.name, path);
	await startButton(page).click();
	await expect(ended(page, "Your photos are here")).toBeVisible();
	expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);

	const saved = page.waitForEvent("download");
	await page.evaluate(async () => {
		const folder = await navigator.storage.getDirectory();
		const file = await (await folder.getFileHandle("0 photos.zip")).getFile();
		const link = document.createElement("a");
		Object.assign(link, { href: URL.createObjectURL(file), download: file.name });
		link.click();
	});
	expect(readArchive(await (await saved).path())).toHaveLength(12 + 2);
});
