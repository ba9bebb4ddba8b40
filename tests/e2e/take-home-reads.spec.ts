/**
 * How a page reads photos that are taken home, from the real store: also right after all its pictures were looked at, and no
 * page of another site.
 */
import { people } from "@/prisma/seed/people";
import { startOtherSite } from "../setup/other-site";
import { eventId, query, signIn } from "./people";
import { expect, type Page, test } from "./test";

/** What fetch() gives a page: the number of bytes, or that the browser refuses. */
const read = (page: Page, url: string, init: RequestInit = {}) =>
	page.evaluate(
		([from, how]) =>
			fetch(from, { credentials: "omit", ...how })
				.then((answer) => answer.arrayBuffer())
				.then(({ byteLength }) => byteLength)
				.catch(() => "refused"),
		[url, init] as const,
	);

test("a photo that was looked at can be read into a package by the app's page, and by no other", {
	tag: "@once",
}, async ({ page, expectErrors }) => {
	// Each refusal is reported.
	expectErrors(/CORS|ERR_FAILED/);
	await signIn(page, people.ada.name);
	const tile = page.locator("[data-photo-id]").first();
	const photoId = (await tile.getAttribute("data-photo-id")) ?? "";
	await tile.locator("a").click();
	const picture = page.getByRole("dialog").locator("img[srcset]").first();
	await expect
		.poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.currentSrc))
		.toBeTruthy();
	const shown = await picture.evaluate((img: HTMLImageElement) => img.currentSrc);
	const asked = { eventId: await eventId(page), hidden: false, photoIds: [photoId] };
	const signed = async (files: string) => {
		const answer = await query(page, "takeHome.sign", { ...asked, files });
		return (await answer.json()).result.data.json.signed[0];
	};
	const rendition = await signed("renditions");
	const original = await signed("originals");

	// An <img> asks without CORS, so what the browser keeps of it has no header that lets a page read it. That is why a package
	// is read past the browser's cache.
	expect(await read(page, shown)).toBe("refused");
	expect(await read(page, shown, { cache: "no-store" })).toBeGreaterThan(100);
	// The URL of a package is another one than the picture's, so even a page that forgets it can read.
	expect(rendition.url).not.toBe(shown);
	expect(await read(page, rendition.url)).toBeGreaterThan(100);
	const bytes = await read(page, original.url, { cache: "no-store" });
	expect(bytes).toBeGreaterThan(100);

	const site = await startOtherSite("127.0.0.1");
	const other = await page.context().newPage();
	await other.goto(site.origin);
	for (const { url } of [rendition, original]) {
		expect(await read(other, url)).toBe("refused");
		expect(await read(other, url, { cache: "no-store" })).toBe("refused");
	}
	// That it was refused for others takes nothing from the app's own page.
	expect(await read(page, original.url, { cache: "no-store" })).toBe(bytes);
	await site.stop();
});
