/**
 * Sixty photos on a network that fails at random, between the browser and the store and between the browser and the app, while
 * the tab is killed now and then. None is lost, none is there twice, and every word is kept. Each run prints its seed. UPLOAD_FAULTS_SEED repeats one, and
 * UPLOAD_FAULTS_RUNS is the number of runs.
 */
import { randomInt } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import pg from "pg";
import sharp from "sharp";
import { titleFromFileName } from "@/components/upload/queue/title-from-file-name";
import { startApp } from "@/scripts/stack/app";
import { toolClient } from "@/scripts/stack/buckets";
import { freePort } from "@/scripts/stack/ports";
import { type FaultyProxy, startFaultyProxy } from "../faults/faulty-proxy";
import { only, pass, random, seeded } from "../faults/plan";
import { sha256Of } from "../setup/photos";
import { crash } from "./kept-photos";
import { choose, eventPath, giveWords, signIn, visit } from "./people";
import { ownDatabase } from "./setup/own-database";
import { stack } from "./setup/stack";
import { type Browser, expect, type Page, test } from "./test";

const runs = Number(process.env.UPLOAD_FAULTS_RUNS ?? 2);
const count = 60;

interface File {
	name: string;
	path: string;
	sha256: string;
}

interface Run {
	seed: number;
	/** How often the tab is killed while photos are under way. */
	killTab: number;
}

const stops: (() => Promise<unknown>)[] = [];
let store: FaultyProxy;
let app: FaultyProxy;
let origin = "";
let cronSecret = "";
let client: pg.Client;

test.beforeAll(async () => {
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

/** As a messenger would send them. */
const photographs = await Promise.all(
	["brushes", "dandelions", "fig", "picos-trail", "stream", "two-dogs"].map((name) =>
		sharp(fileURLToPath(new URL(`../fixtures/photos/${name}.jpg`, import.meta.url)))
			.rotate()
			.resize({ width: 800 })
			.jpeg({ quality: 75 })
			.toBuffer(),
	),
);

/** Photos on the disk, no two of them with the same bytes, in this run or in another. */
function photosOf(seed: number): File[] {
	const folder = test.info().outputPath(`photos-${seed}`);
	mkdirSync(folder);
	return Array.from({ length: count }, (_, index) => {
		const name = `faulty-${String(index + 1).padStart(2, "0")}.jpg`;
		const photograph = photographs[index % photographs.length] ?? Buffer.of();
		// Decoders ignore what follows the end of a JPEG.
		const bytes = Buffer.concat([photograph, Buffer.from(`${seed} ${index}`)]);
		const path = join(folder, name);
		writeFileSync(path, bytes);
		return { name, path, sha256: sha256Of(bytes) };
	});
}

/**
 * Lets a share of the requests of an upload fail, those for its bytes and those of the API. One of each may stay without an
 * answer, which the page waits for half a minute.
 */
function letFail(seed: number) {
	const isBytes = ({ method, path }: { method: string; path: string }) =>
		method === "PUT" && path.includes("/uploads/");
	const isCall = ({ method, path }: { method: string; path: string }) =>
		method === "POST" && /\/api\/trpc\/photos\.(initiateUpload|confirm)/.test(path);
	store.setPlan(only(isBytes, random({ seed, share: 0.25, stalls: 1 })));
	app.setPlan(only(isCall, random({ seed: seed + 1, share: 0.15, stalls: 1 })));
}

function stopFailing() {
	store.setPlan(pass);
	app.setPlan(pass);
}

/**
 * Adds the files, with words typed for some of them, and kills the tab while they are under way. Returns the words that each
 * photo must have, by hash.
 */
async function addAll(browser: Browser, files: File[], { seed, killTab }: Run) {
	const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 860 } });
	context.setDefaultTimeout(30_000);
	let page = await context.newPage();
	await signIn(page, "Ada Moreno");
	const choosePaths = () =>
		choose(
			page,
			files.map(({ path }) => path),
		);
	await choosePaths();
	const start = page.getByRole("button", { name: `Add ${count} photos` });
	await expect(start).toBeVisible();
	const words = new Map(files.map(({ name, sha256 }) => [sha256, [titleFromFileName(name), ""]]));
	const next = seeded(seed);
	let typed = 0;
	async function typeFor(name: string) {
		const file = files.find((one) => one.name === name);
		if (!file) throw new Error(`There is no file ${name}.`);
		const said = { title: `Typed ${typed} of run ${seed} 🍂`, description: `Said ${typed}, العربية` };
		typed += 1;
		await giveWords(page, name, said);
		words.set(file.sha256, [said.title, said.description]);
	}
	// Of the first row, because the grid holds only what is on the screen.
	for (let n = 0; n < 6; n++) await typeFor(files[Math.floor(next() * 8)]?.name ?? "");
	letFail(seed);
	await start.click();
	// Before the tab is killed for the first time, while the photos are being copied and sent.
	await expect(page.locator("[data-status=draft]")).toHaveCount(0);
	const rows = page.getByRole("list", { name: "Chosen photos" }).getByRole("listitem");
	for (let n = 0; n < 2; n++) {
		const row = rows.nth(Math.floor(next() * 4));
		await row.hover();
		await typeFor((await row.getAttribute("data-name")) ?? "");
	}
	for (let killed = 0; killed < killTab; killed++) {
		await page.waitForTimeout(300 + next() * 3_000);
		if (killed % 2) await crash(page);
		await page.close({ runBeforeUnload: false });
		page = await context.newPage();
		await visit(page, eventPath);
		// Files that were not kept yet are asked for again.
		if ((await missing(files)) > 0) await choosePaths();
	}
	await finish(page, files, choosePaths);
	stopFailing();
	await context.close();
	return words;
}

