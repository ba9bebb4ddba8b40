/** Downloading a photo from the real store: what is saved, and that no answer of the store replaces the page. */
import { readFile } from "node:fs/promises";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { people } from "@/prisma/seed/people";
import { toolClient } from "@/scripts/stack/buckets";
import { signIn } from "./people";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";
import { dialog, open, path, thirtyPhotos } from "./thirty-photos";

const { client, idOf } = thirtyPhotos();
/** Matches only the URLs of downloads. */
const downloads = /response-content-disposition/;

const env = stack.secondApp;
const store = toolClient({
	...{ endpoint: env.S3_ENDPOINT, region: env.S3_REGION },
	...{ accessKeyId: env.S3_ACCESS_KEY_ID, secretAccessKey: env.S3_SECRET_ACCESS_KEY },
});
test.afterAll(() => store.destroy());
// The images on the wall are mocked, but the downloads are not.
test.beforeEach(({ page }) => page.route(downloads, (route) => route.continue()));

/** Puts the photo's original and its largest rendition into the store. */
async function putObjects(name: string) {
	const id = await idOf(name);
	const { rows } = await client.query(`SELECT "eventId", key FROM "Photo" WHERE id = $1`, [id]);
	for (const Key of [rows[0]?.key, `optimized/event_${rows[0]?.eventId}/${id}/2560.webp`])
		await store.send(new PutObjectCommand({ Bucket: env.S3_BUCKET, Key, Body: `the bytes of ${Key}` }));
}

const button = (page: Page) => dialog(page).getByRole("button", { name: /^Download/ });
const failure = (page: Page) => dialog(page).getByRole("alert");

/** Checks that the page has not changed and still works. */
async function expectToBeThere(page: Page, name: string) {
	await expect(dialog(page).getByRole("heading", { level: 1 })).toHaveText(name);
	await page.keyboard.press("Escape");
	await expect(dialog(page)).toHaveCount(0);
	await expect(page).toHaveURL(path);
}

test("everybody can download a photo: the uploader the original, everybody else the largest rendition", async ({
	page,
}) => {
	await signIn(page, people.ada.name, path);
	for (const [name, label, file, bytes] of [
		["Photo 3", "Download original", "Photo 3.jpg", /^the bytes of uploads\//],
		["Photo 4", "Download", "Photo 4.webp", /^the bytes of optimized\/.*2560\.webp$/],
	] as const) {
		await putObjects(name);
		await open(page, name);
		const started = page.waitForEvent("download");
		await dialog(page).getByRole("button", { name: label, exact: true }).press("Enter");
		const download = await started;
		expect(download.suggestedFilename()).toBe(file);
		expect(await readFile(await download.path(), "utf8")).toMatch(bytes);
		await expect(button(page)).toBeFocused();
		await expect(failure(page)).toHaveCount(0);
		await expectToBeThere(page, name);
	}
});

test("while the API is asked the button is busy, keeps the focus and does not ask again", {
	tag: "@once",
}, async ({ page }) => {
	await signIn(page, people.ada.name, path);
	await putObjects("Photo 3");
	await open(page, "Photo 3");
	let asked = 0;
	let answer = () => {};
	const held = new Promise<void>((resolve) => {
		answer = resolve;
	});
	await page.route(/photos\.download/, async (route) => {
		asked++;
		await held;
		await route.continue();
	});
	const started = page.waitForEvent("download");
	await button(page).press("Enter");
	await expect(button(page)).toHaveAttribute("aria-busy", "true");
	await expect(button(page)).toBeDisabled();
	await expect(button(page)).toBeFocused();
	await page.keyboard.press("Enter");
	answer();
	await started;
	await expect(button(page)).toBeEnabled();
	await expect(button(page)).toBeFocused();
	expect(asked).toBe(1);
});

test("a photo whose file is missing says so, and whom to tell", async ({ page, expectErrors }) => {
	expectErrors(/photos\.download.*404/);
	await signIn(page, people.ada.name, path);
	await open(page, "Photo 6");
	await button(page).press("Enter");
	await expect(failure(page)).toHaveText(
		"This photo's file is missing from storage. Please tell the person who runs this site.",
	);
	await expect(failure(page)).toBeInViewport({ ratio: 1 });
	await expect(button(page)).toBeFocused();
	await expectToBeThere(page, "Photo 6");
});

for (const [what, answer] of [
	[
		"refuses",
		{ status: 403, contentType: "application/xml", body: "<Error><Code>AccessDenied</Code></Error>" },
	],
	[
		"answers with a page that navigates away",
		{ contentType: "text/html", body: "<script>top.location = '/'</script>" },
	],
	["cannot be reached", null],
] as const) {
	test(`a store that ${what} leaves the page as it is, with an error message, and the next press saves`, async ({
		page,
		expectErrors,
	}) => {
		expectErrors(/response-content-disposition|ERR_FAILED|sandboxed/);
		await signIn(page, people.ada.name, path);
		await putObjects("Photo 6");
		await open(page, "Photo 6");
		await page.route(downloads, (route) => (answer ? route.fulfill(answer) : route.abort()));
		await button(page).press("Enter");
		await expect(failure(page)).toContainText("The photo could not be downloaded. Check your network");
		await expect(button(page)).toBeFocused();
		await expect(page.locator("iframe")).toHaveCount(0);

		await page.route(downloads, (route) => route.continue());
		const started = page.waitForEvent("download");
		await button(page).press("Enter");
		expect((await started).suggestedFilename()).toBe("Photo 6.jpg");
		await expect(failure(page)).toHaveCount(0);
		await expectToBeThere(page, "Photo 6");
	});
}

test("a download without a network shows an error message", { tag: "@once" }, async ({
	page,
	expectErrors,
}) => {
	expectErrors(/photos\.download.*ERR_FAILED/);
	await signIn(page, people.ada.name, path);
	await open(page, "Photo 6");
	await page.route(/photos\.download/, (route) => route.abort());
	await button(page).press("Enter");
	await expect(failure(page)).toHaveText("The connection was lost. Check your network, then try again.");
	await expectToBeThere(page, "Photo 6");
});
