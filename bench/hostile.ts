/**
 * `npm run bench:hostile [rounds]`: how long developing an honest photo takes next to a file that was made to keep
 * a decoder busy, as a ratio to the same photo alone. Each hostile file has 48 MB of empty parts. Both share the
 * semaphore for developing, as in the server. Prints medians and ratios as JSON.
 */
import { readFile } from "node:fs/promises";
import type { PhotoType } from "@/rules/photo-types";
import { hostileFiles } from "@/server/images/hostile-files.fixture";
import { renderApart } from "@/server/images/render-apart";
import { limits } from "@/server/limits";
import { developSemaphore } from "@/server/photos/develop-photo";

const honest = await readFile(new URL("../tests/fixtures/photos/stream.jpg", import.meta.url));

const develop = (bytes: Uint8Array, type: PhotoType) =>
	developSemaphore(() => renderApart(bytes, { type, budget: limits.photoBudget }));

async function seconds(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return (performance.now() - start) / 1_000;
}

const median = (values: number[]) =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const rounded = (value: number) => Number(value.toFixed(2));

const rounds = Number(process.argv[2] ?? 3);
const alone: number[] = [];
const beside: Record<string, { honest: number[]; hostile: number[]; end: string }> = {};
for (let round = 0; round < rounds; round++) {
	alone.push(await seconds(() => develop(honest, "image/jpeg")));
	for (const [name, { type, make }] of Object.entries(hostileFiles)) {
		const bytes = await make(48_000_000);
		beside[name] ??= { honest: [], hostile: [], end: "" };
		const times = beside[name];
		const attack = seconds(async () => {
			times.end = await develop(bytes, type).then(
				() => "READY",
				(error: unknown) => (error instanceof Error ? error.message : String(error)),
			);
		});
		times.honest.push(await seconds(() => develop(honest, "image/jpeg")));
		times.hostile.push(await attack);
	}
}

const results = Object.entries(beside).map(([name, { honest: times, hostile, end }]) => [
	name,
	{ ratio: rounded(median(times) / median(alone)), hostileSeconds: rounded(median(hostile)), end },
]);
console.log(
	JSON.stringify(
		{ rounds, aloneSeconds: rounded(median(alone)), ...Object.fromEntries(results) },
		null,
		"\t",
	),
);