/** How many of the files are not in the event. */
async function missing(files: File[]): Promise<number> {
	const { rows } = await client.query<{ count: string }>(
		`SELECT count(*) FROM "Photo" WHERE sha256 = ANY($1)`,
		[files.map(({ sha256 }) => sha256)],
	);
	return files.length - Number(rows[0]?.count);
}

/** Does what a person does who sees that something failed or is asked for again, until every photo is there and listed so. */
async function finish(page: Page, files: File[], choosePaths: () => Promise<void>) {
	const start = page.getByRole("button", { name: /^Add \d+ photos?$/ });
	const retry = page.getByRole("button", { name: /^Retry \d+ photos?$/ });
	const left = page.locator("[data-upload-id]:not([data-status=done]):not([data-status=duplicate])");
	await expect(async () => {
		if ((await page.locator("[data-status=fileNeeded]").count()) > 0) await choosePaths();
		if (await start.isVisible()) await start.click();
		if (await retry.isVisible()) await retry.click();
		expect([await missing(files), await left.count()]).toEqual([0, 0]);
	}).toPass({ timeout: 400_000, intervals: [1_000] });
}

for (let turn = 0; turn < runs; turn++)
	test(`sixty photos arrive once each through random faults, run ${turn + 1}`, async ({ browser }) => {
		const seed = Number(process.env.UPLOAD_FAULTS_SEED ?? randomInt(1_000_000)) + turn;
		console.log(`upload faults: UPLOAD_FAULTS_SEED=${seed}`);
		const files = photosOf(seed);
		const before = await originals();

		const words = await addAll(browser, files, { seed, killTab: 2 });

		const swept = await fetch(`${origin}/api/cron/sweep`, {
			headers: { authorization: `Bearer ${cronSecret}` },
		});
		expect(await swept.json()).toMatchObject({ failed: 0 });
		const { rows } = await client.query<{ sha256: string; title: string; description: string; key: string }>(
			`SELECT sha256, title, description, key FROM "Photo" WHERE sha256 = ANY($1)`,
			[[...words.keys()]],
		);
		expect(rows).toHaveLength(count);
		expect(new Map(rows.map(({ sha256, title, description }) => [sha256, [title, description]]))).toEqual(
			words,
		);
		expect((await client.query(`SELECT id FROM "Upload" WHERE state = 'PENDING'`)).rows).toEqual([]);
		const added = (await originals()).filter((key) => !before.includes(key));
		expect(added.sort()).toEqual(rows.map(({ key }) => key).sort());
		console.log(
			`upload faults: the store met ${JSON.stringify(store.traffic.faults)}, the app ${JSON.stringify(app.traffic.faults)}`,
		);
	});
