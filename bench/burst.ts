/**
 * Many people add photos at once, the server is killed in the middle, and comes back; it is killed once more when all photos are
 * confirmed and only some are developed. Then nothing may be lost, nothing may be there twice, and the store may contain nothing
 * that no row names. The moments come from a seed, which is printed and can be given back. Before that: how long a photo takes to be
 * developed beside five hundred of somebody else.
 */
import { createHash, randomInt, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import pg from "pg";
import sharp from "sharp";
import superjson from "superjson";
import { s3Client } from "@/scripts/stack/buckets";
import { demoEventSlug } from "@/server/auth/demo-account";
import { seeded } from "@/tests/faults/plan";
import { defineBench } from "./runner/bench";
import { placeOf } from "./runner/services";
import { median, spread } from "./runner/table";
import { demoPlace, serve } from "./setup/app";
import { groupMemory } from "./setup/group-memory";
import { signInByHttp } from "./setup/sign-in";

/** The one photo is added so often, alone and beside the many. */
const samplesOfOne = 5;
/**
 * Minutes until a turn has to end: the lease of a photo whose developing was killed twice, and time for the rest. Nothing is waited
 * for any longer.
 */
const patienceMinutes = 25;

const fixture = new URL("../tests/fixtures/photos/fig.jpg", import.meta.url);

interface Person {
	id: string;
	headers: Record<string, string>;
}

export const burstBench = defineBench({
	name: "burst",
	measures:
		"what is left after many people's photos at once and a kill, and how long one photo takes beside many",
	minutes: 12,
	needs: ["Linux", "Ceph if available"],
	/** Another seed each time, unless one is given. */
	parameters: { rounds: 1, people: 50, each: 20, together: 150, beside: 500, seed: 0 },
	build: {},
	async start(setting) {
		const { people, each, together, beside } = setting.parameters;
		const place = await demoPlace(setting);
		const { origin, env } = place;
		let app = await serve(setting, place);
		const client = new pg.Client({ connectionString: env.DATABASE_URL });
		await client.connect();
		setting.stops.add(() => client.end());
		const { store } = await setting.services.withStore();
		const bucket = s3Client(store);
		setting.stops.add(() => bucket.destroy());
		const count = async (sql: string, values: unknown[] = []) =>
			Number((await client.query<{ count: string }>(sql, values)).rows[0]?.count);

		const small = await sharp(await readFile(fixture))
			.resize(640)
			.jpeg()
			.toBuffer();
		/** No two have the same bytes, because decoders ignore what follows the end of a JPEG. */
		const newPhoto = () => new Uint8Array(Buffer.concat([small, Buffer.from(randomUUID())]));
		const event = await client.query<{ id: string }>(`SELECT id FROM "Event" WHERE slug = $1`, [
			demoEventSlug,
		]);
		const eventId = event.rows[0]?.id ?? "";
		async function newPerson(name: string): Promise<Person> {
			const [id, email] = [randomUUID(), `${name}@burst.rollcall.test`];
			await client.query(`INSERT INTO "User" (id, name, email, demo) VALUES ($1, $2, $3, true)`, [
				id,
				name,
				email,
			]);
			await client.query(
				`INSERT INTO "Attendance" (id, "eventId", "userId", status) VALUES (gen_random_uuid(), $1, $2, 'ATTENDED')`,
				[eventId, id],
			);
			const cookie = await signInByHttp(origin, email);
			return { id, headers: { cookie, origin, "content-type": "application/json" } };
		}

		let internalErrors = 0;
		let deadline = Number.POSITIVE_INFINITY;
		const inTime = (what: string) => {
			if (Date.now() > deadline) throw new Error(`After ${patienceMinutes} minutes ${what}.`);
		};
		/** As the browser's queue does: what is refused or lost is tried again, until the server answers. */
		async function persist<T>(
			ask: () => Promise<Response>,
			read: (answer: Response) => Promise<T>,
		): Promise<T> {
			for (;;) {
				inTime("a request was still not answered");
				const answer = await ask().catch(() => null);
				if (answer?.ok) return read(answer).catch(() => persist(ask, read));
				if (answer && answer.status >= 500 && answer.status !== 503) internalErrors += 1;
				if (answer && answer.status < 500) throw new Error(`${answer.status}: ${await answer.text()}`);
				await answer?.body?.cancel();
				await sleep(Number(answer?.headers.get("retry-after") ?? 1) * 1_000 * (1 + Math.random() / 2));
			}
		}
		const call = (person: Person, name: string, json: object) =>
			persist(
				() =>
					fetch(`${origin}/api/trpc/photos.${name}`, {
						...{ method: "POST", headers: person.headers, body: superjson.stringify(json) },
					}),
				async (answer) => (await answer.json()).result.data.json,
			);
		async function add(person: Person): Promise<string> {
			const body = newPhoto();
			const sha256 = createHash("sha256").update(body).digest("hex");
			const told = { eventId, contentType: "image/jpeg", size: body.length, sha256, title: "Burst" };
			const upload = await call(person, "initiateUpload", told);
			const { "content-length": _, ...headers } = upload.headers;
			// 412: the bytes arrived before the connection was lost.
			await persist(
				async () => {
					const answer = await fetch(upload.url, { method: "PUT", headers, body });
					return answer.status === 412 ? new Response() : answer;
				},
				async () => {},
			);
			await call(person, "confirm", { photoId: upload.photoId });
			return upload.photoId;
		}
		async function addAll(from: readonly Person[], most: number, afterEach: () => void = () => {}) {
			const queue = from.values();
			const worker = async () => {
				for (const person of queue) {
					await add(person);
					afterEach();
				}
			};
			await Promise.all(Array.from({ length: most }, worker));
		}
		/** Seconds from the answer to a confirm until the photo is READY. */
		async function developed(person: Person): Promise<number> {
			const id = await add(person);
			const begin = performance.now();
			while ((await count(`SELECT count(*) FROM "Photo" WHERE id = $1 AND state = 'DEVELOPING'`, [id])) > 0) {
				inTime("a photo was still not developed");
				await sleep(20);
			}
			return (performance.now() - begin) / 1_000;
		}
		async function times(person: Person): Promise<number[]> {
			const seconds: number[] = [];
			while (seconds.length < samplesOfOne) seconds.push(await developed(person));
			return seconds;
		}

		/** Removes what a person has not got developed yet, as the runbook erases a person. */
		async function forget({ id }: Person) {
			await client.query(
				`INSERT INTO "Job" (kind, subject) SELECT 'REMOVE_OBJECT', key FROM "Photo" WHERE "uploaderId" = $1 AND state = 'DEVELOPING'`,
				[id],
			);
			await client.query(`DELETE FROM "Photo" WHERE "uploaderId" = $1 AND state = 'DEVELOPING'`, [id]);
		}
		/** Objects that no row names, and that no job is going to remove. */
		async function orphans(): Promise<number> {
			const { rows } = await client.query<{ key: string }>(`
				SELECT key FROM "Photo" UNION SELECT key FROM "Upload"
				UNION SELECT format('optimized/event_%s/%s/%s.webp', "eventId", id, unnest("renditionWidths")) FROM "Photo"
				UNION SELECT subject FROM "Job" WHERE kind = 'REMOVE_OBJECT'`);
			const named = new Set(rows.map(({ key }) => key));
			let found = 0;
			let token: string | undefined;
			do {
				const page = await bucket.send(
					new ListObjectsV2Command({ Bucket: placeOf(setting.version), ContinuationToken: token }),
				);
				found += (page.Contents ?? []).filter(({ Key = "" }) => !named.has(Key)).length;
				token = page.NextContinuationToken;
			} while (token);
			return found;
		}

		return async (round) => {
			deadline = Date.now() + patienceMinutes * 60_000;
			let peak = 0;
			const looking = setInterval(() => {
				peak = Math.max(peak, groupMemory(app.pid));
			}, 250);
			const one = await newPerson(`one-${round}`);
			const many = await newPerson(`many-${round}`);
			const alone = await times(one);
			await addAll(Array<Person>(beside).fill(many), together);
			const besideMany = await times(one);
			const waiting = await count(
				`SELECT count(*) FROM "Photo" WHERE "uploaderId" = $1 AND state = 'DEVELOPING'`,
				[many.id],
			);
			if (waiting === 0) throw new Error("The many were developed before the one photo was measured.");
			await forget(many);

			const guests: Person[] = [];
			for (let n = 0; n < people; n++) guests.push(await newPerson(`guest-${round}-${n}`));
			const total = people * each;
			const seed = setting.parameters.seed || randomInt(1, 2 ** 31);
			const random = seeded(seed + round);
			const killAfter = 1 + Math.floor(random() * (total - 1));
			setting.note(`killed after ${killAfter} of ${total} confirms (seed ${seed})`);
			const begin = performance.now();
			let confirmed = 0;
			let restarting: Promise<void> | undefined;
			async function killAndRestart() {
				process.kill(-app.pid, "SIGKILL");
				app = await serve(setting, place);
			}
			const queue = Array.from({ length: total }, (_, n) => guests[n % people]).filter(
				(guest) => guest !== undefined,
			);
			await addAll(queue, together, () => {
				confirmed += 1;
				if (confirmed === killAfter) restarting = killAndRestart();
			});
			await restarting;
			const uploaded = (performance.now() - begin) / 1_000;
			const ids = guests.map(({ id }) => id);
			const ready = () =>
				count(`SELECT count(*) FROM "Photo" WHERE "uploaderId" = ANY($1) AND state = 'READY'`, [ids]);
			/** Fewer if time is up, and then the others count as lost. */
			async function untilReady(photos: number) {
				while ((await ready()) < photos && Date.now() < deadline) await sleep(100);
			}
			const before = await ready();
			const killAt = before + Math.floor(random() * (total - before));
			await untilReady(killAt);
			setting.note(`and when ${await ready()} were developed`);
			await killAndRestart();
			const swept = await fetch(`${origin}/api/cron/sweep`, {
				headers: { authorization: `Bearer ${env.CRON_SECRET}` },
			});
			if (swept.status >= 500) internalErrors += 1;
			await untilReady(total);
			clearInterval(looking);
			return {
				...{ alone: median(alone), besideMany: median(besideMany), peak, uploaded },
				developed: (performance.now() - begin) / 1_000,
				lost: total - (await ready()),
				doubled:
					(await count(`SELECT count(*) FROM "Photo" WHERE "uploaderId" = ANY($1)`, [ids])) -
					total +
					(await count(
						`SELECT count(*) FROM "Photo" WHERE "uploaderId" = ANY($1) AND "developAttempts" > 1`,
						[ids],
					)),
				orphans: await orphans(),
				internalErrors,
			};
		};
	},
	tables(samples) {
		const all = (name: keyof (typeof samples)[number]) => samples.map((sample) => sample[name]);
		const none = { atMost: 0 };
		return [
			{
				rowsAre: "after both kills, the restarts and a sweep",
				columns: [{ name: "found" }],
				rows: [
					{ name: "photos that are lost", cells: [spread(all("lost"), none)] },
					{ name: "photos that are there, or were developed, twice", cells: [spread(all("doubled"), none)] },
					{ name: "objects that no row names", cells: [spread(all("orphans"), none)] },
					{ name: "answers of 500", cells: [spread(all("internalErrors"), none)] },
				],
			},
			{
				rowsAre: "one photo, from the answer to confirm until it is developed",
				columns: [{ name: "figure" }],
				rows: [
					{ name: "alone, s", cells: [spread(all("alone"))] },
					{ name: "beside the many of somebody else, s", cells: [spread(all("besideMany"))] },
					{
						name: "ratio",
						cells: [
							spread(
								samples.map(({ alone, besideMany }) => besideMany / alone),
								{ atMost: 3 },
							),
						],
					},
				],
			},
			{
				rowsAre: "the server",
				columns: [{ name: "figure" }],
				rows: [
					{ name: "until the last was confirmed, s", cells: [spread(all("uploaded"))] },
					{ name: "until the last was developed, s", cells: [spread(all("developed"))] },
					{
						name: "peak memory with its processes, MB",
						cells: [
							spread(
								all("peak").map((bytes) => bytes / 1_000_000),
								{ atMost: 2_000 },
							),
						],
					},
				],
			},
		];
	},
});
