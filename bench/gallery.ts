/**
 * Reading the photos of events with a thousand, a hundred thousand and a million photos, on a real PostgreSQL. Each
 * call reads the roll and then the photos; deep pages start anywhere in the album. The ratios count, not the
 * milliseconds.
 */
import type pg from "pg";
import { z } from "zod";
import { people } from "@/prisma/seed/people";
import { defineBench } from "./runner/bench";
import { median, spread } from "./runner/table";
import { openGalleryDatabase } from "./setup/gallery-database";
import { plantEvent } from "./setup/plant-event";
import { startWorker } from "./setup/worker";

const sizes = [1_000, 100_000, 1_000_000];
/** The quota is 500. */
const photosOfOnePerson = 400;
const sample = z.record(z.string(), z.array(z.object({ ms: z.number(), queries: z.number() })));

/** Makes the accounts of the uploaders, because each photo is returned with its uploader's name. */
async function plantPeople(client: pg.Client, count: number): Promise<string[]> {
	const { rows } = await client.query<{ id: string }>(
		`INSERT INTO "User" (id, name) SELECT gen_random_uuid(), 'Guest ' || n FROM generate_series(1, $1::int) n RETURNING id`,
		[count - 1],
	);
	return [people.ada.id, ...rows.map(({ id }) => id)];
}

export const galleryBench = defineBench({
	name: "gallery",
	measures: "how long reading an album takes with a thousand, a hundred thousand and a million photos",
	minutes: 3,
	needs: [],
	parameters: { rounds: 100 },
	// Each place of a deep page is read once.
	warmUp: 50,
	async start(setting) {
		const { url, client } = await openGalleryDatabase(setting);
		const albums = [];
		for (const size of sizes) {
			// An odd number, because one of every hundred photos is hidden, and that must not always be the same person's.
			const uploaderIds = await plantPeople(client, Math.ceil(size / photosOfOnePerson) | 1);
			const eventId = await plantEvent(client, `photos-${size}`, size, uploaderIds);
			albums.push({ eventId, uploaderId: uploaderIds[0] ?? "" });
		}
		await client.query("VACUUM ANALYZE");
		const args = [JSON.stringify(albums)];
		const env = { DATABASE_URL: url };
		return (await startWorker(setting, { script: "gallery.ts", args, env, sample })).turn;
	},
	tables(samples) {
		return [
			{
				rowsAre: "call",
				columns: [
					{ name: "queries" },
					...sizes.map((size) => ({ name: size.toLocaleString("en"), unit: "ms" })),
					{ name: "ratio of the last to the first" },
				],
				rows: Object.keys(samples[0] ?? {}).map((name) => {
					const times = sizes.map((_, at) =>
						median(samples.map((turn) => turn[name]?.[at]?.ms ?? Number.NaN)),
					);
					const queries = samples.flatMap((turn) => (turn[name] ?? []).map((call) => call.queries));
					const isPage = name.includes("page");
					return {
						name,
						cells: [
							spread(queries, isPage ? { atMost: 2 } : undefined),
							...times.map((value) => ({ value })),
							{
								value: (times.at(-1) ?? Number.NaN) / (times[0] ?? Number.NaN),
								...(isPage && { aim: { atMost: 1.3 } }),
							},
						],
					};
				}),
			},
		];
	},
});
