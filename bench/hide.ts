/**
 * How soon the URLs of hidden photos fail at the store: of one photo, and of many that one press hides, which are moved in the
 * order in which they were hidden. Each photo has renditions of ordinary size. Database, store and app share this machine.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import pg from "pg";
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { s3Client } from "@/scripts/stack/buckets";
import { defineBench } from "./runner/bench";
import { placeOf } from "./runner/services";
import { spread } from "./runner/table";
import { demoPlace, serve } from "./setup/app";
import { plantEvent } from "./setup/plant-event";
import { signInByHttp } from "./setup/sign-in";

const slug = "photos-to-hide";
/** Bytes of a rendition by its width, as the renditions of ordinary photos have them. */
const sizes = new Map([
	[480, 40_000],
	[1280, 200_000],
	[2560, 600_000],
]);

export const hideBench = defineBench({
	name: "hide",
	measures: "how soon the URLs of hidden photos fail at the store",
	minutes: 3,
	needs: ["Ceph if available"],
	parameters: { rounds: 3, photos: 300 },
	build: {},
	async start(setting) {
		const { photos } = setting.parameters;
		const place = await demoPlace(setting);
		const { origin, env } = place;
		const client = new pg.Client({ connectionString: env.DATABASE_URL });
		await client.connect();
		setting.stops.add(() => client.end());
		const eventId = await plantEvent(client, slug, photos, [people.ada.id]);
		await client.query(`UPDATE "Photo" SET place = 'SHOWN' WHERE "eventId" = $1`, [eventId]);
		await client.query(`DELETE FROM "Job"`);
		const { rows } = await client.query<{ id: string }>(`SELECT id FROM "Photo" WHERE "eventId" = $1`, [
			eventId,
		]);
		const { store } = await setting.services.withStore();
		const bucket = s3Client(store);
		for (const { id } of rows)
			for (const [width, size] of sizes) {
				const key = `optimized/event_${eventId}/${id}/${width}.webp`;
				const file = { ContentType: "image/webp", Body: randomBytes(size) };
				await bucket.send(new PutObjectCommand({ Bucket: placeOf(setting.version), Key: key, ...file }));
			}
		bucket.destroy();
		await serve(setting, place);

		async function caller(email: string) {
			const cookie = await signInByHttp(origin, email);
			const call = async (path: string, init: RequestInit = {}) => {
				const headers = { "content-type": "application/json", cookie, origin };
				const answer = await fetch(`${origin}/api/trpc/${path}`, { ...init, headers });
				if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
				return (await answer.json()).result.data.json;
			};
			return {
				ask: (name: string, input: object) =>
					call(`${name}?input=${encodeURIComponent(superjson.stringify(input))}`),
				tell: (name: string, input: object) =>
					call(name, { method: "POST", body: superjson.stringify(input) }),
			};
		}
		const olga = await caller(people.olga.email);
		const ben = await caller(people.ben.email);

		/** The URLs that an attendee has of every photo. */
		async function urls(): Promise<string[]> {
			const found: string[] = [];
			let cursor: unknown;
			do {
				const page = await ben.ask("photos.list", { eventId, cursor });
				for (const { images } of page.photos)
					found.push(...images.map((image: { url: string }) => image.url));
				cursor = page.nextCursor ?? undefined;
			} while (cursor);
			return found;
		}
		const works = async (url: string) => {
			const answer = await fetch(url, { headers: { range: "bytes=0-0" } });
			await answer.body?.cancel();
			return answer.ok;
		};
		/** Waits for one after the other, because asking for all of them again and again would slow down what is measured. */
		async function untilAllFail(asked: readonly string[]): Promise<void> {
			for (const url of asked) while (await works(url)) await sleep(100);
		}
		const decide = async (which: object) => {
			const { seen } = await olga.ask("curate.facets", { eventId });
			const press = randomUUID();
			const to = { place: "HIDDEN", reason: "BLURRED" };
			const all = { filter: { view: "all" }, except: [], seen };
			await olga.tell("curate.decide", { eventId, press, to, which: { ...all, ...which } });
			return press;
		};
		const moved = async () => {
			const { rows: left } = await client.query(`SELECT 1 FROM "Job" WHERE kind = 'MOVE_RENDITIONS' LIMIT 1`);
			return left.length === 0;
		};
		/** Hides photos. Returns seconds until their URLs fail, and shows them again. */
		async function hide(except: readonly string[]): Promise<number> {
			const before = await urls();
			const gone = before.filter((url) => !except.some((id) => url.includes(id)));
			if (gone.length === 0 || !(await works(gone[0] ?? ""))) throw new Error("There is no URL that works.");
			const begin = performance.now();
			const press = await decide({ except });
			await untilAllFail(gone);
			const took = (performance.now() - begin) / 1_000;
			await olga.tell("curate.undo", { eventId, press });
			while (!(await moved())) await sleep(200);
			return took;
		}
		const [first, ...others] = rows.map(({ id }) => id);
		if (!first) throw new Error("There is no photo.");

		return async () => ({ one: await hide(others), all: await hide([]) });
	},
	tables(samples, { photos }) {
		return [
			{
				rowsAre: "hidden photos, until the last URL fails at the store",
				columns: [{ name: "time", unit: "s" }, { name: "photos a second" }],
				rows: [
					{
						name: "one",
						cells: [
							spread(
								samples.map(({ one }) => one),
								{ atMost: 10 },
							),
							"",
						],
					},
					{
						name: `${photos.toLocaleString("en")} with one press`,
						cells: [spread(samples.map(({ all }) => all)), spread(samples.map(({ all }) => photos / all))],
					},
				],
			},
		];
	},
});
