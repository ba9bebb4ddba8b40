/** What many photos need: memory of the browser, time of the page, and that no photo passes through the app. */
import type { Page } from "@playwright/test";
import { people } from "@/prisma/seed/people";
import type { Setting } from "../runner/bench";
import { signIn, startChromium } from "../setup/chromium";
import { longestTaskOf } from "../setup/longest-task";
import { longestScriptTask, watchScriptTasks } from "../setup/script-tasks";
import { uploadInPage } from "./by-queue";
import type { Chosen } from "./make-files";
import { browserMemory } from "./process-memory";

export async function startUploadChromium(setting: Setting) {
	const started = await startChromium(setting, { bypassCSP: true, viewport: { width: 1_280, height: 900 } });
	await started.context.addInitScript("window.__name = (f) => f");
	return started;
}

interface Helpers {
	newEvent(): Promise<{ id: string; slug: string }>;
	forget(eventId: string, count: number, confirmed: boolean): Promise<void>;
}

/** Browsers of their own, because what other pages have used would count. */
export async function needsOf(setting: Setting, origin: string, files: Chosen[], helpers: Helpers) {
	const { newEvent, forget } = helpers;
	const inAlbum = async <T>(work: (page: Page, profile: string) => Promise<T>): Promise<T> => {
		const { context, stop, profile } = await startUploadChromium(setting);
		await signIn(context, origin, people.ben.name);
		const { id, slug } = await newEvent();
		const page = await context.newPage();
		await watchScriptTasks(page);
		await page.goto(`${origin}/events/${slug}`);
		await page.waitForLoadState("networkidle");
		const seen = await work(page, profile);
		await stop();
		await forget(id, files.length, true);
		return seen;
	};
	const memory = await inAlbum(async (page, profile) => {
		const total = () => Object.values(browserMemory(profile)).reduce((a, b) => a + b);
		const before = total();
		let [peak, photoBytesToApp] = [before, 0];
		const looking = setInterval(() => {
			peak = Math.max(peak, total());
		}, 200);
		page.on("request", (request) => {
			if (!request.url().startsWith(`${origin}/`)) return;
			const bytes = request.postDataBuffer()?.length ?? 0;
			// The calls of the API are far smaller.
			if (bytes > 100_000) photoBytesToApp += bytes;
		});
		// In the page that was measured: what an earlier page has left in the process would count.
		await uploadInPage(page, files);
		clearInterval(looking);
		return { memory: peak - before, longestMs: await longestScriptTask(page), photoBytesToApp };
	});
	// Again, because the trace is in the browser's memory.
	const longest = await inAlbum(async (page) => ({
		opening: await longestTaskOf(page, async () => {
			await page.reload();
			await page.waitForLoadState("networkidle");
		}),
		adding: await longestTaskOf(page, async () => void (await uploadInPage(page, files))),
	}));
	return { ...memory, longest };
}
