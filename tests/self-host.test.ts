/** Checks that the compose file and the app agree on the environment, which needs no container engine. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "@/scripts/stack/root";

const read = (file: string) => readFileSync(join(root, file), "utf8");
const compose = read("compose.yaml");
const [, environment = ""] = /environment: &environment\n((?: {4}.*\n)+)/.exec(compose) ?? [];
const given = [...environment.matchAll(/^ {4}([A-Z0-9_]+):/gm)].map(([, name]) => name);
const known = [...read(".env.example").matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name);

test("the server reads every variable that the compose file sets", () => {
	expect(given.length).toBeGreaterThan(8);
	expect(given.filter((name) => !known.includes(name))).toEqual([]);
});

test("the compose file sets every required variable", () => {
	const required = [...read("README.md").matchAll(/^\| `([A-Z0-9_]+)` \| required \|/gm)].map(
		([, name]) => name,
	);
	expect(required.length).toBeGreaterThan(5);
	expect(required.filter((name) => !given.includes(name))).toEqual([]);
});

test("every npm script that the compose file runs exists", () => {
	const { scripts } = JSON.parse(read("package.json"));
	const run = [...compose.matchAll(/npm",? "?run"?,? "([\w:]+)"|npm run (?:--silent )?([\w:]+)/g)];
	const names = run.map(([, listed, typed]) => listed ?? typed);
	expect(names).toEqual(["db:migrate", "sweep", "doctor"]);
	for (const name of names) expect(scripts).toHaveProperty([name ?? ""]);
});

test("the compose file contains no secret", () => {
	for (const [, value = ""] of compose.matchAll(/(?:SECRET|PASSWORD)[A-Z_]*: (.*)/g)) {
		expect(value).toMatch(/^\$\{\w+:\?.*\}$/);
	}
});
