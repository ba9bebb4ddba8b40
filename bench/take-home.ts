/**
 * How long it takes to save photos as a package, beside fetching them and saving their bytes by the same download and nothing
 * else. Browser, app, database and store share this machine, and the store keeps everything in memory.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import type { Page } from "@playwright/test";
import pg from "pg";
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { s3Client } from "@/scripts/stack/buckets";
import { installOnce } from "@/scripts/stack/install-once";
import { defineBench } from "./runner/bench";
import { placeOf } from "./runner/services";
import { spread } from "./runner/table";
import { demoPlace, serve } from "./setup/app";
import { signIn } from "./setup/chromium";
import { plantPackage } from "./setup/plant-package";
import { longestScriptTask, watchScriptTasks } from "./setup/script-tasks";
import { signInByHttp } from "./setup/sign-in";
import { startUploadChromium } from "./upload/needs";

const mega = 1_000_000;
/** Ids that the server signs with one call. */
const signedAtOnce = 50;

/** The script of the page that only fetches and saves, as one file in `folder`. */
function makeBarePage(folder: string, say: (line: string) => void): string {
	const cwd = installOnce(["esbuild@0.28.2"], say);
	const script = join(folder, "bare.js");
	const from = join(import.meta.dirname, "take-home/bare-page.ts");
	execFileSync(join(cwd, "node_modules/esbuild/bin/esbuild"), [from, "--bundle", `--outfile=${script}`]);
	return script;
}

/** Milliseconds from `begin` until the browser has saved the whole file, which is then removed. */
async function timeOfDownload(page: Page, begin: () => Promise<unknown>): Promise<number> {
	const asked = page.waitForEvent("download");
	const from = performance.now();
	const [download] = await Promise.all([asked, begin()]);
	await download.path();
	const took = performance.now() - from;
	await download.delete();
	return took;
}

export const takeHomeBench = defineBench({
	name: "take-home",
	measures: "how long photos take into a package on the disk, beside their bytes alone saved in the same way",
	minutes: 6,
	needs: ["Chromium", "Ceph if available", "10 GB of memory and 5 GB of disk", "npm's registry once"],
	parameters: { rounds: 2, photos: 500, megabytes: 8 },
	build: {},
	async start(setting) {
		const { photos: count, megabytes } = setting.parameters;
		const script = makeBarePage(setting.stops.folder("pages"), (line) => console.log(line));
		const place = await demoPlace(setting);
		const { origin, env } = place;
		await serve(setting, place);
		const { store } = await setting.services.withStore();
		const bucket = s3Client(store);
		setting.stops.add(() => bucket.destroy());
		const client = new pg.Client({ connectionString: env.DATABASE_URL });
		await client.connect();
		setting.stops.add(() => client.end());
		const { path, photos, start, eventId } = await plantPackage(client, { count, bytes: megabytes * mega });
		for (const { key, end } of photos) {
			const object = { Bucket: placeOf(setting.version), Key: key, ContentType: "image/jpeg" };
			await bucket.send(new PutObjectCommand({ ...object, Body: Buffer.concat([start, end]) }));
		}
		const cookie = await signInByHttp(origin, people.olga.email);
		async function signAll(): Promise<string[]> {
			const urls: string[] = [];
			for (let at = 0; at < count; at += signedAtOnce) {
				const photoIds = photos.slice(at, at + signedAtOnce).map(({ id }) => id);
				const input = { eventId, files: "originals", hidden: false, photoIds };
				const query = encodeURIComponent(superjson.stringify(input));
				const answer = await fetch(`${origin}/api/trpc/takeHome.sign?input=${query}`, {
					headers: { cookie },
				});
				for (const { url } of (await answer.json()).result.data.json.signed) urls.push(url);
			}
			return urls;
		}

		const { context, stop } = await startUploadChromium(setting);
		setting.stops.add(stop);
		await signIn(context, origin, people.olga.name);

		async function bare(): Promise<number> {
			const urls = await signAll();
			const page = await context.newPage();
			await page.goto(`${origin}/api/health`);
			await page.addScriptTag({ path: script });
			const took = await timeOfDownload(page, () =>
				page.evaluate(
					(all) => (window as unknown as { saveBare(urls: string[]): Promise<void> }).saveBare(all),
					urls,
				),
			);
			await page.close();
			return took;
		}

		async function rollcall(): Promise<{ took: number; longestMs: number }> {
			const page = await context.newPage();
			await watchScriptTasks(page);
			// A person would be asked where to save, and this is no person.
			await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
			await page.goto(`${origin}${path}`);
			const button = page.getByRole("button", { name: `Download ${count} photos` });
			await button.waitFor();
			await longestScriptTask(page);
			const took = await timeOfDownload(page, () => button.click());
			const longestMs = await longestScriptTask(page);
			const title = page.getByRole("heading", { name: "Your photos are here", exact: true });
			await title.waitFor();
			await page.close();
			return { took, longestMs };
		}

		return async (round) => {
			if (round % 2 === 0) {
				const alone = await bare();
				return { alone, ...(await rollcall()) };
			}
			const made = await rollcall();
			return { ...made, alone: await bare() };
		};
	},
	tables: (samples, { photos, megabytes }) => [
		{
			rowsAre: `${photos} photos of ${megabytes} MB`,
			columns: [{ name: "figure" }],
			rows: [
				{
					name: "speed of the package beside the bytes alone, ratio",
					cells: [
						spread(
							samples.map(({ took, alone }) => alone / took),
							{ atLeast: 0.8 },
						),
					],
				},
				{ name: "package, s", cells: [spread(samples.map(({ took }) => took / 1_000))] },
				{ name: "bytes alone, s", cells: [spread(samples.map(({ alone }) => alone / 1_000))] },
				{
					name: "longest task with script in it, ms",
					cells: [
						spread(
							samples.map(({ longestMs }) => longestMs),
							{ atMost: 50 },
						),
					],
				},
			],
		},
	],
});
