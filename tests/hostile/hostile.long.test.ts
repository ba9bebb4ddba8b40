/**
 * Three hundred files from a seed that is printed. The same files again:
 * HOSTILE_SEED=7 npx vitest run --config tests/long.config.ts tests/hostile
 */
import { expect, test } from "vitest";
import { run } from "./run";

const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 1_000_000);

// A minute and a half on a quiet machine.
const timeout = 3_600_000;

test(`no file of three hundred from the seed ${seed} does harm`, { timeout }, async () => {
	console.info(`HOSTILE_SEED=${seed}`);
	const { ends, faults } = await run(seed, 300);
	console.info(ends);
	expect(faults).toEqual([]);
});
