/** What several specs do: sign in as somebody from the demo, choose files, call the API as that browser would. */
import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import superjson from "superjson";

export const eventPath = "/events/picos-weekend-2026";

export async function signIn(page: Page, name: string, to = eventPath) {
	await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(to)}`);
	await page.getByRole("button", { name }).click();
	await page.waitForURL(`**${to}`);
}

/**
 * A photo from the fixtures as this project's own: both projects share one event, where the same bytes are the same
 * photo. Decoders ignore what follows the end of a JPEG, and an unknown box at the end of a HEIC.
 */
export function fixture(name: string) {
	const bytes = readFileSync(new URL(`../fixtures/photos/${name}`, import.meta.url));
	const mark = Buffer.from(test.info().project.name.padEnd(8));
	const box = Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from("free"), mark]);
	const isHeic = name.endsWith(".heic");
	return {
		name,
		// Chromium knows no type for HEIC either.
		mimeType: isHeic ? "" : "image/jpeg",
		buffer: Buffer.concat([bytes, isHeic ? box : mark]),
	};
}

/** A path, or bytes that are no file. The page must be alive first: a file given to bare HTML goes nowhere. */
export async function choose(
	page: Page,
	files: string | { name: string; mimeType: string; buffer: Buffer }[],
) {
	const input = page.getByLabel("Choose photos").and(page.locator("input"));
	await expect
		.poll(() =>
			input.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps"))),
		)
		.toBe(true);
	await input.setInputFiles(files);
}

/** A mutation, with this page's cookies and without the page. */
export async function mutate(page: Page, procedure: string, input: unknown) {
	const answer = await page.request.post(`/api/trpc/${procedure}`, { data: superjson.serialize(input) });
	const { error } = await answer.json();
	return { status: answer.status(), appCode: error?.json.data.appCode as string | undefined };
}

export const query = (page: Page, procedure: string, input: unknown) =>
	page.request.get(`/api/trpc/${procedure}?input=${encodeURIComponent(superjson.stringify(input))}`);

/** Of the demo's event, for somebody on its roll. */
export async function eventId(page: Page): Promise<string> {
	const answer = await query(page, "events.bySlug", { slug: eventPath.split("/").at(-1) });
	return (await answer.json()).result.data.json.id;
}

/** Every page must be silent: an error in the console is a defect, unless the test caused it and says so. */
export function watchConsole(page: Page, expected: RegExp | null = null) {
	const errors: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error" && !expected?.test(message.text())) errors.push(message.text());
	});
	page.on("pageerror", (error) => errors.push(String(error)));
	return () => expect(errors).toEqual([]);
}
