/**
 * Searching and listing the roll of events with a hundred and with ten thousand people, on a real PostgreSQL with a hundred
 * other events of a hundred people each. The ratios count, not the milliseconds.
 */
import { z } from "zod";
import { defineBench } from "./runner/bench";
import { median } from "./runner/table";
import { openGalleryDatabase } from "./setup/gallery-database";
import { plantRoll } from "./setup/plant-roll";
import { startWorker } from "./setup/worker";

const sizes = [100, 10_000];
const others = 100;
const sample = z.record(z.string(), z.array(z.number()));

export const rollBench = defineBench({
	name: "roll",
	measures: "how long searching and listing the roll takes with a hundred and with ten thousand people",
	minutes: 1,
	needs: [],
	parameters: { rounds: 100 },
	warmUp: 20,
	async start(setting) {
		const { url, client } = await openGalleryDatabase(setting);
		for (let n = 0; n < others; n++) await plantRoll(client, `other-${n}`, 100);
		const eventIds = [];
		for (const size of sizes) eventIds.push(await plantRoll(client, `roll-${size}`, size));
		await client.query("VACUUM ANALYZE");
		const env = { DATABASE_URL: url };
		return (await startWorker(setting, { script: "roll.ts", args: [JSON.stringify(eventIds)], env, sample }))
			.turn;
	},
	tables(samples) {
		return [
			{
				rowsAre: "call",
				columns: [
					...sizes.map((size) => ({ name: size.toLocaleString("en"), unit: "ms" })),
					{ name: "ratio of the last to the first" },
				],
				rows: Object.keys(samples[0] ?? {}).map((name) => {
					const times = sizes.map((_, at) => median(samples.map((turn) => turn[name]?.[at] ?? Number.NaN)));
					const isSearch = name.startsWith("search");
					return {
						name,
						cells: [
							...times.map((value) => ({ value })),
							{
								value: (times.at(-1) ?? Number.NaN) / (times[0] ?? Number.NaN),
								...(isSearch && { aim: { atMost: 1.3 } }),
							},
						],
					};
				}),
			},
		];
	},
});
