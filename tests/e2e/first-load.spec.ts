/**
 * How much script each page makes a phone download before anybody touches it. Bytes can be asserted because, unlike
 * times, they do not depend on the machine. They are counted as sent, compressed, with what a page loads later by itself.
 */
import type { Request } from "@playwright/test";
import { eventPath, signIn } from "./people";
import { expect, type Page, test } from "./test";

/**
 * In bytes. Each is one to three kilobytes above what was measured: the bundler's module numbers become longer when the server gains
 * modules, which alone makes half of that difference.
 */
const budgets: Record<string, number> = {
	"/": 147_100,
	"/sign-in": 185_300,
	"/events": 190_200,
	[eventPath]: 256_300,
	"/events/new": 189_700,
	"/operations": 187_400,
	[`${eventPath}/settings`]: 200_300,
	[`${eventPath}/gallery`]: 240_700,
	[`${eventPath}/gallery/queue`]: 209_900,
	[`${eventPath}/log`]: 196_700,
	[`${eventPath}/venue`]: 201_000,
	[`${eventPath}/venue/print`]: 194_700,
	[`${eventPath}/join?ticket=none`]: 195_900,
	[`${eventPath}/roll`]: 218_600,
	[`${eventPath}/roll/import`]: 215_800,
	[`${eventPath}/door`]: 205_500,
	[`${eventPath}/photos/`]: 241_000,
	[`${eventPath}/take-home`]: 213_400,
	[`${eventPath}/live`]: 193_600,
	"/no-such-page": 142_700,
};

/** The same for somebody who only attends. */
const attendeeBudgets: Record<string, number> = {
	[eventPath]: 257_000,
};

/** Opens the page with an empty cache and waits until its network is quiet. */
async function scripts(page: Page, path: string): Promise<{ url: string; bytes: number }[]> {
	const requests: Request[] = [];
	page.on("request", (request) => {
		if (request.resourceType() === "script") requests.push(request);
	});
	await page.goto(path, { waitUntil: "networkidle" });
	return Promise.all(
		requests.map(async (request) => ({
			url: request.url(),
			bytes: (await request.sizes()).responseBodySize,
		})),
	);
}

/** Text that only the scripts of organizers have, by the file that it is in. */
const ofOrganizers: Record<string, string> = {
	"components/curate/curated.ts": "curated news",
	"components/log/use-entry-text.ts": "photo_dismissReports",
	"components/photo/photo-reports.tsx": "reports action",
};

test("the script of organizers is not in an attendee's first load", async ({ page }) => {
	const bodies: Promise<string>[] = [];
	page.on("response", (response) => {
		if (response.request().resourceType() === "script") bodies.push(response.text());
	});
	const carried = async () => {
		const read = await Promise.all(bodies.splice(0));
		return Object.entries(ofOrganizers).flatMap(([file, text]) =>
			read.some((body) => body.includes(text)) ? [file] : [],
		);
	};
	await signIn(page, "Ada Moreno");
	await page.waitForLoadState("networkidle");
	expect(bodies.length).toBeGreaterThan(3);
	expect(await carried()).toEqual([]);
	await page.context().clearCookies();
	await signIn(page, "Olga Lindqvist", `${eventPath}/gallery`);
	await page.waitForLoadState("networkidle");
	expect(await carried()).toContain("components/curate/curated.ts");
});

test("the script of each page's first load fits its budget", async ({ browser, page, baseURL }) => {
	await signIn(page, "Olga Lindqvist");
	const photo = await page.locator("[data-photo-id] a").first().getAttribute("href");
	const olga = await page.context().storageState();
	await page.context().clearCookies();
	await signIn(page, "Ada Moreno");
	const ada = await page.context().storageState();

	const measured: Record<string, number> = {};
	const pages = [
		...Object.entries(budgets).map(([path, budget]) => ({ path, budget, name: path, who: olga })),
		...Object.entries(attendeeBudgets).map(([path, budget]) => ({
			...{ path, budget, name: `${path} for an attendee`, who: ada },
		})),
	];
	for (const { path, name, who } of pages) {
		const signedOut = path === "/" || path === "/sign-in";
		const context = await browser.newContext({ baseURL, storageState: signedOut ? undefined : who });
		const loaded = await scripts(await context.newPage(), path.endsWith("/photos/") ? (photo ?? "") : path);
		await context.close();
		expect(loaded.length, name).toBeGreaterThan(3);
		measured[name] = loaded.reduce((sum, { bytes }) => sum + bytes, 0);
	}

	test
		.info()
		.annotations.push({ type: "first load, bytes of script", description: JSON.stringify(measured) });
	const over = pages.filter(({ name, budget }) => (measured[name] ?? 0) > budget).map(({ name }) => name);
	expect(over, `All sizes: ${JSON.stringify(measured, null, 1)}`).toEqual([]);
});
