/** A Chromium with a profile on disk, as people have, because a private window only has a small cache in memory. */
import { type BrowserContext, chromium } from "@playwright/test";
import { findChromium, findHeadlessChromium, installChromium } from "@/scripts/stack/chromium";
import type { Setting } from "../runner/bench";

type Launch = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

export async function startChromium({ stops, note }: Setting, { args = [], ...launch }: Launch = {}) {
	installChromium();
	const profile = stops.folder("profile");
	const { context, stop } = await stops.start(async () => {
		const context = await chromium.launchPersistentContext(profile, {
			...launch,
			executablePath: findChromium() ?? findHeadlessChromium(),
			args: ["--no-sandbox", "--disable-gpu", ...args],
		});
		return { context, stop: () => context.close() };
	});
	const agent = await (context.pages()[0] ?? (await context.newPage())).evaluate("navigator.userAgent");
	note(`Chromium ${/Chrome\/([\d.]+)/.exec(String(agent))?.[1] ?? "of an unknown version"}`);
	return { context, stop, profile };
}

export async function signIn(context: BrowserContext, origin: string, name: string) {
	const page = await context.newPage();
	await page.goto(`${origin}/sign-in`);
	await page.getByRole("button", { name }).click();
	await page.waitForURL(`${origin}/events`);
	await page.close();
}
