/**
 * `npm run bench:lighthouse`: Lighthouse's scores for an event's page on a phone, signed in, on the production
 * build. Lighthouse is downloaded in this version when the bench runs. It is not a dependency, because it would
 * add two hundred packages to every install. Each page gets five runs, as its authors advise, and the median
 * counts, because the processor part of a score depends on what else the machine does.
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
import { signIn, startChromium } from "./setup/chromium-profile";
import { startGalleryApp } from "./setup/gallery-app";
import { startGalleryDatabase } from "./setup/gallery-stack";
import { startPictureStore } from "./setup/picture-store";
import { plantEvent } from "./setup/plant-event";

/** The newest version that runs on Node 20. */
const version = "12.8.2";
const runs = Number(process.env.RUNS ?? 5);
/** How Lighthouse slows the phone down, and the aims for each category. */
const ways = [
	{ throttling: "simulate", aims: { performance: 90, accessibility: 100, "best-practices": 100 } },
	{ throttling: "devtools", aims: { performance: 90 } },
];
/** The most useful parts of the performance score. */
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

/**
 * Runs in the browser at this port, with its cookies, as a process of its own because the picture store runs in
 * this one.
 */
async function lighthouse(url: string, port: number, { throttling, aims }: (typeof ways)[number]) {
	const options = [
		"--quiet",
		"--output=json",
		"--output-path=stdout",
		`--throttling-method=${throttling}`,
		`--only-categories=${Object.keys(aims).join(",")}`,
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

async function examine(path: string, way: (typeof ways)[number]) {
	const scores: Record<string, number[]> = {};
	const told = new Set<string>();
	let times = "";
	for (let run = 0; run < runs; run++) {
		// On a busy machine Lighthouse sometimes loses its own trace and asks to be run again.
		const ask = () => lighthouse(app.origin + path, port, way);
		const { categories, audits } = await ask().catch(ask).catch(ask);
		for (const name of Object.keys(way.aims)) {
			scores[name] = [...(scores[name] ?? []), Math.round((categories[name]?.score ?? 0) * 100)];
			const lost = name === "performance" ? [] : (categories[name]?.auditRefs ?? []);
			for (const { id, weight } of lost) {
				const { score = null, title = id } = audits[id] ?? {};
				if (weight > 0 && score !== null && score < 1) told.add(`${name}: ${title} (${id})`);
			}
		}
		times = timings.map((id) => `${id} ${audits[id]?.displayValue ?? "?"}`).join(", ");
	}
	console.log(`\n${path.replace(/[\da-f-]{36}/, "<photo>")}, ${way.throttling}: ${times} in the last run`);
	for (const [name, aim] of Object.entries(way.aims)) {
		const value = median(scores[name] ?? []);
		if (value < aim) missed.push(`${path}, ${way.throttling}: ${name}`);
		console.log(
			`  ${value < aim ? "MISSED" : "good  "} ${name}: ${value} (aim ≥ ${aim}; ${scores[name]?.join(", ")})`,
		);
	}
	for (const line of told) console.log(`  ${line}`);
}

try {
	await signIn(browser.context, app.origin, "Ben Okafor");
	for (const path of ["/events/empty", "/events/ten", "/events/full", `/events/full/photos/${rows[0]?.id}`]) {
		for (const way of ways) await examine(path, way);
	}
} finally {
	await browser.stop();
	await app.stop();
	await store.stop();
	await database.stop();
}
process.exit(missed.length > 0 ? 1 : 0);
