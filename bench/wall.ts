/**
 * `npm run bench:wall`: the wall of 10,000 photos in Chromium, on the production build. It scrolls from top to
 * bottom with the wheel, visits the page a second time, and prints how many images were in the page, what blocked
 * it, what moved, and what was fetched again. It prints the aims next to the numbers and fails if one is missed.
 */
import type { Page } from "@playwright/test";
import { signIn, startChromium } from "./setup/chromium-profile";
import { startGalleryApp } from "./setup/gallery-app";
import { startGalleryDatabase } from "./setup/gallery-stack";
import { startPictureStore } from "./setup/picture-store";
import { plantEvent } from "./setup/plant-event";

const photos = Number(process.env.PHOTOS ?? 10_000);

const screens = {
	desktop: { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 },
	phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};

interface Seen {
	longestTask: number;
	shift: number;
	mounted: number;
	/** How much each element was shifted, by its markup. */
	moved: Record<string, number>;
}

/** Runs in the page and records what the browser reports, and the largest number of images in the page. */
const watcher = `
	const seen = (window.seen = { longestTask: 0, shift: 0, mounted: 0, moved: {} });
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) seen.longestTask = Math.max(seen.longestTask, duration);
	}).observe({ type: "longtask", buffered: true });
	new PerformanceObserver((list) => {
		for (const { value, hadRecentInput, sources } of list.getEntries()) {
			if (hadRecentInput) continue;
			seen.shift += value;
			for (const { node } of sources) seen.moved[node?.outerHTML?.slice(0, 120) ?? String(node?.nodeName)] = value;
		}
	}).observe({ type: "layout-shift", buffered: true });
	(function count() {
		if (document.querySelector(".photo-wall")?.getAttribute("style"))
			seen.mounted = Math.max(seen.mounted, document.querySelectorAll(".photo-wall img").length);
		requestAnimationFrame(count);
	})();
`;

/** Compressed bytes of all scripts that the page loaded, whether from the network or from the cache. */
const scriptOf = (page: Page): Promise<number> =>
	page.evaluate(`performance.getEntriesByType("resource")
		.filter(({ name }) => new URL(name).pathname.endsWith(".js"))
		.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`);

const seenIn = (page: Page): Promise<Seen> => page.evaluate("seen");

/**
 * Milliseconds of processor time of the page's longest task, from Chromium's own trace: unlike clock time, they do
 * not depend on what else the machine does. Also of the longest task without V8's garbage collection, which
 * depends on how the machine takes memory back.
 */
async function longestTaskOf(page: Page, work: () => Promise<void>) {
	const cdp = await page.context().newCDPSession(page);
	const tasks: TraceEvent[] = [];
	const collections: TraceEvent[] = [];
	const mainThreads = new Set<string>();
	cdp.on("Tracing.dataCollected", ({ value }) => {
		for (const event of value as unknown as TraceEvent[]) {
			if (event.name === "thread_name" && event.args.name === "CrRendererMain")
				mainThreads.add(`${event.pid} ${event.tid}`);
			if (event.name.endsWith("RunTask") && (event.tdur ?? 0) > 10_000) tasks.push(event);
			if (event.name === "MajorGC" || event.name === "MinorGC") collections.push(event);
		}
	});
	await cdp.send("Tracing.start", {
		traceConfig: { recordMode: "recordAsMuchAsPossible", includedCategories: ["toplevel", "v8"] },
		transferMode: "ReportEvents",
	});
	await work();
	const complete = new Promise((resolve) => cdp.once("Tracing.tracingComplete", resolve));
	await cdp.send("Tracing.end");
	await complete;
	await cdp.detach();
	const own = tasks.filter(({ pid, tid }) => mainThreads.has(`${pid} ${tid}`));
	const during = (task: TraceEvent) =>
		collections.filter(
			({ pid, tid, ts }) =>
				pid === task.pid && tid === task.tid && ts >= task.ts && ts < task.ts + (task.dur ?? 0),
		);
	return {
		whole: Math.max(0, ...own.map(cpuOf)),
		withoutCollecting: Math.max(
			0,
			...own.map((task) => cpuOf(task) - during(task).reduce((sum, one) => sum + cpuOf(one), 0)),
		),
	};
}

