/**
 * How long photos take into the event: by Rollcall's queue in its page, by Uppy with its Dashboard, by a script without a
 * page that does as little as possible, and the bytes alone. The limits are the defaults. Browser, app, database and
 * store share this machine. The photos have the beginning of a JPEG and then random bytes, and they are not developed while
 * anything is measured: on this machine the processes that develop would take from each way, and most from the fastest.
 */
import { DeleteObjectsCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import type { BrowserContext, Page } from "@playwright/test";
import pg from "pg";
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { s3Client } from "@/scripts/stack/buckets";
import { defineBench } from "./runner/bench";
import { placeOf } from "./runner/services";
import { spread } from "./runner/table";
import { demoPlace, serve } from "./setup/app";
import { signIn } from "./setup/chromium";
import { signInByHttp } from "./setup/sign-in";
import { holdDeveloping, plantUploadEvent, uploadByQueue } from "./upload/by-queue";
import { type Chosen, makeFiles, mega } from "./upload/make-files";
import { needsOf, startUploadChromium } from "./upload/needs";
import { makePages, type PageFiles, uppyVersion } from "./upload/pages";

const ways = ["bare", "floor", "rollcall", "uppy"] as const;
type Way = (typeof ways)[number];
const wayNames: Record<Way, string> = {
	bare: "bytes alone, six PUTs at once on URLs that were signed before",
	floor: "a script without a page: hash in two workers, six PUTs at once, confirms together",
	rollcall: "Rollcall's queue in its page",
	uppy: `Uppy ${uppyVersion} with its S3 plugin and its Dashboard`,
};

/**
 * A page of the app's origin without the app. Its answer has to come from the app: a page that the bench answers itself may
 * not send anything to this machine's own addresses.
 */
async function openBlank(context: BrowserContext, origin: string, files: PageFiles): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`${origin}/api/health`);
	await page.setContent('<!doctype html><title>Upload</title><input type="file" multiple>');
	for (const path of files.styles) await page.addStyleTag({ path });
	for (const path of files.scripts) await page.addScriptTag({ path });
	return page;
}

