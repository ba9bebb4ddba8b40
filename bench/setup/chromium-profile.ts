/** A Chromium with a profile on disk, as people have, because a private window only has a small cache in memory. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { findChromium } from "@/scripts/stack/chromium";

type Settings = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

export async function startChromium({ args = [], ...settings }: Settings = {}) {
	const profile = mkdtempSync(join(tmpdir(), "gallery-profile-"));
	const context = await chromium.launchPersistentContext(profile, {
		...settings,
		executablePath: findChromium(),
		args: ["--no-sandbox", "--disable-gpu", ...args],
	});
	return {
		context,
		async stop() {
			await context.close();
			rmSync(profile, { recursive: true, force: true });
		},
	};
}

export async function signIn(context: BrowserContext, origin: string, name: string) {
	const page = await context.newPage();
	await page.goto(`${origin}/sign-in`);
	await page.getByRole("button", { name }).click();
	await page.waitForURL(`${origin}/events`);
	await page.close();
}
