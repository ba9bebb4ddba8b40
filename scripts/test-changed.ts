/**
 * `npm run test:changed`: what a change touches, in less than two minutes. It takes the files that differ from the last
 * commit, or what the last commit changed if there are none; `-- --since COMMIT` compares with another. It checks their
 * format and the types, then runs the unit tests that import them, the closest first, and the browser tests that are
 * about their folders. What does not fit into the time is listed at the end; `npm test` runs everything.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createVitest } from "vitest/node";
import { changedFiles } from "./changed/changed-files";
import { relatedSpecs } from "./changed/related-specs";
import { relatedTests } from "./changed/related-tests";
import { browserReport, testsWith } from "./stack/browser-report";
import { buildEnv, lookAtBuild } from "./stack/build";
import { installChromium } from "./stack/chromium";
import { root } from "./stack/root";

const { values } = parseArgs({
	options: { since: { type: "string" }, seconds: { type: "string", default: "105" } },
});
const begin = Date.now();
/** Copied before Vitest, in this process, sets NODE_ENV to "test". */
const environment = { ...process.env };
/** No test begins after this. The one that is running then is awaited. */
const lastStart = begin + Number(values.seconds) * 1_000;
/** A build and the start of the browser's services come before the first browser test. */
const forBrowser = 60_000;
/** Browser test files; a change that touches more of them touches nearly everything. */
const mostSpecs = 5;

const notRun: string[] = [];
const since = (from: number) => `${Math.round((Date.now() - from) / 1_000)} s`;

function step(name: string, command: string[], env: Record<string, string> = {}): boolean {
	const from = Date.now();
	console.log(`\n── ${name}`);
	const { status } = spawnSync("npx", ["--no-install", ...command], {
		cwd: root,
		stdio: ["ignore", "inherit", "inherit"],
		env: { ...environment, ...env },
	});
	console.log(`── ${name}: ${status === 0 ? "good" : "FAILED"} (${since(from)})`);
	return status === 0;
}

const sources = () =>
	["app", "components", "server", "prisma", "rules", "messages", "scripts", "tests", "bench"].flatMap(
		(folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
				.map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
				.filter((file) => /\.(tsx?|m?js)$/.test(file) && !file.startsWith("prisma/generated/"))
				.map((file) => ({ file, source: readFileSync(join(root, file), "utf8") })),
	);

async function unitTests(changed: string[], until: number): Promise<boolean> {
	const related = relatedTests(sources(), changed);
	if (related.length === 0) return true;
	const order = new Map(related.map(({ file }, place) => [join(root, file), place]));
	const services = related.some(({ needsServices }) => needsServices);
	console.log(`\n── ${related.length} unit test files${services ? "" : ", none of which needs a service"}`);
	const vitest = await createVitest("test", {
		watch: false,
		reporters: ["default"],
		...(services ? {} : { config: join(root, "tests/architecture.config.ts"), include: [...order.keys()] }),
		sequence: {
			sequencer: class {
				shard<T>(files: T): T {
					return files;
				}
				sort<T extends { moduleId: string }>(files: T[]): T[] {
					return files.toSorted((a, b) => (order.get(a.moduleId) ?? 0) - (order.get(b.moduleId) ?? 0));
				}
			},
		},
	});
	const timer = setTimeout(() => void vitest.cancelCurrentRun("keyboard-input"), until - Date.now());
	try {
		const { testModules, unhandledErrors } = await vitest.start(related.map(({ file }) => file));
		const ended = new Set(
			testModules
				.filter((module) => module.state() === "passed" || module.state() === "failed")
				.map(({ moduleId }) => moduleId),
		);
		notRun.push(...related.map(({ file }) => file).filter((file) => !ended.has(join(root, file))));
		return unhandledErrors.length === 0 && testModules.every((module) => module.state() !== "failed");
	} finally {
		clearTimeout(timer);
		await vitest.close();
	}
}

function browserTests(specs: string[]): boolean {
	if (lookAtBuild(root) !== "current" && !step("production build", ["next", "build"], buildEnv)) return false;
	installChromium();
	const reports = mkdtempSync(join(tmpdir(), "rollcall-changed-"));
	const file = join(reports, "playwright.json");
	try {
		const projects = ["--project=desktop", "--project=embedded"];
		const paths = specs.map((spec) => `tests/e2e/${spec}`);
		const good = step(
			"browser tests",
			["playwright", "test", "--reporter=list,json", ...projects, ...paths],
			{
				PLAYWRIGHT_JSON_OUTPUT_NAME: file,
				E2E_LAST_START: String(lastStart),
			},
		);
		const report = browserReport.parse(JSON.parse(readFileSync(file, "utf8")));
		notRun.push(...testsWith("skipped", report));
		for (const flaky of testsWith("flaky", report))
			console.log(`Flaky, passed only at the second try: ${flaky}`);
		return good;
	} finally {
		rmSync(reports, { recursive: true, force: true });
	}
}

async function run(): Promise<boolean> {
	const { files, from } = changedFiles(root, values.since);
	console.log(`${files.length} files changed since ${from}.`);
	if (files.length === 0) return true;
	const specs = relatedSpecs(files);
	notRun.push(...specs.splice(mostSpecs).map((spec) => `tests/e2e/${spec}`));
	const checked = files.filter(
		(file) => /\.(tsx?|m?js|json|css)$/.test(file) && existsSync(join(root, file)),
	);
	if (
		checked.length > 0 &&
		!step("format and lint", ["biome", "ci", "--colors=off", "--no-errors-on-unmatched", ...checked])
	)
		return false;
	if (!step("route types", ["next", "typegen"], buildEnv)) return false;
	if (
		!step("types", [
			"tsc",
			"--noEmit",
			"--incremental",
			"--tsBuildInfoFile",
			"node_modules/.cache/changed.tsbuildinfo",
		])
	)
		return false;
	if (!(await unitTests(files, specs.length > 0 ? lastStart - forBrowser : lastStart))) return false;
	return specs.length === 0 || browserTests(specs);
}

const good = await run().catch((error: unknown) => {
	console.error(error);
	return false;
});
if (notRun.length > 0)
	console.log(`\nThere was no time for these; \`npm test\` runs them:\n${notRun.join("\n")}`);
console.log(`\n${good ? "Everything that ran passed" : "FAILED"}, in ${since(begin)}.`);
process.exit(good ? 0 : 1);
