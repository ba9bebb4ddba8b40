/**
 * Twenty gigabytes through the service worker's download, from a store that makes them as they are asked for. The browser may
 * take little more memory for it than for the page alone. PACKAGE_GIGABYTES is how many.
 */
import { mkdtempSync, rmSync, statfsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import pg from "pg";
import { browserMemory } from "@/bench/upload/process-memory";
import { people } from "@/prisma/seed/people";
import { startApp } from "@/scripts/stack/app";
import { missingUnzip } from "@/scripts/stack/unzip";
import {
	type PlantedPhoto,
	panel,
	plantPackage,
	readArchive,
	startButton,
	withoutDialog,
} from "./package-event";
import { signIn } from "./people";
import { ownDatabase } from "./setup/own-database";
import { expect, test } from "./test";

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
		return browser + renderer;
	};
	const before = now();
	let most = before;
	const timer = setInterval(() => {
		most = Math.max(most, now());
	}, 500);
	return {
		stop() {
			clearInterval(timer);
			return { before, most };
		},
	};
}

test(`${gigabytes} GB come whole through the service worker's download, in bounded memory`, {
	tag: "@long",
}, async () => {
	test.setTimeout(3_600_000);
	expect(missingUnzip()).toBeNull();
	const folder = mkdtempSync(join(tmpdir(), "rollcall-package-"));
	const { bavail, bsize } = statfsSync(folder);
	const room = { free: (bavail * bsize) / gigabyte, needed: gigabytes * 1.25 };
	expect(room.free, `needs ${room.needed} GB of free disk in ${folder}`).toBeGreaterThan(room.needed);
	const stops: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true })];
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

		const profile = join(folder, "profile");
		const context = await chromium.launchPersistentContext(profile, {
			...test.info().project.use.launchOptions,
			...{ baseURL: env.NEXTAUTH_URL, downloadsPath: join(folder, "downloads"), acceptDownloads: true },
		});
		stops.push(() => context.close());
		await withoutDialog(context);
		const page = context.pages()[0] ?? (await context.newPage());
		await signIn(page, people.olga.name, planted.path);
		await expect(startButton(page)).toBeVisible();
		// So that what loading the page left behind does not count for the page.
		await page.requestGC();
		const memory = watchMemory(profile);

		const begun = page.waitForEvent("download");
		await startButton(page).click();
		const began = Date.now();
		const download = await begun;
		const file = await download.path();
		const seconds = (Date.now() - began) / 1_000;
		const { before, most } = memory.stop();
		await expect(panel(page).getByRole("heading", { name: "Your photos are here" })).toBeVisible();
		const mebi = (bytes: number) => Math.round(bytes / 1_024 / 1_024);
		console.log(
			`${gigabytes} GB in ${Math.round(seconds)} s; memory ${mebi(before)} MiB before, at most ${mebi(most)} MiB`,
		);
		expect(statSync(file).size).toBeGreaterThan(gigabytes * gigabyte);
		expect(most - before).toBeLessThanOrEqual(mostMemory);
		expect(readArchive(file)).toHaveLength(count + 2);
	} finally {
		for (const stop of stops.reverse()) await stop();
	}
});
