/**
 * The change feed: what an answer without news costs beside a bare Next route, how many of them a second the server gives, and
 * how long a hidden photo stays on five open albums, each scrolled to it, and on the live wall; once also a photo deep in the
 * albums, which is not on the wall. The bare route exists only
 * in a temporary copy of the project. Server, database, browser and callers share this machine.
 */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { defineBench } from "./runner/bench";
import { median, quantile, spread } from "./runner/table";
import { galleryPlace, serve } from "./setup/app";
import { signIn, startChromium } from "./setup/chromium";
import { openGalleryDatabase } from "./setup/gallery-database";
import { startPictureStore } from "./setup/picture-store";
import { plantEvent } from "./setup/plant-event";
import { signInByHttp } from "./setup/sign-in";

const slug = "photos-of-a-party";
const albums = 5;
/** About how many photos are before the one that is hidden deep in the albums. */
const depth = 5_000;
/** People who ask, so many that nobody meets the limit of one person, and how many of their calls are under way at once. */
const crowd = 120;
const together = 16;
/** How often in a turn calls of one kind are compared with calls of the other, and how many each time. */
const blocks = 6;
const compared = 40;

const bareRoute =
	'export const dynamic = "force-dynamic";\nexport const GET = async (request: Request) => Response.json({ path: new URL(request.url).pathname });\n';

