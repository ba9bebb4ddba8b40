/** How long developing an honest photo takes next to a file that was made to keep a decoder busy. */
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { defineBench } from "./runner/bench";
import { median, spread } from "./runner/table";
import { startWorker } from "./setup/worker";

const file = z.object({ name: z.string(), honest: z.number(), hostile: z.number(), end: z.string() });
const sample = z.object({ alone: z.number(), beside: z.array(file) });

export const hostileBench = defineBench({
	name: "hostile",
	measures: "how long an honest photo takes to develop next to a file made to keep a decoder busy",
	minutes: 1,
	needs: [],
	parameters: { rounds: 5, megabytes: 48 },
	async start(setting) {
		const honest = fileURLToPath(new URL("../tests/fixtures/photos/stream.jpg", import.meta.url));
		const args = [honest, String(setting.parameters.megabytes * 1_000_000)];
		return (await startWorker(setting, { script: "hostile.ts", args, sample })).turn;
	},
	tables(samples) {
		const alone = median(samples.map((turn) => turn.alone));
		return [
			{
				rowsAre: "beside",
				columns: [
					{ name: "honest photo, ratio to the same alone" },
					{ name: "the file itself", unit: "s" },
					{ name: "and how it ends" },
				],
				rows: (samples[0]?.beside ?? []).map(({ name }, at) => {
					const turns = samples.flatMap(({ beside }) => beside[at] ?? []);
					return {
						name,
						cells: [
							spread(
								turns.map(({ honest }) => honest / alone),
								{ atMost: 3 },
							),
							spread(turns.map(({ hostile }) => hostile)),
							[...new Set(turns.map(({ end }) => end))].join(", "),
						],
					};
				}),
			},
		];
	},
});
