/**
 * `npm run bench:gallery`: measures reading the photos of events with a thousand, a hundred thousand and a million
 * photos, on a real PostgreSQL, and how many scrolling people the server can handle. Calls of all sizes alternate
 * in one run, so a busy machine slows them equally. The ratios count, not the milliseconds.
 */
import { S3Client } from "@aws-sdk/client-s3";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { PrismaClient } from "@/prisma/generated/client";
import { people } from "@/prisma/seed/people";
import { poolOptions, transactionOptions } from "@/server/db/pool-options";
import { countCalls } from "./count-calls";
import { albumCalls, places } from "./setup/album-calls";
import { startGalleryDatabase } from "./setup/gallery-stack";
import { plantEvent } from "./setup/plant-event";
import { quantile } from "./setup/quantile";
import { peopleScrolling } from "./setup/scrolling";

const sizes = [1_000, 100_000, 1_000_000];
const rounds = Number(process.argv[2] ?? 200);
const ratioAim = 1.3;
const queriesAim = 2;
/** The quota is 500. */
const photosOfOnePerson = 400;

const database = await startGalleryDatabase();
const pool = new Pool(poolOptions(database.url));
const db = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
const s3 = new S3Client({ region: "us-east-1", credentials: { accessKeyId: "a", secretAccessKey: "b" } });
const missed: string[] = [];
try {
	const albums = [];
	for (const size of sizes) {
		// An odd number, because one of every hundred photos is hidden, and that must not always be the same person's.
		const uploaderIds = await plantPeople(Math.ceil(size / photosOfOnePerson) | 1);
		const eventId = await plantEvent(database.client, `photos-${size}`, size, uploaderIds);
		albums.push({ size, eventId, uploaderId: uploaderIds[0] ?? "" });
	}
	await database.client.query("VACUUM ANALYZE");
	const measure = countCalls(s3);
	const calls: Awaited<ReturnType<typeof albumCalls>>[] = [];
	// One after the other, because they read through one connection.
	for (const album of albums) calls.push(await albumCalls({ db, s3, album, client: database.client }));
	const names = Object.keys(calls[0] ?? {});

	const took = new Map(names.map((name) => [name, sizes.map((): number[] => [])]));
	const queries = new Map(names.map((name) => [name, [] as number[]]));
	// The first rounds are for warming up: each place is read once.
	for (let round = -places; round < rounds; round++) {
		for (const name of names) {
			// A different size begins each time.
			for (const turn of sizes.keys()) {
				const at = (turn + round + places) % sizes.length;
				const call = calls[at]?.[name];
				if (!call) continue;
				const begin = performance.now();
				const { cost } = await measure(() => call(round + places));
				if (round < 0) continue;
				took.get(name)?.[at]?.push(performance.now() - begin);
				queries.get(name)?.push(cost.queries);
			}
		}
	}

	console.log(
		`\n${rounds} rounds; medians in milliseconds (for queries also the maximum); ratio of a million photos to a thousand\n`,
	);
	console.log(`| call | queries | ${sizes.map((size) => size.toLocaleString("en")).join(" | ")} | ratio |`);
	console.log(`| --- | --- | ${sizes.map(() => "---").join(" | ")} | --- |`);
	for (const [name, bySize] of took) {
		const medians = bySize.map((times) => quantile(times, 0.5));
		const ratio = (medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN);
		const asked = quantile(queries.get(name) ?? [], 0.5);
		const most = Math.max(...(queries.get(name) ?? []));
		console.log(
			`| ${name} | ${asked === most ? asked : `${asked} (${most})`} | ${medians.map((ms) => ms.toFixed(2)).join(" | ")} | ${ratio.toFixed(2)} |`,
		);
		if (name.includes("page") && !(ratio <= ratioAim)) missed.push(`${name}: ${ratio.toFixed(2)} times`);
		if (name.includes("page") && !(asked <= queriesAim)) missed.push(`${name}: ${asked} queries`);
	}

	const slug = "photos-of-a-party";
	await plantEvent(database.client, slug, 10_000);
	await database.client.query("VACUUM ANALYZE");
	await peopleScrolling({ databaseUrl: database.url, slug, count: 50, seconds: 20 });
} finally {
	await db.$disconnect();
	if (!pool.ended) await pool.end();
	s3.destroy();
	await database.stop();
}
if (missed.length > 0) {
	console.error(
		`\nAims missed (a ratio of at most ${ratioAim}, and ${queriesAim} queries for a page):\n${missed.join("\n")}`,
	);
	process.exitCode = 1;
}

/** Makes the accounts of the uploaders, because each photo is returned with its uploader's name. */
async function plantPeople(count: number): Promise<string[]> {
	const { rows } = await database.client.query<{ id: string }>(
		`INSERT INTO "User" (id, name) SELECT gen_random_uuid(), 'Guest ' || n FROM generate_series(1, $1::int) n RETURNING id`,
		[count - 1],
	);
	return [people.ada.id, ...rows.map(({ id }) => id)];
}
