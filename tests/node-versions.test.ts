/**
 * The versions of Node that Rollcall runs on are stated once, in package.json. Everything else that names a version is
 * compared with it. Why the range is closed: docs/decisions/0028-node-versions-and-vercels-build.md
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { expected } from "@/scripts/vercel/expected";
import { toolVersions } from "@/scripts/vercel/tools";

const read = (path: string) => readFileSync(path, "utf8");
const engines = z.looseObject({ engines: z.object({ node: z.string() }) });
const { node: range } = engines.parse(JSON.parse(read("package.json"))).engines;

/** The lowest version of each major, as in "^20.19 || ^22.12 || ^24". */
const lowest = range.split(" || ").map((part) => part.replace(/^\^/, ""));
const majors = lowest.map((version) => Number.parseInt(version, 10));
const newest = majors.at(-1);

test("no major that has not been tried is allowed, because Vercel takes the newest one that the range allows", () => {
	expect(range).toMatch(/^\^\d+(\.\d+)?( \|\| \^\d+(\.\d+)?)*$/);
	expect(majors).toEqual(majors.toSorted((a, b) => a - b));
});

test("infra/ and both lock files state the same range", () => {
	expect(engines.parse(JSON.parse(read("infra/package.json"))).engines.node).toBe(range);
	for (const lock of ["package-lock.json", "infra/package-lock.json"]) {
		const { packages } = z.object({ packages: z.looseObject({ "": engines }) }).parse(JSON.parse(read(lock)));
		expect(packages[""].engines.node, lock).toBe(range);
	}
});

test("CI runs on every major of the range", () => {
	const matrix = /^\s*node: \[(.*)\]$/m.exec(read(".github/workflows/ci.yml"))?.[1] ?? "";
	expect(matrix.split(", ").map(Number)).toEqual(majors);
});

test("the container and `npm run check:vercel` use the newest major, which Vercel chooses", () => {
	const images = [...read("Dockerfile").matchAll(/^FROM node:(\d+)-/gm)].map(([, major]) => Number(major));
	expect(images).toEqual([newest, newest]);
	expect(Number.parseInt(toolVersions.node, 10)).toBe(newest);
	expect(expected.node).toBe(newest);
});

test("the documents name the versions of the range", () => {
	const named = lowest.map((version, i) =>
		version.includes(".") ? `${majors[i]} (from ${version})` : version,
	);
	const sentence = `Node ${named.slice(0, -1).join(", ")} or ${named.at(-1)}`;
	for (const path of ["README.md", "CONTRIBUTING.md", "docs/deploy.md", "docs/self-host.md"])
		expect(read(path), path).toContain(sentence);
});
