/** Reads an output as `vercel build` writes it, with one file of each kind. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readOutput } from "./output";

let project: string;
const write = (path: string, text: string) => {
	mkdirSync(dirname(join(project, path)), { recursive: true });
	writeFileSync(join(project, path), text);
};
const writeJson = (path: string, value: unknown) => write(path, JSON.stringify(value));
const functions = ".vercel/output/functions";
const link = (path: string, target: string) => {
	mkdirSync(dirname(join(project, path)), { recursive: true });
	symlinkSync(target, join(project, path));
};

beforeEach(() => {
	project = mkdtempSync(join(tmpdir(), "rollcall-output-"));
	writeJson(".vercel/output/config.json", {
		version: 3,
		routes: [],
		crons: [{ path: "/api/x", schedule: "* * * * *" }],
	});
	write(".next/server/chunks/page.js", "12345");
	writeJson(".next/server/chunks/page.js.map", {
		sections: [
			{ map: { sources: ["../../node_modules/zod/index.js", "../../app/page.tsx"] } },
			{ map: { sources: ["../../node_modules/a/node_modules/%40aws-sdk/core/index.js", null] } },
		],
	});
	write("node_modules/sharp/index.js", "123");
	link(".next/node_modules/sharp-1", "../../node_modules/sharp");
	const common = { handler: "___next_launcher.cjs", runtime: "nodejs24.x", launcherType: "Nodejs" };
	writeJson(`${functions}/api/x.func/.vc-config.json`, {
		...{ ...common, maxDuration: 300, memory: 1_024, regions: ["fra1"] },
		filePathMap: {
			".next/server/chunks/page.js": ".next/server/chunks/page.js",
			".next/node_modules/sharp-1": ".next/node_modules/sharp-1",
			"node_modules/sharp/index.js": "node_modules/sharp/index.js",
		},
	});
	write(`${functions}/api/x.func/___next_launcher.cjs`, "1234567");
	write(`${functions}/api/x.func/.next/server/manifest.json`, "{}");
	link(`${functions}/api/x.rsc.func`, "x.func");
	link(`${functions}/index.func`, "api/x.func");
	link(`${functions}/events/[slug].func`, "../api/x.func");
	writeJson(`${functions}/_error.rsc.func/.vc-config.json`, common);
	link(`${functions}/_error.segments/_tree.segment.rsc.func`, "../_error.rsc.func");
});
afterEach(() => rmSync(project, { recursive: true }));

test("a function is read once, with its settings, all routes that lead to it, its files and what is compiled into them", () => {
	const output = readOutput(project);
	expect(output.crons).toEqual([{ path: "/api/x", schedule: "* * * * *" }]);
	expect(output.functions.toSorted((a, b) => b.name.localeCompare(a.name))).toEqual([
		{
			...{ name: "api/x", routes: ["/", "/api/x", "/events/[slug]"] },
			...{ runtime: "nodejs24.x", maxDuration: 300, memory: 1_024, regions: ["fra1"] },
			files: new Map([
				[".next/server/chunks/page.js", 5],
				// The link itself.
				[".next/node_modules/sharp-1", 24],
				["node_modules/sharp/index.js", 3],
				["___next_launcher.cjs", 7],
				[".next/server/manifest.json", 2],
			]),
			compiled: new Set(["zod", "@aws-sdk/core"]),
		},
		{ name: "_error", routes: ["/_error"], runtime: "nodejs24.x", files: new Map(), compiled: new Set() },
	]);
});

test("an output without cron jobs has none", () => {
	writeJson(".vercel/output/config.json", { version: 3 });
	expect(readOutput(project).crons).toEqual([]);
});

test("a file that the function needs and that is not there is an error that names it", () => {
	rmSync(join(project, "node_modules/sharp/index.js"));
	expect(() => readOutput(project)).toThrow("node_modules/sharp/index.js");
});