/** Milliseconds of processor time that the process has used. Linux counts in ticks of ten. */
function processorMs(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
	return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Scrolls the album until the photo is in the page, which is one of its first `depth`. */
const scrollTo = (page: Page, photoId: string, depth = 100) =>
	page.evaluate(
		async ({ id, steps }) => {
			for (let step = 0; !document.querySelector(`[data-photo-id="${id}"]`); step++) {
				if (step > steps) throw new Error("The album does not show the photo.");
				window.scrollBy(0, window.innerHeight * 0.8);
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
		},
		{ id: photoId, steps: 200 + depth },
	);

const isGone = (page: Page, photoId: string) =>
	page.waitForFunction((id) => document.querySelector(`[data-photo-id="${id}"]`) === null, photoId, {
		polling: 50,
	});

export const feedBench = defineBench({
	name: "feed",
	measures: "what the change feed costs without news, and how soon a hidden photo leaves open pages",
	minutes: 6,
	needs: ["Chromium", "Linux"],
	parameters: { rounds: 5, seconds: 4, hidden: 6, photos: 10_000 },
	warmUp: 1,
	build: { with: { "app/api/bare/route.ts": bareRoute } },
	async start(setting) {
		const { seconds, hidden, photos } = setting.parameters;
		const { url, client } = await openGalleryDatabase(setting);
		// Not by Ben, who opens the pages and would go on seeing his own photos.
		const eventId = await plantEvent(client, slug, photos, [people.ada.id]);
		const emails = Array.from({ length: crowd }, (_, n) => `guest-${n}@crowd.rollcall.test`);
		await client.query(
			`WITH guest AS (
				INSERT INTO "User" (id, name, email, "emailVerified", demo)
				SELECT gen_random_uuid(), email, email, now(), true FROM unnest($1::text[]) email RETURNING id)
			 INSERT INTO "Attendance" (id, "eventId", "userId", status)
			 SELECT gen_random_uuid(), $2, id, 'ATTENDED' FROM guest`,
			[emails, eventId],
		);
		await client.query("VACUUM ANALYZE");
		const { endpoint } = await startPictureStore(setting);
		const place = await galleryPlace(url, endpoint);
		const { pid } = await serve(setting, place);
		const { origin } = place;

		const get = async (path: string, cookie: string) => {
			const begin = performance.now();
			const answer = await fetch(origin + path, { headers: { cookie } });
			const text = await answer.text();
			if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
			return { took: performance.now() - begin, text };
		};
		const changesSince = (since?: string) =>
			`/api/trpc/events.changes?input=${encodeURIComponent(superjson.stringify({ eventId, since }))}`;
		const cookies: string[] = [];
		for (const email of emails) cookies.push(await signInByHttp(origin, email));
		let calls = 0;
		/** Asks for changes as one person after another. */
		const ask = (since?: string) => get(changesSince(since), cookies[calls++ % crowd] ?? "");
		const cursor = async (): Promise<string> => JSON.parse((await ask()).text).result.data.json.cursor;

		/** One call after the other, in turns with the bare route. */
		async function compare(since: string) {
			const times = { bare: [] as number[], changes: [] as number[] };
			const processor = { bare: 0, changes: 0 };
			const call = {
				bare: () => get("/api/bare", cookies[0] ?? ""),
				changes: () => ask(since),
			};
			for (let block = 0; block < blocks; block++) {
				for (const kind of ["bare", "changes"] as const) {
					const before = processorMs(pid);
					for (let n = 0; n < compared; n++) times[kind].push((await call[kind]()).took);
					processor[kind] += (processorMs(pid) - before) / (blocks * compared);
				}
			}
			return { times, processor };
		}
		/** As many calls as the server answers, per second. */
		async function crowded(since: string) {
			const begin = performance.now();
			const until = begin + seconds * 1_000;
			let answered = 0;
			const caller = async () => {
				while (performance.now() < until) {
					await ask(since);
					answered += 1;
				}
			};
			await Promise.all(Array.from({ length: together }, caller));
			return answered / ((performance.now() - begin) / 1_000);
		}

		const olga = await signInByHttp(origin, people.olga.email);
		const hide = async (photoId: string) => {
			const answer = await fetch(`${origin}/api/trpc/photos.hide`, {
				method: "POST",
				headers: { cookie: olga, "content-type": "application/json" },
				body: superjson.stringify({ eventId, photoId, reason: "BLURRED" }),
			});
			if (!answer.ok) throw new Error(`Hiding was answered ${answer.status}.`);
		};
		/** A photo that about `depth` others are before in the album. */
		async function deepPhoto(): Promise<string> {
			const { rows } = await client.query<{ id: string }>(
				`SELECT id FROM "Photo" WHERE "eventId" = $1 AND place = 'SHOWN' AND "takenAt" IS NOT NULL
				 ORDER BY "takenAt" DESC OFFSET $2 LIMIT 1`,
				[eventId, depth],
			);
			return rows[0]?.id ?? "";
		}
		/** Hides the photo. Returns milliseconds from the request until it has left each of the pages. */
		async function hideFrom(pages: readonly Page[], photoId: string): Promise<number[]> {
			const begin = performance.now();
			const left = pages.map(async (page) => {
				await isGone(page, photoId);
				return performance.now() - begin;
			});
			await hide(photoId);
			return Promise.all(left);
		}

		/** Milliseconds until photos have left the pages: those on the wall, and in the first round one deep in the album. */
		async function leave(isFirst: boolean): Promise<{ near: number[]; deep: number[] }> {
			const { context, stop } = await startChromium(setting, { viewport: { width: 1_280, height: 860 } });
			await signIn(context, origin, people.ben.name);
			const wall = await context.newPage();
			await wall.goto(`${origin}/events/${slug}/live`);
			const current = wall.locator("[data-slide=current]");
			await current.waitFor();
			await wall.keyboard.press("Space");
			const pages: Page[] = [];
			for (let n = 0; n < albums; n++) {
				const page = await context.newPage();
				await page.goto(`${origin}/events/${slug}`);
				pages.push(page);
			}
			const near: number[] = [];
			for (let n = 0; n < hidden; n++) {
				const photoId = (await current.getAttribute("data-photo-id")) ?? "";
				for (const page of pages) await scrollTo(page, photoId);
				near.push(...(await hideFrom([...pages, wall], photoId)));
				for (const page of pages) await page.evaluate(() => window.scrollTo(0, 0));
				await wall.keyboard.press("ArrowRight");
				await wall.waitForTimeout(1_500);
			}
			const deep: number[] = [];
			if (isFirst) {
				const photoId = await deepPhoto();
				await Promise.all(pages.map((page) => scrollTo(page, photoId, depth)));
				deep.push(...(await hideFrom(pages, photoId)));
			}
			await stop();
			return { near, deep };
		}

		return async (round) => {
			const since = await cursor();
			const { times, processor } = await compare(since);
			const perSecond = await crowded(since);
			return { times, processor, perSecond, left: await leave(round === 0) };
		};
	},
	tables(samples) {
		const near = samples.flatMap(({ left }) => left.near);
		const deep = samples.flatMap(({ left }) => left.deep);
		return [
			{
				rowsAre: "answer without news",
				columns: [{ name: "figure" }],
				rows: [
					{
						name: "median time, as a ratio to the bare route",
						cells: [
							spread(
								samples.map(({ times }) => median(times.changes) / median(times.bare)),
								{ atMost: 1.5 },
							),
						],
					},
					{ name: "median time, ms", cells: [spread(samples.map(({ times }) => median(times.changes)))] },
					{
						name: "processor time of the app, as a ratio to the bare route",
						cells: [spread(samples.map(({ processor }) => processor.changes / processor.bare))],
					},
					{
						name: "processor time of the app, ms",
						cells: [spread(samples.map(({ processor }) => processor.changes))],
					},
					{
						name: "answers a second",
						cells: [
							spread(
								samples.map(({ perSecond }) => perSecond),
								{ atLeast: 250 },
							),
						],
					},
				],
			},
			{
				rowsAre: "hidden photo, until it has left a page",
				columns: [{ name: "time", unit: "s" }],
				rows: [
					{ name: "median", cells: [{ value: median(near) / 1_000 }] },
					{ name: "95th percentile", cells: [{ value: quantile(near, 0.95) / 1_000, aim: { atMost: 3 } }] },
					// Some of the turns may be without the first.
					...(deep.length === 0
						? []
						: [
								{
									name: `slowest of five albums, about ${depth.toLocaleString("en")} photos deep`,
									cells: [{ value: quantile(deep, 1) / 1_000, aim: { atMost: 3 } }],
								},
							]),
				],
			},
		];
	},
});
