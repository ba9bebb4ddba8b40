import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { root } from "@/scripts/stack/root";
import { makeStops } from "../runner/stops";
import { startWorker } from "./worker";

let stops = makeStops();
afterEach(async () => {
	await stops.end();
	stops = makeStops();
});

const start = () =>
	startWorker(
		{ version: { name: "new", folder: root }, stops },
		{
			...{ script: "../setup/worker.fixture.ts", args: ["albums"], env: { DATABASE_URL: "the bench's own" } },
			sample: z.strictObject({
				...{ round: z.number(), folder: z.string(), argument: z.string(), database: z.string() },
			}),
		},
	);

test("a worker takes each turn in its version's folder, with its arguments and variables", async () => {
	const { turn } = await start();
	const expected = { folder: root, argument: "albums", database: "the bench's own" };
	expect(await turn(-1)).toEqual({ ...expected, round: -1 });
	expect(await turn(0)).toEqual({ ...expected, round: 0 });
});

test("a turn that fails in the worker fails in the run, with its message", async () => {
	const { turn } = await start();
	await expect(turn(1)).rejects.toThrow("the second turn failed");
	await expect(turn(0)).resolves.toMatchObject({ round: 0 });
});

test("a worker that ends during a turn fails the run, with its exit code", async () => {
	const { turn } = await start();
	await expect(turn(2)).rejects.toThrow("worker.fixture.ts ended with 7");
});