const cpuOf = ({ tdur = 0 }: TraceEvent) => tdur / 1_000;

interface TraceEvent {
	name: string;
	pid: number;
	tid: number;
	/** In microseconds: the start (`ts`), the time by the clock (`dur`) and the processor time (`tdur`). */
	ts: number;
	dur?: number;
	tdur?: number;
	args: { name?: string };
}

/** Scrolls with the wheel until no more photos load. */
async function scrollToBottom(page: Page) {
	const began = Date.now();
	let lastHeight = 0;
	let still = 0;
	while (still < 20) {
		await page.mouse.wheel(0, 1_200);
		await page.waitForTimeout(16);
		const [height, more] = await page.evaluate<[number, boolean]>(
			"[document.documentElement.scrollHeight, document.querySelector('[data-load-more]') !== null]",
		);
		still = !more && height === lastHeight ? still + 1 : 0;
		lastHeight = height;
	}
	return { seconds: (Date.now() - began) / 1_000, height: lastHeight };
}

const database = await startGalleryDatabase();
const store = await startPictureStore();
await plantEvent(database.client, "wall", photos);
await database.client.query("ANALYZE");
const app = await startGalleryApp({ databaseUrl: database.url, endpoint: store.endpoint });
const missed: string[] = [];
try {
	for (const [screen, settings] of Object.entries(screens)) {
		const { context, stop } = await startChromium(settings);
		await signIn(context, app.origin, "Ben Okafor");
		for (const order of ["newest", "taken"]) {
			const page = await context.newPage();
			await page.addInitScript(watcher);
			const errors: string[] = [];
			page.on("pageerror", (error) => errors.push(error.message));
			page.on("console", (message) => {
				if (message.type() === "error") errors.push(message.text());
			});
			const url = `${app.origin}/events/wall${order === "taken" ? "?order=taken" : ""}`;
			await page.goto(url, { waitUntil: "networkidle" });
			const first = await seenIn(page);
			const script = await scriptOf(page);
			await page.mouse.move(200, 400);
			let way = { seconds: 0, height: 0 };
			const longestTask = await longestTaskOf(page, async () => {
				way = await scrollToBottom(page);
			});
			const all = await seenIn(page);
			const fetched = store.asked.images;
			await page.close();

			const again = await context.newPage();
			await again.goto(url, { waitUntil: "networkidle" });
			await again.mouse.move(200, 400);
			for (let n = 0; n < 30; n++) {
				await again.mouse.wheel(0, 800);
				await again.waitForTimeout(30);
			}
			await again.waitForTimeout(500);
			const refetched = store.asked.images - fetched;
			await again.close();

			const measured: [string, number, number, string][] = [
				["script of the first load, compressed", script / 1_000, 200, " kB"],
				["mounted images", all.mounted, 80, ""],
				["longest task while scrolling", longestTask.whole, 100, " ms"],
				["layout shift", all.shift, 0.02, ""],
				["images fetched again on a second visit", refetched, 0, ""],
				["errors in the console", errors.length, 0, ""],
			];
			console.log(
				`\n${screen}, ${order}: ${photos.toLocaleString("en")} photos, ${Math.round(way.height).toLocaleString("en")} px in ${way.seconds.toFixed(0)} s; by the clock the longest task took ${first.longestTask} ms before scrolling and ${all.longestTask} ms in the whole run; without garbage collection it took ${longestTask.withoutCollecting.toFixed(0)} ms of processor time`,
			);
			for (const [name, value, aim, unit] of measured) {
				const good = value <= aim;
				if (!good) missed.push(`${screen}, ${order}: ${name}`);
				console.log(
					`  ${good ? "good  " : "MISSED"} ${name}: ${Number(value.toFixed(4))}${unit} (aim ≤ ${aim}${unit})`,
				);
			}
			for (const [element, value] of Object.entries(all.moved).slice(0, 5))
				console.log(`  moved by ${value}: ${element}`);
			for (const error of errors.slice(0, 5)) console.log(`  ${error}`);
		}
		await stop();
	}
} finally {
	await app.stop();
	await store.stop();
	await database.stop();
}
process.exit(missed.length > 0 ? 1 : 0);
