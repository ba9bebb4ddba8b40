/**
 * `npm run bench:lighthouse`: what Lighthouse says of an event's page on a phone, signed in, on the production build.
 * Lighthouse is fetched when this is run, at this version, and is no dependency: it would bring two hundred packages
 * into every install. Three runs each; the median counts, because the processor's share of a score moves with whoever else uses the machine.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import { freePort } from "@/scripts/stack/ports";
import { signIn, startChromium } from "./setup/chromium-profile";
import { startGalleryApp } from "./setup/gallery-app";
import { startGalleryDatabase } from "./setup/gallery-stack";
import { startPictureStore } from "./setup/picture-store";
import { plantEvent } from "./setup/plant-event";

/** The newest that runs on Node 20. */
const version = "12.8.2";
const runs = Number(process.env.RUNS ?? 3);
const aims = { performance: 90, accessibility: 100, "best-practices": 100 };
const names = ["performance", "accessibility", "best-practices"] as const;
/** Of the performance score, what one would look at first. */
const timings = [
	"first-contentful-paint",
	"largest-contentful-paint",
	"total-blocking-time",
	"cumulative-layout-shift",
];

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

/** In the browser at this port, with its cookies. A process of its own: the store of pictures is in this one. */
async function lighthouse(url: string, port: number) {
	const options = [
		"--quiet",
		"--output=json",
		"--output-path=stdout",
		`--only-categories=${names.join(",")}`,
	];
	const { stdout } = await promisify(execFile)(
		"npx",
		["--yes", `lighthouse@${version}`, url, `--port=${port}`, ...options],
		{ maxBuffer: 100_000_000 },
	);
	return report.parse(JSON.parse(stdout));
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const database = await startGalleryDatabase();
const store = await startPictureStore();
await plantEvent(database.client, "empty", 0);
await plantEvent(database.client, "ten", 10);
const full = await plantEvent(database.client, "full", 10_000);
const { rows } = await database.client.query<{ id: string }>(
	`SELECT id FROM "Photo" WHERE "eventId" = $1 AND NOT hidden ORDER BY "createdAt" DESC LIMIT 1`,
	[full],
);
await database.client.query("ANALYZE");
const app = await startGalleryApp({ databaseUrl: database.url, endpoint: store.endpoint });
const port = await freePort();
const browser = await startChromium({ args: [`--remote-debugging-port=${port}`] });
const missed: string[] = [];
try {
	await signIn(browser.context, app.origin, "Ben Okafor");
	for (const path of ["/events/empty", "/events/ten", "/events/full", `/events/full/photos/${rows[0]?.id}`]) {
		const scores: Record<string, number[]> = {};
		const told = new Set<string>();
		let times = "";
		for (let run = 0; run < runs; run++) {
			// On a machine that is busy it sometimes loses its own trace, and says to run it again.
			const ask = () => lighthouse(app.origin + path, port);
			const { categories, audits } = await ask().catch(ask).catch(ask);
			for (const name of names) {
				scores[name] = [...(scores[name] ?? []), Math.round((categories[name]?.score ?? 0) * 100)];
				const lost = name === "performance" ? [] : (categories[name]?.auditRefs ?? []);
				for (const { id, weight } of lost) {
					const { score = null, title = id } = audits[id] ?? {};
					if (weight > 0 && score !== null && score < 1) told.add(`${name}: ${title} (${id})`);
				}
			}
			times = timings.map((id) => `${id} ${audits[id]?.displayValue ?? "?"}`).join(", ");
		}
		console.log(`\n${path.replace(/[\da-f-]{36}/, "<photo>")}: ${times} in the last run`);
		for (const name of names) {
			const value = median(scores[name] ?? []);
			if (value < aims[name]) missed.push(`${path}: ${name}`);
			console.log(
				`  ${value < aims[name] ? "MISSED" : "good  "} ${name}: ${value} (aim ≥ ${aims[name]}; ${scores[name]?.join(", ")})`,
			);
		}
		for (const line of told) console.log(`  ${line}`);
	}
} finally {
	await browser.stop();
	await app.stop();
	await store.stop();
	await database.stop();
}
process.exit(missed.length > 0 ? 1 : 0);
