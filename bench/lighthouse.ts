/**
 * Lighthouse's scores for an event's page on a phone, signed in, on the production build. Lighthouse is downloaded in
 * this version when the bench runs. It is not a dependency, because it would add two hundred packages to every
 * install. Each page gets several runs, as its authors advise, and the median counts, because the processor part of a
 * score depends on what else the machine does.
 *
 * Lighthouse can simulate a slow phone in two ways, and both are used. By default ("simulate") it loads the page
 * at full speed and computes how long that would have taken. From a server on the same machine, scripts may load
 * before the first frame, and are then counted as though the frame had waited for them. With "devtools" the
 * browser itself is slowed down, so the result was really observed.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import { freePort } from "@/scripts/stack/ports";
import { defineBench } from "./runner/bench";
import { spread } from "./runner/table";
import { galleryPlace, serve } from "./setup/app";
import { signIn, startChromium } from "./setup/chromium";
import { openGalleryDatabase } from "./setup/gallery-database";
import { startPictureStore } from "./setup/picture-store";
import { plantEvent } from "./setup/plant-event";

/** The newest version that runs on Node 20. */
const version = "12.8.2";
const ways = {
	simulate: ["performance", "accessibility", "best-practices"],
	devtools: ["performance"],
} as const;
type Way = keyof typeof ways;

const report = z.object({
	categories: z.record(
		z.string(),
		z.object({
			score: z.number().nullable(),
			auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
		}),
	),
	audits: z.record(
		z.string(),
		z.object({ title: z.string(), score: z.number().nullable(), displayValue: z.string().optional() }),
	),
});

/** Runs in the browser at this port, with its cookies. */
async function lighthouse(url: string, port: number, way: Way) {
	const options = [
		"--quiet",
		"--output=json",
		"--output-path=stdout",
		`--throttling-method=${way}`,
		`--only-categories=${ways[way].join(",")}`,
	];
	const { stdout } = await promisify(execFile)(
		"npx",
		["--yes", `lighthouse@${version}`, url, `--port=${port}`, ...options],
		{ maxBuffer: 100_000_000 },
	);
	return report.parse(JSON.parse(stdout));
}

interface Scores {
	page: string;
	way: Way;
	/** From 0 to 100, by category. */
	scores: Record<string, number>;
}

export const lighthouseBench = defineBench({
	name: "lighthouse",
	measures: "how Lighthouse scores an event's page and a photo's page on a phone with a slow network",
	minutes: 15,
	needs: ["Chromium", "npm, from which Lighthouse is downloaded"],
	parameters: { rounds: 5, photos: 10_000 },
	build: {},
	async start(setting) {
		const { url, client } = await openGalleryDatabase(setting);
		const store = await startPictureStore(setting);
		await plantEvent(client, "empty", 0);
		await plantEvent(client, "ten", 10);
		const full = await plantEvent(client, "full", setting.parameters.photos);
		const { rows } = await client.query<{ id: string }>(
			`SELECT id FROM "Photo" WHERE "eventId" = $1 AND NOT hidden ORDER BY "createdAt" DESC LIMIT 1`,
			[full],
		);
		await client.query("ANALYZE");
		const place = await galleryPlace(url, store.endpoint);
		await serve(setting, place);
		setting.note(`Lighthouse ${version}`);
		const pages = {
			"no photos": "/events/empty",
			"ten photos": "/events/ten",
			[`${setting.parameters.photos.toLocaleString("en")} photos`]: "/events/full",
			"one photo's page": `/events/full/photos/${rows[0]?.id}`,
		};

		return async () => {
			const port = await freePort();
			const browser = await startChromium(setting, { args: [`--remote-debugging-port=${port}`] });
			await signIn(browser.context, place.origin, "Ben Okafor");
			const all: Scores[] = [];
			for (const [page, path] of Object.entries(pages)) {
				for (const way of ["simulate", "devtools"] as const) {
					// On a busy machine Lighthouse sometimes loses its own trace and asks to be run again.
					const ask = () => lighthouse(place.origin + path, port, way);
					const { categories, audits } = await ask().catch(ask).catch(ask);
					const scores: Record<string, number> = {};
					for (const name of ways[way]) {
						scores[name] = Math.round((categories[name]?.score ?? 0) * 100);
						const lost = name === "performance" ? [] : (categories[name]?.auditRefs ?? []);
						for (const { id, weight } of lost) {
							const { score = null, title = id } = audits[id] ?? {};
							if (weight > 0 && score !== null && score < 1)
								console.log(`${page}, ${name}: ${title} (${id})`);
						}
					}
					all.push({ page, way, scores });
				}
			}
			await browser.stop();
			return all;
		};
	},
	tables(samples) {
		const scores = (page: string, way: Way, category: string, atLeast: number) =>
			spread(
				samples.flatMap((turn) =>
					turn.flatMap((one) => (one.page === page && one.way === way ? (one.scores[category] ?? []) : [])),
				),
				{ atLeast },
			);
		return [
			{
				rowsAre: "page",
				columns: [
					{ name: "accessibility" },
					{ name: "best practices" },
					{ name: "performance, simulated" },
					{ name: "performance, throttled" },
				],
				rows: [...new Set(samples[0]?.map(({ page }) => page))].map((page) => ({
					name: page,
					cells: [
						scores(page, "simulate", "accessibility", 100),
						scores(page, "simulate", "best-practices", 100),
						scores(page, "simulate", "performance", 90),
						scores(page, "devtools", "performance", 90),
					],
				})),
			},
		];
	},
});
