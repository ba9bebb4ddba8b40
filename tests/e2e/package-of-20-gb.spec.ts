/**
 * Twenty gigabytes through the service worker's download, from a store that makes them as they are asked for. The browser may
 * take little more memory for it than for the page alone. PACKAGE_GIGABYTES is how many.
 */
import { spawn } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statfsSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";
import pg from "pg";
import { type PlantedPhoto, plantPackage } from "@/bench/setup/plant-package";
import { browserMemory } from "@/bench/upload/process-memory";
import { people } from "@/prisma/seed/people";
import { startApp } from "@/scripts/stack/app";
import { wholeChromium } from "@/scripts/stack/chromium";
import { missingUnzip } from "@/scripts/stack/unzip";
import { readArchive, startButton, withoutDialog } from "./package-event";
import { visit } from "./people";
import { ownDatabase } from "./setup/own-database";
import { expect, type Page, test } from "./test";

const gigabyte = 1_000_000_000;
const gigabytes = Number(process.env.PACKAGE_GIGABYTES ?? 20);
const photoBytes = 8_000_000;
const count = Math.ceil((gigabytes * gigabyte) / photoBytes);
const mostMemory = 150 * 1_024 * 1_024;

interface Made {
	start: Buffer;
	photos: readonly PlantedPhoto[];
}

/** Answers with the bytes of whatever photo is asked for. */
async function startStore(made: () => Made) {
	const server = createServer((request, response) => {
		const { start, photos } = made();
		const id = /([\da-f-]{36})\.jpg/.exec(request.url ?? "")?.[1];
		const photo = photos.find((one) => one.id === id);
		if (!photo) return response.writeHead(404).end();
		response.writeHead(200, { "content-length": photoBytes, "access-control-allow-origin": "*" });
		response.write(start);
		response.end(photo.end);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	const port = typeof address === "object" && address ? address.port : 0;
	const stop = async () => {
		server.closeAllConnections();
		server.close();
	};
	return { url: `http://127.0.0.1:${port}`, stop };
}

/** Reads the memory of a browser again and again. */
function watchMemory(profile: string) {
	const now = () => {
		const { browser, renderer } = browserMemory(profile);
		return { browser, renderer, sum: browser + renderer };
	};
	const before = now();
	let most = before;
	const timer = setInterval(() => {
		const here = now();
		if (here.sum > most.sum) most = here;
	}, 500);
	return {
		stop() {
			clearInterval(timer);
			return { before, most };
		},
	};
}

/**
 * A browser that nothing watches once the test has let go of it. With a debugger attached, it would keep copies of what the page
 * fetched, and never stop a service worker.
 */
async function startAlone(folder: string) {
	const [profile, downloads] = [join(folder, "profile"), join(folder, "downloads")];
	mkdirSync(join(profile, "Default"), { recursive: true });
	const preferences = { download: { default_directory: downloads, prompt_for_download: false } };
	writeFileSync(join(profile, "Default/Preferences"), JSON.stringify(preferences));
	const { args = [] } = test.info().project.use.launchOptions ?? {};
	const own = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
	const running = spawn(wholeChromium(), [...args, ...own], { stdio: "ignore" });
	const ended = new Promise((resolve) => running.once("exit", resolve));
	const stop = async () => {
		running.kill();
		await ended;
	};
	try {
		const address = join(profile, "DevToolsActivePort");
		await expect.poll(() => existsSync(address)).toBe(true);
		const [port] = readFileSync(address, "utf8").split("\n");
		return {
			...{ profile, downloads, stop },
			chromium: await chromium.connectOverCDP(`http://127.0.0.1:${port}`),
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

/** By the same requests as signIn of ./people.ts, at another address than that of the test's own context. */
async function signInAt(page: Page, origin: string, path: string) {
	const { csrfToken } = await (await page.request.get(`${origin}/api/auth/csrf`)).json();
	const form = { csrfToken, email: people.olga.email, callbackUrl: path, json: "true" };
	expect((await page.request.post(`${origin}/api/auth/callback/demo`, { form })).status()).toBe(200);
	await visit(page, `${origin}${path}`);
}

const mebi = (memory: Record<string, number>) =>
	Object.entries(memory)
		.map(([kind, bytes]) => `${kind} ${Math.round(bytes / 1_024 / 1_024)} MiB`)
		.join(", ");

test(`${gigabytes} GB come whole through the service worker's download, in bounded memory`, {
	tag: "@long",
}, async () => {
	test.setTimeout(3_600_000);
	expect(missingUnzip()).toBeNull();
	const folder = mkdtempSync(join(tmpdir(), "rollcall-package-"));
	const { bavail, bsize } = statfsSync(folder);
	const room = { free: (bavail * bsize) / gigabyte, needed: gigabytes * 1.25 };
	expect(room.free, `needs ${room.needed} GB of free disk in ${folder}`).toBeGreaterThan(room.needed);
	const stops: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, maxRetries: 10 })];
	try {
		const env = await ownDatabase("rollcall-package");
		const client = new pg.Client({ connectionString: env.DATABASE_URL });
		await client.connect();
		stops.push(() => client.end());
		const planted = await plantPackage(client, { count, bytes: photoBytes });
		const store = await startStore(() => planted);
		stops.push(store.stop);
		const port = Number(new URL(env.NEXTAUTH_URL).port);
		const app = startApp({ production: true, port, env: { ...env, S3_ENDPOINT: store.url } });
		stops.push(() => app.stop());
		await app.ready;

		const { chromium, profile, downloads, stop } = await startAlone(folder);
		stops.push(stop);
		const context = chromium.contexts()[0] ?? (await chromium.newContext());
		await withoutDialog(context);
		const page = context.pages()[0] ?? (await context.newPage());
		await signInAt(page, env.NEXTAUTH_URL, planted.path);
		await expect(startButton(page)).toBeVisible();
		// So that what loading the page left behind does not count for the page.
		await page.requestGC();
		await startButton(page).evaluate((button: HTMLButtonElement) => {
			setTimeout(() => button.click(), 5_000);
		});
		await chromium.close();
		await sleep(3_000);

		const memory = watchMemory(profile);
		const began = Date.now();
		const file = join(downloads, "0 photos.zip");
		// The browser gives the file its name when it is whole.
		await expect
			.poll(() => existsSync(file), { timeout: gigabytes * 120_000, intervals: [1_000] })
			.toBe(true);
		const seconds = (Date.now() - began) / 1_000;
		const { before, most } = memory.stop();
		console.log(
			`${gigabytes} GB in ${Math.round(seconds)} s\nbefore: ${mebi(before)}\nat most: ${mebi(most)}`,
		);
		expect(statSync(file).size).toBeGreaterThan(gigabytes * gigabyte);
		expect(most.sum - before.sum).toBeLessThanOrEqual(mostMemory);
		expect(readArchive(file)).toHaveLength(count + 2);
	} finally {
		for (const stop of stops.reverse()) await stop();
	}
});
