/**
 * A list of ten thousand people: comparing it with a roll that has half of them, and applying it to an empty roll, beside a
 * COPY of the same rows into the same table with its triggers, log and indexes. Staging and network are not measured.
 */
import { z } from "zod";
import { defineBench } from "./runner/bench";
import { spread } from "./runner/table";
import { openGalleryDatabase } from "./setup/gallery-database";
import { startWorker } from "./setup/worker";

const sample = z.object({ copy: z.number(), apply: z.number(), compare: z.number(), undo: z.number() });

export const importBench = defineBench({
	name: "import",
	measures: "how long a list of ten thousand people takes to compare, to apply and to undo, beside a COPY",
	minutes: 3,
	needs: [],
	parameters: { rounds: 5, people: 10_000 },
	warmUp: 1,
	async start(setting) {
		const { url, client } = await openGalleryDatabase(setting);
		await client.query("VACUUM ANALYZE");
		const args = [String(setting.parameters.people)];
		const env = { DATABASE_URL: url };
		return (await startWorker(setting, { script: "import.ts", args, env, sample })).turn;
	},
	tables: (samples) => [
		{
			rowsAre: "list",
			columns: [{ name: "figure" }],
			rows: [
				{
					name: "applying, ratio to a COPY of its rows",
					cells: [
						spread(
							samples.map(({ apply, copy }) => apply / copy),
							{ atMost: 5 },
						),
					],
				},
				{ name: "applying, ms", cells: [spread(samples.map(({ apply }) => apply))] },
				{
					name: "comparing with a roll that has half of them, ms",
					cells: [
						spread(
							samples.map(({ compare }) => compare),
							{ atMost: 2_000 },
						),
					],
				},
				{ name: "undoing, ms", cells: [spread(samples.map(({ undo }) => undo))] },
				{ name: "COPY, ms", cells: [spread(samples.map(({ copy }) => copy))] },
			],
		},
	],
});
