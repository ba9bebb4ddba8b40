/**
 * How a page reads photos that are taken home, from the real store: also right after all its pictures were looked at, and no
 * page of another site.
 */
import { people } from "@/prisma/seed/people";
import { startOtherSite } from "../setup/other-site";
import { addPhoto, expect, type Page, test, untilReady } from "./live-event";
import { fixture, query, signIn, visit } from "./people";

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

/** How many bytes the store has at a signed URL, asked without a browser. An error of the store is no answer. */
async function bytesAt(url: string): Promise<number> {
	const answer = await fetch(url);
	expect(answer.status).toBe(200);
	return (await answer.arrayBuffer()).byteLength;
}

test("a photo that was looked at can be read into a package by the app's page, and by no other", {
	tag: "@once",
}, async ({ page, expectErrors, event, db }) => {
	// Each refusal is reported.
	expectErrors(/CORS|ERR_FAILED/);
	await signIn(page, people.ada.name, event.path);
	const photoId = await addPhoto(page, event, "The fig tree", fixture("fig.jpg"));
	await untilReady(db, photoId);
	await visit(page, event.path);
	await page.locator(`[data-photo-id="${photoId}"] a`).click();
	const picture = page.getByRole("dialog").locator("img[srcset]").first();
	await expect
		.poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.currentSrc))
		.toBeTruthy();
	const shown = await picture.evaluate((img: HTMLImageElement) => img.currentSrc);
	const asked = { eventId: event.id, hidden: false, photoIds: [photoId] };
	const signed = async (files: string) => {
		const answer = await query(page, "takeHome.sign", { ...asked, files });
		return (await answer.json()).result.data.json.signed[0];
	};
	const rendition = await signed("renditions");
	const original = await signed("originals");
	const [shownBytes, originalBytes] = await Promise.all([bytesAt(shown), bytesAt(original.url)]);

	// An <img> asks without CORS, so what the browser keeps of it has no header that lets a page read it. That is why a package
	// is read past the browser's cache.
	expect(await read(page, shown)).toBe("refused");
	expect(await read(page, shown, { cache: "no-store" })).toBe(shownBytes);
	// The URL of a package is another one than the picture's, so even a page that forgets it can read.
	expect(rendition.url).not.toBe(shown);
	expect(await read(page, rendition.url)).toBe(await bytesAt(rendition.url));
	expect(await read(page, original.url, { cache: "no-store" })).toBe(originalBytes);

	const site = await startOtherSite("127.0.0.1");
	const other = await page.context().newPage();
	await other.goto(site.origin);
	for (const { url } of [rendition, original]) {
		expect(await read(other, url)).toBe("refused");
		expect(await read(other, url, { cache: "no-store" })).toBe("refused");
	}
	// That it was refused for others takes nothing from the app's own page.
	expect(await read(page, original.url, { cache: "no-store" })).toBe(originalBytes);
	await site.stop();
});
