/**
 * Sixty photos on a network that fails at random, between the browser and the store and between the browser and the app. None
 * is lost, none is there twice, and every word is kept. Each run prints its seed. UPLOAD_FAULTS_SEED repeats one, and
 * UPLOAD_FAULTS_RUNS is the number of runs.
 */
import { randomInt } from "node:crypto";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import pg from "pg";
import { startApp } from "@/scripts/stack/app";
import { toolClient } from "@/scripts/stack/buckets";
import { freePort } from "@/scripts/stack/ports";
import { type FaultyProxy, startFaultyProxy } from "../faults/faulty-proxy";
import { only, pass, random, seeded } from "../faults/plan";
import { jpeg, sha256Of } from "../setup/photos";
import { choose, type Payload, signIn } from "./people";
import { ownDatabase } from "./setup/own-database";
import { stack } from "./setup/stack";
import { type Browser, expect, type Page, test } from "./test";

const runs = Number(process.env.UPLOAD_FAULTS_RUNS ?? 2);
const count = 60;

interface Run {
	seed: number;
	/** How often the tab is killed while photos are under way. The queue does not survive that yet. */
	killTab: number;
}

const stops: (() => Promise<unknown>)[] = [];
let store: FaultyProxy;
let app: FaultyProxy;
let origin = "";
let cronSecret = "";
let client: pg.Client;

test.beforeAll(async () => {
	test.setTimeout(180_000);
	const env = await ownDatabase("rollcall-faults");
	origin = env.NEXTAUTH_URL;
	cronSecret = stack.cronSecret;
	store = await startFaultyProxy({ target: env.S3_ENDPOINT });
	stops.push(() => store.close());
	const appPort = await freePort();
	app = await startFaultyProxy({
		target: `http://localhost:${appPort}`,
		port: Number(new URL(origin).port),
	});
	stops.push(() => app.close());
	const served = startApp({
		...{ production: true, port: appPort },
		env: { ...env, S3_ENDPOINT: store.url, MAX_PHOTOS_PER_PERSON: "100000", UPLOADS_PER_MINUTE: "100000" },
	});
	stops.push(() => served.stop());
	await served.ready;
	client = new pg.Client({ connectionString: env.DATABASE_URL });
	await client.connect();
	stops.push(() => client.end());
});
test.afterAll(async () => {
	for (const stop of stops.splice(0).reverse()) await stop();
});

/** The keys of the bucket itself, without the proxy. */
async function originals(): Promise<string[]> {
	const env = stack.secondApp;
	const tool = toolClient({
		...{ endpoint: env.S3_ENDPOINT, region: env.S3_REGION },
		...{ accessKeyId: env.S3_ACCESS_KEY_ID, secretAccessKey: env.S3_SECRET_ACCESS_KEY },
	});
	const found: string[] = [];
	let token: string | undefined;
	do {
		const page = await tool.send(
			new ListObjectsV2Command({ Bucket: env.S3_BUCKET, Prefix: "uploads/", ContinuationToken: token }),
		);
		for (const { Key } of page.Contents ?? []) if (Key) found.push(Key);
		token = page.NextContinuationToken;
	} while (token);
	tool.destroy();
	return found;
}

/** Small photos, no two of them alike, in this run or in another. */
const photosOf = (seed: number): Payload[] =>
	Array.from({ length: count }, (_, index) => ({
		name: `faulty-${String(index + 1).padStart(2, "0")}.jpg`,
		mimeType: "image/jpeg",
		buffer: Buffer.from(jpeg(`${seed} ${index} `.padEnd(500 + ((index * 997) % 50_000), "."))),
	}));

/** Lets a share of the requests of an upload fail, those for its bytes and those of the API. */
function letFail(seed: number) {
	const isBytes = ({ method, path }: { method: string; path: string }) =>
		method === "PUT" && path.includes("/uploads/");
	const isCall = ({ method, path }: { method: string; path: string }) =>
		method === "POST" && /\/api\/trpc\/photos\.(initiateUpload|confirm)/.test(path);
	store.setPlan(only(isBytes, random({ seed, share: 0.4 })));
	app.setPlan(only(isCall, random({ seed: seed + 1, share: 0.2 })));
}

function stopFailing() {
	store.setPlan(pass);
	app.setPlan(pass);
}

/** Adds the files, with words typed for some of them, and returns the words of each. */
async function addAll(browser: Browser, files: Payload[], { seed, killTab }: Run) {
	expect(killTab, "the queue does not survive a reload yet").toBe(0);
	const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 860 } });
	const page = await context.newPage();
	await signIn(page, "Ada Moreno");
	await choose(page, files);
	const titles = page.getByLabel("Title", { exact: true });
	await expect(titles).toHaveCount(count);
	const descriptions = page.getByLabel("Description (optional)");
	const next = seeded(seed);
	for (let typed = 0; typed < 6; typed++) {
		const index = Math.floor(next() * count);
		await titles.nth(index).fill(`Typed ${typed} of run ${seed} 🍂`);
		await descriptions.nth(index).fill(`Said ${typed}, العربية`);
	}
	const values = (inputs: (HTMLInputElement | HTMLTextAreaElement)[]) => inputs.map(({ value }) => value);
	const words = {
		titles: await titles.evaluateAll(values),
		descriptions: await descriptions.evaluateAll(values),
	};
	letFail(seed);
	await page.getByRole("button", { name: `Add ${count} photos` }).click();
	await finish(page);
	stopFailing();
	await context.close();
	return words;
}

/** Presses "Retry" as a person does, until every photo is added. */
async function finish(page: Page) {
	const all = page.getByRole("status").filter({ hasText: new RegExp(`^${count} photos added$`) });
	const retry = page.getByRole("button", { name: /^Retry \d+ photos?$/ });
	await expect(async () => {
		if (await retry.isVisible()) await retry.click();
		await expect(all).toBeVisible({ timeout: 1_000 });
	}).toPass({ timeout: 800_000 });
}

for (let turn = 0; turn < runs; turn++)
	test(`sixty photos arrive once each through random faults, run ${turn + 1}`, async ({ browser }) => {
		test.setTimeout(900_000);
		const seed = Number(process.env.UPLOAD_FAULTS_SEED ?? randomInt(1_000_000)) + turn;
		console.log(`upload faults: UPLOAD_FAULTS_SEED=${seed}`);
		const files = photosOf(seed);
		const before = await originals();

		const words = await addAll(browser, files, { seed, killTab: 0 });

		const swept = await fetch(`${origin}/api/cron/sweep`, {
			headers: { authorization: `Bearer ${cronSecret}` },
		});
		expect(await swept.json()).toMatchObject({ failed: 0 });
		const hashes = files.map(({ buffer }) => sha256Of(buffer));
		const { rows } = await client.query<{ sha256: string; title: string; description: string; key: string }>(
			`SELECT sha256, title, description, key FROM "Photo" WHERE sha256 = ANY($1)`,
			[hashes],
		);
		const found = new Map(rows.map(({ sha256, title, description }) => [sha256, [title, description]]));
		expect(rows).toHaveLength(count);
		expect(hashes.map((hash) => found.get(hash))).toEqual(
			words.titles.map((title, index) => [title, words.descriptions[index]]),
		);
		expect((await client.query(`SELECT id FROM "Upload"`)).rows).toEqual([]);
		const added = (await originals()).filter((key) => !before.includes(key));
		expect(added.sort()).toEqual(rows.map(({ key }) => key).sort());
		console.log(
			`upload faults: the store met ${JSON.stringify(store.traffic.faults)}, the app ${JSON.stringify(app.traffic.faults)}`,
		);
	});
