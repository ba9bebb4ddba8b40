/**
 * Checks vercel.json against the part of Vercel's schema that it uses (https://openapi.vercel.sh/vercel.json), and
 * against the code.
 */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

const vercel = z
	.strictObject({
		$schema: z.literal("https://openapi.vercel.sh/vercel.json"),
		framework: z.literal("nextjs"),
		buildCommand: z.string().max(256),
		regions: z.array(z.string().regex(/^[a-z]{3}\d$/)).length(1),
		fluid: z.boolean(),
		// Memory is not allowed here: with fluid compute it is a setting of the project.
		functions: z.record(z.string(), z.strictObject({ maxDuration: z.number().int().min(1).max(300) })),
		crons: z.array(z.strictObject({ path: z.string().startsWith("/"), schedule: z.string() })),
	})
	.parse(read("vercel.json"));

test("the functions run in the bucket's region", () => {
	// https://vercel.com/docs/regions
	const regions: Record<string, string> = {
		"eu-central-1": "fra1",
		"eu-west-1": "dub1",
		"us-east-1": "iad1",
	};
	for (const stage of ["dev", "staging", "prod"]) {
		const { region } = z.looseObject({ region: z.string() }).parse(read(`infra/stages/${stage}.json`));
		expect([regions[region]], `infra/stages/${stage}.json`).toEqual(vercel.regions);
	}
});

test("every function in vercel.json exists, and the sweep's route has the same time limit", () => {
	for (const [pattern, { maxDuration }] of Object.entries(vercel.functions)) {
		const folder = pattern.replace(/\/\*\*\/\*$/, "");
		expect(existsSync(folder), pattern).toBe(true);
		if (!folder.endsWith(".ts")) continue;
		const said = /^export const maxDuration = (\d+);$/m.exec(readFileSync(folder, "utf8"))?.[1];
		expect(Number(said), pattern).toBe(maxDuration);
	}
});

test("developing, which runs after the response, has as much time as its lease", () => {
	const lease = /^const leaseSeconds = 5 \* 60;$/m.test(
		readFileSync("server/photos/develop-photo.ts", "utf8"),
	);
	expect(lease).toBe(true);
	expect(vercel.functions["app/api/trpc/**/*"]?.maxDuration).toBe(5 * 60);
});

test("Vercel's build command migrates before it builds", () => {
	const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(read("package.json"));
	const name = /^npm run (\S+)$/.exec(vercel.buildCommand)?.[1] ?? "";
	expect(scripts[name]).toMatch(/migrate\.ts deploy && next build$/);
});
