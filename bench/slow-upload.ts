/**
 * Photos on a slow network that loses connections: how long the queue takes beside the time that the bytes alone need at that
 * rate, those included that were sent in vain. A proxy in front of the store limits the rate of all connections together
 * and cuts PUTs at a random byte.
 */
import pg from "pg";
import { people } from "@/prisma/seed/people";
import { startFaultyProxy } from "@/tests/faults/faulty-proxy";
import { only, seeded } from "@/tests/faults/plan";
import { defineBench } from "./runner/bench";
import { spread } from "./runner/table";
import { demoPlace, serve } from "./setup/app";
import { signIn } from "./setup/chromium";
import { holdDeveloping, plantUploadEvent, uploadByQueue } from "./upload/by-queue";
import { makeFiles, mega } from "./upload/make-files";
import { startUploadChromium } from "./upload/needs";

export const slowUploadBench = defineBench({
	name: "slow-upload",
	measures:
		"how long the queue takes on a slow network that loses connections, beside the time that the bytes need",
	minutes: 4,
	needs: ["Chromium", "Ceph if available"],
	parameters: { rounds: 5, photos: 20, megabytes: 1, megabits: 5, lostPercent: 10, seed: 1 },
	build: {},
	async start(setting) {
		const { photos, megabytes, megabits, lostPercent, seed } = setting.parameters;
		const place = await demoPlace(setting);
		const { origin, env } = place;
		const store = await setting.stops.start(async () => {
			const proxy = await startFaultyProxy({ target: env.S3_ENDPOINT ?? "" });
			return { ...proxy, stop: () => proxy.close() };
		});
		await serve(setting, { ...place, env: { ...env, S3_ENDPOINT: store.url } });
		const client = new pg.Client({ connectionString: env.DATABASE_URL });
		await client.connect();
		setting.stops.add(() => client.end());
		// The app reads a photo through the same proxy to develop it, and would take its bytes from those of the browser.
		await holdDeveloping(client);
		const files = await makeFiles(setting.stops.folder("photos"), photos, megabytes * mega);
		const { context, stop } = await startUploadChromium(setting);
		setting.stops.add(stop);
		await signIn(context, origin, people.ben.name);

		return async (round) => {
			const { id, slug } = await plantUploadEvent(client);
			const next = seeded(seed + round);
			store.setPlan(
				only(
					({ method }) => method === "PUT",
					({ length }) =>
						next() * 100 < lostPercent
							? { kind: "cutRequest", afterBytes: Math.ceil(next() * length) }
							: { kind: "pass" },
				),
			);
			store.setRate(megabits * mega);
			const before = store.traffic.sent;
			const page = await context.newPage();
			const took = await uploadByQueue(page, files, `${origin}/events/${slug}`);
			await page.close();
			const { rows } = await client.query(`SELECT 1 FROM "Photo" WHERE "eventId" = $1`, [id]);
			if (rows.length !== photos) throw new Error(`${rows.length} of ${photos} photos are there.`);
			const sent = store.traffic.sent - before;
			const seconds = (sent * 8) / (megabits * mega);
			return { ratio: took / 1_000 / seconds, seconds: took / 1_000, lost: sent - photos * megabytes * mega };
		};
	},
	tables: (samples) => [
		{
			rowsAre: "photos on a slow network",
			columns: [{ name: "figure" }],
			rows: [
				{
					name: "time beside what the bytes need, with those sent in vain",
					cells: [
						spread(
							samples.map(({ ratio }) => ratio),
							{ atMost: 1.1 },
						),
					],
				},
				{ name: "time, s", cells: [spread(samples.map(({ seconds }) => seconds))] },
				{ name: "bytes sent in vain, MB", cells: [spread(samples.map(({ lost }) => lost / mega))] },
			],
		},
	],
});
