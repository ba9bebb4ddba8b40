/**
 * The organizer's gallery of ten thousand photos, of which two thousand wait: scrolling through it in a browser, approving all that
 * wait with one press and taking it back, and what the change feed then sends to each page that is open. Database, app and browser
 * share this machine.
 */
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { defineBench } from "./runner/bench";
import { spread } from "./runner/table";
import { galleryPlace, noStore, serve } from "./setup/app";
import { signIn, startChromium } from "./setup/chromium";
import { openGalleryDatabase } from "./setup/gallery-database";
import { plantEvent } from "./setup/plant-event";
import { longestScriptTask, watchScriptTasks } from "./setup/script-tasks";
import { signInByHttp } from "./setup/sign-in";

const slug = "photos-of-a-party";

/** Calls the API as this person. Each answer comes with its bytes and how long it took. */
async function caller(origin: string, email: string) {
	const cookie = await signInByHttp(origin, email);
	const call = async (path: string, init: RequestInit = {}) => {
		const begin = performance.now();
		const answer = await fetch(origin + path, { ...init, headers: { ...init.headers, cookie, origin } });
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
		return { data: JSON.parse(text).result.data.json, bytes: text.length, ms: performance.now() - begin };
	};
	return {
		ask: (procedure: string, input: object) =>
			call(`/api/trpc/${procedure}?input=${encodeURIComponent(superjson.stringify(input))}`),
		tell: (procedure: string, input: object) =>
			call(`/api/trpc/${procedure}`, {
				method: "POST",
				body: superjson.stringify(input),
				headers: { "content-type": "application/json" },
			}),
	};
}

/** Scrolls as far as a reader gets who loads this many pages. Returns the largest number of pictures in the page. */
async function scrollThrough(page: Page, steps: number): Promise<number> {
	let most = 0;
	for (let step = 0; step < steps; step++) {
		await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
		await page.waitForTimeout(150);
		most = Math.max(most, await page.locator("[data-photo-id] img").count());
	}
	return most;
}

export const curateBench = defineBench({
	name: "curate",
	measures: "the organizer's gallery of ten thousand photos, and approving two thousand with one press",
	minutes: 3,
	needs: ["Chromium"],
	parameters: { rounds: 5, photos: 10_000, waiting: 2_000, steps: 40 },
	warmUp: 1,
	build: {},
	async start(setting) {
		const { photos, waiting, steps } = setting.parameters;
		const { url, client } = await openGalleryDatabase(setting);
		const eventId = await plantEvent(client, slug, photos, [people.ada.id]);
		await client.query("VACUUM ANALYZE");
		const place = await galleryPlace(url, noStore);
		await serve(setting, place);
		const olga = await caller(place.origin, people.olga.email);
		const ben = await caller(place.origin, people.ben.email);
		const { context, stop } = await startChromium(setting, { viewport: { width: 1280, height: 900 } });
		setting.stops.add(stop);
		await context.addInitScript("window.__name = (f) => f");
		await context.route(/\/optimized\//, (route) =>
			route.fulfill({ status: 200, contentType: "image/webp" }),
		);
		await signIn(context, place.origin, people.olga.name);
		return async () => {
			await client.query(
				`UPDATE "Photo" SET place = 'WAITING', "placeReason" = NULL WHERE id IN
				 (SELECT id FROM "Photo" WHERE "eventId" = $1 ORDER BY "createdAt" DESC LIMIT $2)`,
				[eventId, waiting],
			);
			await client.query(`DELETE FROM "Job"`);
			const page = await context.newPage();
			await watchScriptTasks(page);
			await page.goto(`${place.origin}/events/${slug}/gallery`);
			await page.locator("[data-photo-id]").first().waitFor();
			await page.waitForLoadState("networkidle");
			const loading = await longestScriptTask(page);
			const pictures = await scrollThrough(page, steps);
			const longest = await longestScriptTask(page);

			const { data: start } = await olga.ask("events.changes", { eventId });
			const { data: facets } = await olga.ask("curate.facets", { eventId });
			const which = { filter: { view: "waiting" }, except: [], seen: facets.seen };
			const press = randomUUID();
			const decided = await olga.tell("curate.decide", { eventId, press, to: { place: "SHOWN" }, which });
			const since = { eventId, since: start.cursor, many: true };
			const [forOlga, forBen] = [
				await olga.ask("events.changes", since),
				await ben.ask("events.changes", since),
			];
			// The page that is open takes them.
			await page.waitForTimeout(3_000);
			const taking = await longestScriptTask(page);
			const undone = await olga.tell("curate.undo", { eventId, press });
			await page.close();
			const album = await ben.ask("photos.list", { eventId });
			return {
				...{ loading, longest, taking, pictures },
				...{ decided: decided.ms, undone: undone.ms, count: decided.data.count },
				...{ forOlga: forOlga.bytes / 1_000, forBen: forBen.bytes / 1_000, album: album.bytes / 1_000 },
			};
		};
	},
	tables(samples) {
		const row = (
			name: string,
			of: (sample: (typeof samples)[number]) => number,
			aim?: { atMost: number },
		) => ({
			name,
			cells: [spread(samples.map(of), aim)],
		});
		return [
			{
				rowsAre: "gallery of ten thousand photos",
				columns: [{ name: "figure" }],
				rows: [
					row(
						"longest task of script while it is scrolled, ms; 0 if no frame took 50 ms",
						({ longest }) => longest,
						{ atMost: 50 },
					),
					row("the same while the page loads", ({ loading }) => loading),
					row("the same while it takes two thousand approvals", ({ taking }) => taking, { atMost: 50 }),
					row("pictures in the page, at most", ({ pictures }) => pictures, { atMost: 80 }),
				],
			},
			{
				rowsAre: "all that wait, approved with one press",
				columns: [{ name: "figure" }],
				rows: [
					row("photos", ({ count }) => count),
					row("until the answer, ms", ({ decided }) => decided, { atMost: 2_000 }),
					row("until it is undone, ms", ({ undone }) => undone, { atMost: 2_000 }),
					row("the feed's answer to an attendee, kB", ({ forBen }) => forBen, { atMost: 2 }),
					row("the feed's answer to an organizer, kB", ({ forOlga }) => forOlga, { atMost: 100 }),
					row("for comparison, the first thirty photos of the album, kB", ({ album }) => album),
				],
			},
		];
	},
});