export const uploadBench = defineBench({
	name: "upload",
	measures:
		"how long photos take into the event by the queue, by Uppy and by a script, and what the queue needs",
	minutes: 6,
	needs: ["Chromium", "Linux", "Ceph if available", "npm's registry once"],
	parameters: {
		// The store keeps what is deleted in memory for a while, so it has no room for more.
		rounds: 2,
		small: 100,
		smallMegabytes: 3,
		large: 30,
		largeMegabytes: 12,
		many: 200,
		manyMegabytes: 8,
	},
	build: {},
	async start(setting) {
		const { small, smallMegabytes, large, largeMegabytes, many, manyMegabytes } = setting.parameters;
		const pages = makePages(setting.stops.folder("pages"), (line) => console.log(line));
		const place = await demoPlace(setting);
		const { origin, env } = place;
		// What an operator gets who sets nothing.
		delete env.MAX_PHOTOS_PER_PERSON;
		delete env.UPLOADS_PER_MINUTE;
		await serve(setting, place);
		const { store } = await setting.services.withStore();
		const bucket = s3Client(store);
		setting.stops.add(() => bucket.destroy());
		const client = new pg.Client({ connectionString: env.DATABASE_URL });
		await client.connect();
		setting.stops.add(() => client.end());
		await holdDeveloping(client);
		const cookie = await signInByHttp(origin, people.ben.email);
		const folder = setting.stops.folder("photos");
		const sets = {
			small: await makeFiles(folder, small, smallMegabytes * mega),
			large: await makeFiles(folder, large, largeMegabytes * mega),
			many: await makeFiles(folder, many, manyMegabytes * mega),
		};

		const newEvent = () => plantUploadEvent(client);
		/** Throws unless each photo is in the event, and makes room for the next. */
		async function forget(eventId: string, count: number, confirmed: boolean) {
			const { rows } = await client.query(`SELECT 1 FROM "Photo" WHERE "eventId" = $1`, [eventId]);
			if (rows.length !== (confirmed ? count : 0))
				throw new Error(`${rows.length} of ${count} photos are there.`);
			for (const table of ["Photo", "Upload"])
				await client.query(`DELETE FROM "${table}" WHERE "eventId" = $1`, [eventId]);
			await client.query(`DELETE FROM "Job"`);
			const where = { Bucket: placeOf(setting.version) };
			for (;;) {
				const { Contents = [] } = await bucket.send(
					new ListObjectsV2Command({ ...where, Prefix: `uploads/event_${eventId}/` }),
				);
				if (Contents.length === 0) return;
				if (Contents.length < (confirmed ? count : 0)) throw new Error("Objects are missing.");
				const Objects = Contents.map(({ Key }) => ({ Key }));
				await bucket.send(new DeleteObjectsCommand({ ...where, Delete: { Objects } }));
			}
		}
		const sign = async (eventId: string, { size, sha256 }: Chosen) => {
			const input = { eventId, size, sha256, contentType: "image/jpeg", title: "Bare" };
			const answer = await fetch(`${origin}/api/trpc/photos.initiateUpload`, {
				method: "POST",
				headers: { cookie, origin, "content-type": "application/json" },
				body: superjson.stringify(input),
			});
			return (await answer.json()).result.data.json;
		};

		async function byScript(
			context: BrowserContext,
			way: Exclude<Way, "rollcall">,
			files: Chosen[],
			eventId: string,
		) {
			const signed: unknown[] = [];
			if (way === "bare") for (const file of files) signed.push(await sign(eventId, file));
			const page = await openBlank(context, origin, pages[way]);
			await page.setInputFiles(
				"input",
				files.map(({ path }) => path),
			);
			const took = await page.evaluate(
				([id, urls]) =>
					(window as unknown as { upload(...given: unknown[]): Promise<number> }).upload(id, urls),
				[eventId, signed] as const,
			);
			await page.close();
			return took;
		}

		const byQueue = (page: Page, files: Chosen[], slug: string) =>
			uploadByQueue(page, files, `${origin}/events/${slug}`);

		const { context, stop } = await startUploadChromium(setting);
		await signIn(context, origin, people.ben.name);
		async function timeOf(way: Way, files: Chosen[]): Promise<number> {
			const { id, slug } = await newEvent();
			if (way === "rollcall") {
				const page = await context.newPage();
				const took = await byQueue(page, files, slug);
				await page.close();
				await forget(id, files.length, true);
				return took;
			}
			const took = await byScript(context, way, files, id);
			await forget(id, files.length, way !== "bare");
			return took;
		}

		setting.stops.add(stop);
		return async (round) => {
			const times = { small: {} as Record<Way, number>, large: {} as Record<Way, number> };
			for (const set of ["small", "large"] as const) {
				for (let n = 0; n < ways.length; n++) {
					const way = ways[(n + Math.max(round, 0)) % ways.length] ?? "bare";
					times[set][way] = await timeOf(way, sets[set]);
				}
			}
			return { times, queue: await needsOf(setting, origin, sets.many, { newEvent, forget }) };
		};
	},
	tables(samples, { small, smallMegabytes, large, largeMegabytes }) {
		const names = {
			small: `${small} of ${smallMegabytes} MB`,
			large: `${large} of ${largeMegabytes} MB`,
		};
		const kinds = ["small", "large"] as const;
		const ratio = (kind: "small" | "large", over: Way) =>
			samples.map(({ times }) => times[kind].rollcall / times[kind][over]);
		const need = (of: (queue: (typeof samples)[number]["queue"]) => number, atMost: number) =>
			spread(
				samples.map(({ queue }) => of(queue)),
				{ atMost },
			);
		return [
			{
				rowsAre: "way",
				columns: kinds.map((kind) => ({ name: names[kind], unit: "s" })),
				rows: ways.map((way) => ({
					name: wayNames[way],
					cells: kinds.map((kind) => spread(samples.map(({ times }) => times[kind][way] / 1_000))),
				})),
			},
			{
				rowsAre: "Rollcall's queue beside",
				columns: kinds.map((kind) => ({ name: `${names[kind]}, ratio` })),
				rows: [
					{ name: "the bytes alone", cells: kinds.map((kind) => spread(ratio(kind, "bare"))) },
					{ name: "the script", cells: kinds.map((kind) => spread(ratio(kind, "floor"), { atMost: 1.15 })) },
					{ name: "Uppy", cells: kinds.map((kind) => spread(ratio(kind, "uppy"), { atMost: 0.5 })) },
				],
			},
			{
				rowsAre: "what many photos need",
				columns: [{ name: "figure" }],
				rows: [
					{
						name: "memory of the browser over the page without photos, at most, MB",
						cells: [need(({ memory }) => memory / mega, 150)],
					},
					{
						name: "longest task from choosing the photos on, ms of processor time",
						cells: [need(({ longest }) => longest.adding.whole, 50)],
					},
					{
						name: "the same without garbage collection, ms",
						cells: [need(({ longest }) => longest.adding.withoutCollecting, 50)],
					},
					{
						name: "longest task of opening the page before, ms of processor time",
						cells: [spread(samples.map(({ queue }) => queue.longest.opening.whole))],
					},
					{
						name: "longest script by the clock, with what else the machine does, ms",
						cells: [need(({ longestMs }) => longestMs, 50)],
					},
					{ name: "bytes of photos to the app", cells: [need(({ photoBytesToApp }) => photoBytesToApp, 0)] },
				],
			},
		];
	},
});
