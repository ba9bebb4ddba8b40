/**
 * Develops an honest photo alone, and then next to each file that was made to keep a decoder busy. Both share the
 * semaphore for developing, as in the server.
 */
import { readFile } from "node:fs/promises";
import type { PhotoType } from "@/rules/photo-types";
import { hostileFiles } from "@/server/images/hostile-files.fixture";
import { UnusablePicture } from "@/server/images/process/unusable-picture.mjs";
import { renderApart } from "@/server/images/render-apart";
import { thisProcess } from "@/server/jobs/this-process";
import { limits } from "@/server/limits";
import { serveTurns } from "./serve-turns";

const [honestPath = "", bytes = ""] = process.argv.slice(2);
const honest = await readFile(honestPath);

const develop = (original: Uint8Array, type: PhotoType) =>
	thisProcess.develop(() => renderApart(original, { type, budget: limits.photoBudget }));

async function seconds(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return (performance.now() - start) / 1_000;
}

serveTurns(async () => {
	const alone = await seconds(() => develop(honest, "image/jpeg"));
	const beside = [];
	for (const [name, { type, make }] of Object.entries(hostileFiles)) {
		const original = await make(Number(bytes));
		let end = "";
		const attack = seconds(async () => {
			end = await develop(original, type).then(
				() => "developed",
				(error: unknown) => {
					if (error instanceof UnusablePicture) return `refused: ${error.reason}`;
					return error instanceof Error ? error.message : String(error);
				},
			);
		});
		const besideIt = await seconds(() => develop(honest, "image/jpeg"));
		beside.push({ name, honest: besideIt, hostile: await attack, end });
	}
	return { alone, beside };
});
