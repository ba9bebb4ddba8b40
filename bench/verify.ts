/**
 * `npm run verify` on rows and objects that agree: a million photos on a real PostgreSQL, each with one rendition, beside a
 * listing of as many originals and renditions by a store that only lists. The memory is the largest that its process ever had.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { buildEnv } from "@/scripts/stack/build";
import { storeEnv } from "@/scripts/stack/store";
import { defineBench } from "./runner/bench";
import { spread } from "./runner/table";
import { openGalleryDatabase } from "./setup/gallery-database";
import { plantListed, startListingStore } from "./setup/listing-store";

const answer = z.object({
	seconds: z.number(),
	megabytes: z.number(),
	left: z.literal(0),
	report: z.object({ photos: z.number(), originals: z.number(), renditions: z.number() }),
});
const few = 10_000;

export const verifyBench = defineBench({
	name: "verify",
	measures: "how long comparing a million photos with their objects takes, and how much memory",
	minutes: 5,
	needs: [],
	parameters: { rounds: 1, photos: 1_000_000 },
	async start(setting) {
		const { url, client } = await openGalleryDatabase(setting);
		const store = await startListingStore();
		setting.stops.add(store.stop);
		const { photos } = setting.parameters;
		const keys = { accessKeyId: "bench", secretAccessKey: "bench", region: "us-east-1" };
		const env = { DATABASE_URL: url, ...storeEnv({ ...keys, endpoint: store.endpoint }, "bench") };
		// Without triggers, whose work is not what is measured.
		await client.query("SET session_replication_role = replica");
		const plant = async (from: number, to: number) => {
			for (const statement of plantListed(from, to)) await client.query(statement);
		};
		const run = async (count: number) => {
			await client.query("ANALYZE");
			store.have(count);
			// As an operator runs it: the script limits the memory.
			const child = spawn("npm", ["run", "--silent", "verify", "--", "--json"], {
				cwd: setting.version.folder,
				env: { ...process.env, ...buildEnv, ...env },
				stdio: ["ignore", "pipe", "inherit"],
			});
			const [printed] = await Promise.all([text(child.stdout), once(child, "exit")]);
			const said = answer.parse(JSON.parse(printed.trim().split("\n").at(-1) ?? ""));
			if (said.report.photos !== count || said.report.originals !== count || said.report.renditions !== count)
				throw new Error(`Not all were compared: ${printed}`);
			return said;
		};
		return async () => {
			await client.query(`DELETE FROM "Photo"`);
			await plant(1, few);
			const small = await run(few);
			await plant(few + 1, photos);
			return { small, large: await run(photos) };
		};
	},
	tables: (samples, { photos }) => [
		{
			rowsAre: "photos",
			columns: [{ name: "time, s" }, { name: "memory, MB" }],
			rows: (["small", "large"] as const).map((size) => ({
				name: (size === "small" ? few : photos).toLocaleString("en"),
				cells: [
					spread(samples.map((sample) => sample[size].seconds)),
					spread(
						samples.map((sample) => sample[size].megabytes),
						{ atMost: 200 },
					),
				],
			})),
		},
	],
});
