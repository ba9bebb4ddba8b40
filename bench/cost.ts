/** What one upload costs at the edge of the process, counted. The counts do not depend on the machine. */
import { z } from "zod";
import { defineBench } from "./runner/bench";
import { spread } from "./runner/table";
import { demoPlace } from "./setup/app";
import { aims, type Cost } from "./setup/count-calls";
import { startWorker } from "./setup/worker";

const cost = z.object({ queries: z.number(), brackets: z.number(), s3: z.number() });

export const costBench = defineBench({
	name: "cost",
	measures: "how many queries and requests to the store one initiateUpload and one confirm take",
	minutes: 1,
	needs: ["Ceph if available"],
	parameters: { rounds: 3 },
	// The first photo opens new connections, which costs more.
	warmUp: 1,
	async start(setting) {
		const { env } = await demoPlace(setting);
		const sample = z.object({ initiate: cost, confirm: cost });
		return (await startWorker(setting, { script: "cost.ts", env, sample })).turn;
	},
	tables(samples) {
		const row = (name: string, costs: Cost[], aim: { queries: number; s3: number }) => ({
			name,
			cells: [
				spread(
					costs.map(({ queries }) => queries),
					{ atMost: aim.queries },
				),
				spread(costs.map(({ brackets }) => brackets)),
				spread(
					costs.map(({ s3 }) => s3),
					{ atMost: aim.s3 },
				),
			],
		});
		return [
			{
				rowsAre: "call",
				columns: [{ name: "queries" }, { name: "BEGIN and COMMIT" }, { name: "requests to the store" }],
				rows: [
					row(
						"`photos.initiateUpload`",
						samples.map(({ initiate }) => initiate),
						aims.initiate,
					),
					row(
						"`photos.confirm`",
						samples.map(({ confirm }) => confirm),
						aims.confirm,
					),
				],
			},
		];
	},
});
