/**
 * `npm test`: every check, in the order that fails fastest, stopping at the first failure. `npm run check` is this
 * with `--quick`, which runs only what needs no services. The last line counts the tests that really ran.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { browserReport, testsWith } from "./stack/browser-report";
import { buildEnv } from "./stack/build";
import { installChromium } from "./stack/chromium";
import { infraFolder, installInfra } from "./stack/infra";
import { allowedActions, compareRole, usedActions } from "./stack/role-use";
import { root } from "./stack/root";

const quick = process.argv.includes("--quick");
const reports = mkdtempSync(join(tmpdir(), "rollcall-reports-"));
const vitestReport = join(reports, "vitest.json");
const infraReport = join(reports, "infra.json");
/** The store's request logs of the two test runs (scripts/stack/role-use.ts). */
const storeLogs = { unit: join(reports, "s3-unit.log"), browser: join(reports, "s3-browser.log") };
const playwrightReport = join(reports, "playwright.json");
/** Where scripts/stack/flaky-tests.ts writes. */
const flakyTests = join(reports, "flaky-tests.json");

type Counts = Record<"passed" | "failed" | "skipped", number>;
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const add = (counts: Counts) => {
	for (const name of ["passed", "failed", "skipped"] as const) total[name] += counts[name];
};

function step(name: string, command: string[], env: Record<string, string> = {}, cwd = root): boolean {
	const begin = Date.now();
	console.log(`\n── ${name}`);
	const { status } = spawnSync("npx", ["--no-install", ...command], {
		cwd,
		stdio: ["ignore", "inherit", "inherit"],
		env: { ...process.env, ...env },
	});
	console.log(
		`── ${name}: ${status === 0 ? "good" : "FAILED"} (${Math.round((Date.now() - begin) / 1_000)} s)`,
	);
	return status === 0;
}

/** Steps that need nothing of each other, at once. What each prints comes in one piece when it ends. */
async function together(steps: readonly [name: string, command: string[], cwd?: string][]): Promise<boolean> {
	const ends = steps.map(async ([name, command, cwd = root]) => {
		const begin = Date.now();
		const child = spawn("npx", ["--no-install", ...command], { cwd, stdio: ["ignore", "pipe", "pipe"] });
		const printed: Buffer[] = [];
		for (const stream of [child.stdout, child.stderr])
			stream.on("data", (part: Buffer) => void printed.push(part));
		const good = await new Promise<boolean>((resolve) => {
			child.on("error", () => resolve(false));
			child.on("close", (status) => resolve(status === 0));
		});
		console.log(`\n── ${name}\n${Buffer.concat(printed)}`);
		console.log(`── ${name}: ${good ? "good" : "FAILED"} (${Math.round((Date.now() - begin) / 1_000)} s)`);
		return good;
	});
	return (await Promise.all(ends)).every((good) => good);
}

/** The runner's counts; one failure if the runner died before it wrote its report. */
function counts<T>(file: string, shape: z.ZodType<T>, read: (report: T) => Counts): Counts {
	try {
		return read(shape.parse(JSON.parse(readFileSync(file, "utf8"))));
	} catch {
		return { passed: 0, failed: 1, skipped: 0 };
	}
}

const vitestShape = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numPendingTests: z.number(),
});
const countVitest = (file: string) =>
	add(
		counts(file, vitestShape, (report) => ({
			passed: report.numPassedTests,
			failed: report.numFailedTests,
			skipped: report.numPendingTests,
		})),
	);

/** Tests that passed only at the second try. */
const flaky: string[] = [];
const noteFlaky = () => {
	if (existsSync(flakyTests))
		flaky.push(...z.array(z.string()).parse(JSON.parse(readFileSync(flakyTests, "utf8"))));
};
const countPlaywright = () =>
	add(
		counts(playwrightReport, browserReport, (report) => {
			flaky.push(...testsWith("flaky", report));
			const { stats } = report;
			return {
				passed: stats.expected + stats.flaky,
				failed: stats.unexpected,
				skipped: stats.skipped,
			};
		}),
	);

const vitest = (report: string) => [
	...["vitest", "run", "--reporter=default", "--reporter=json"],
	`--outputFile.json=${report}`,
];

/** Runs without an AWS account. CDK's temporary files are deleted together with the reports. */
function testInfra(): boolean {
	const nobody = { TMPDIR: reports, CDK_DISABLE_CLI_TELEMETRY: "true", AWS_EC2_METADATA_DISABLED: "true" };
	const tests = step("infra: tests", vitest(infraReport), nobody, infraFolder);
	countVitest(infraReport);
	const synth = ["cdk", "synth", "--quiet", "-c", "stage=prod", "--output", join(reports, "cdk.out")];
	return tests && step("infra: synth", synth, nobody, infraFolder);
}

/** Compares the policy of the app's role with every request of both test runs. */
function checkRole(): boolean {
	console.log("\n── the app's role in AWS");
	const logs = Object.values(storeLogs);
	if (!logs.every((log) => existsSync(log))) {
		console.log("── the app's role in AWS: NOT CHECKED, because there was no Ceph to log the requests");
		return true;
	}
	const used = usedActions(logs.map((log) => readFileSync(log, "utf8")).join(""));
	const snapshot = join(infraFolder, "tests/snapshots/rollcall-prod.template.json");
	const complaints = compareRole(used, allowedActions(readFileSync(snapshot, "utf8")));
	console.log(
		complaints.length > 0 ? complaints.join("\n") : `used and allowed: ${[...used].sort().join(", ")}`,
	);
	add({ passed: complaints.length > 0 ? 0 : 1, failed: complaints.length > 0 ? 1 : 0, skipped: 0 });
	return complaints.length === 0;
}

async function run(): Promise<boolean> {
	if (!step("format and lint", ["biome", "ci", "--colors=off", "."])) return false;
	if (!installInfra()) return false;
	if (!step("route types", ["next", "typegen"], buildEnv)) return false;
	const checked = await together([
		// Not incremental, because the cache of an earlier run has hidden errors that came with a merge.
		["types", ["tsc", "--noEmit", "--incremental", "false"]],
		["unused code", ["knip"]],
		["types of infra", ["tsc", "--noEmit"], infraFolder],
	]);
	if (!checked) return false;
	if (quick) {
		// The full run includes this among its tests.
		return step("direction of imports", ["vitest", "run", "--config", "tests/architecture.config.ts"]);
	}

	if (!testInfra()) return false;
	const unit = step(
		"unit and integration tests",
		[...vitest(vitestReport), "--reporter=./scripts/stack/flaky-tests.ts"],
		{ S3_OPS_LOG: storeLogs.unit, FLAKY_TESTS: flakyTests },
	);
	countVitest(vitestReport);
	noteFlaky();
	if (!unit) return false;
	if (!step("production build", ["next", "build"], buildEnv)) return false;
	installChromium();
	const browser = step("browser tests", ["playwright", "test", "--reporter=list,json"], {
		PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
		S3_OPS_LOG: storeLogs.browser,
	});
	countPlaywright();
	return browser && checkRole();
}

const good = await run();
rmSync(reports, { recursive: true, force: true });
if (!quick) {
	if (flaky.length > 0) console.log(`\nFlaky, passed only at the second try:\n${flaky.join("\n")}`);
	const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
	console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
}
process.exitCode = good && total.failed === 0 ? 0 : 1;
