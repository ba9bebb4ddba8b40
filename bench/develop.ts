/**
 * What happens to an original after a confirm (hash, EXIF, renditions, thumbhash), compared with a library alone that
 * makes the same renditions and opens the file for each, as its README shows.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { z } from "zod";
import { defineBench } from "./runner/bench";
import { median, spread } from "./runner/table";
import { startWorker } from "./setup/worker";

const sample = z.object({ seconds: z.number(), megabytes: z.number() });
type Run = z.infer<typeof sample>;
const kinds = ["jpeg alone", "jpeg developed", "heic alone", "heic developed", "ten at once"] as const;
type Kind = (typeof kinds)[number];

const fixture = (name: string) => fileURLToPath(new URL(`../tests/fixtures/photos/${name}`, import.meta.url));

export const developBench = defineBench({
	name: "develop",
	measures: "what developing a photo takes, compared with sharp alone and with libheif alone",
	minutes: 4,
	needs: ["Linux"],
	parameters: { rounds: 5 },
	async start(setting) {
		// Made beforehand, because otherwise making it would be the peak of memory.
		const jpeg = join(setting.stops.folder("photo"), "twelve-megapixels.jpg");
		// Stored like a photo from a phone held upright.
		await sharp(await readFile(fixture("dandelions.jpg")))
			.resize(4_000, 3_000)
			.jpeg({ quality: 90 })
			.withMetadata({ orientation: 6 })
			.toFile(jpeg);
		/** In a process of its own, so that its peak memory is its own. */
		const run = async (kind: Kind, measure: "time" | "memory", round: number) => {
			const args = [kind, measure, jpeg, fixture("iphone-trail.heic")];
			const worker = await startWorker(setting, { script: "develop.ts", args, sample });
			const taken = await worker.turn(round);
			await worker.stop();
			return taken;
		};
		return async (round) => {
			const runs = new Map<Kind, Run>();
			for (const kind of kinds) {
				const { seconds } = await run(kind, "time", round);
				const { megabytes } = await run(kind, "memory", round);
				runs.set(kind, { seconds, megabytes });
			}
			return runs;
		};
	},
	tables(samples) {
		const of = (kind: Kind, what: keyof Run) =>
			samples.flatMap((runs) => {
				const run = runs.get(kind);
				return run ? [run[what]] : [];
			});
		const ratio = (kind: "jpeg" | "heic", what: keyof Run) => ({
			value: median(of(`${kind} developed`, what)) / median(of(`${kind} alone`, what)),
			aim: { atMost: 1.15 },
		});
		const row = (name: string, kind: "jpeg" | "heic") => ({
			name,
			cells: [
				ratio(kind, "seconds"),
				spread(of(`${kind} developed`, "seconds")),
				ratio(kind, "megabytes"),
				spread(of(`${kind} developed`, "megabytes")),
			],
		});
		return [
			{
				rowsAre: "original, compared with",
				columns: [
					{ name: "time, ratio" },
					{ name: "time", unit: "s" },
					{ name: "peak memory, ratio" },
					{ name: "peak memory", unit: "MB" },
				],
				rows: [row("JPEG, with sharp", "jpeg"), row("HEIC, with libheif-js and sharp", "heic")],
			},
			{
				rowsAre: "at once",
				columns: [
					{ name: "time", unit: "s" },
					{ name: "peak memory", unit: "MB" },
				],
				rows: [
					{
						name: "ten, five of each",
						cells: [
							spread(of("ten at once", "seconds")),
							spread(of("ten at once", "megabytes"), { atMost: 1_000 }),
						],
					},
				],
			},
		];
	},
});
