/**
 * `npm test`: every check there is, in the order that fails fastest, stopping at the first failure.
 * `npm run check` is this with `--quick`: what needs no services. The closing line adds up what really ran.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installChromium } from "./stack/chromium";
import { root } from "./stack/root";

const quick = process.argv.includes("--quick");
const reports = mkdtempSync(join(tmpdir(), "rollcall-reports-"));
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");

/** A build reads no service; it only wants to know that the variables are there (server/env.js). */
const buildEnv = {
	NEXT_TELEMETRY_DISABLED: "1",
	DATABASE_URL: "postgresql://build@127.0.0.1:1/build",
	S3_BUCKET: "build",
	S3_REGION: "us-east-1",
	NEXTAUTH_URL: "http://localhost:3000",
	NEXTAUTH_SECRET: "only for the build, which signs nothing",
	CRON_SECRET: "only for the build, too",
};

type Counts = Record<"passed" | "failed" | "skipped", number>;
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const add = (counts: Counts) => {
	for (const name of ["passed", "failed", "skipped"] as const) total[name] += counts[name];
};

function step(name: string, command: string[], env: Record<string, string> = {}): boolean {
	const begin = Date.now();
	console.log(`\n── ${name}`);
	const { status } = spawnSync("npx", ["--no-install", ...command], {
		cwd: root,
		stdio: ["ignore", "inherit", "inherit"],
		env: { ...process.env, ...env },
	});
	console.log(
		`── ${name}: ${status === 0 ? "good" : "FAILED"} (${Math.round((Date.now() - begin) / 1_000)} s)`,
	);
	return status === 0;
}

/** Null where the runner died before it could write its report. */
function report(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, "utf8"));
	} catch {
		return null;
	}
}

function countVitest(): void {
	const read = report(vitestReport) as Record<string, number> | null;
	add({
		passed: read?.numPassedTests ?? 0,
		failed: read?.numFailedTests ?? 1,
		skipped: read?.numPendingTests ?? 0,
	});
}

function countPlaywright(): void {
	const read = report(playwrightReport) as { stats: Record<string, number> } | null;
	const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = read?.stats ?? { unexpected: 1 };
	add({ passed: expected + flaky, failed: unexpected, skipped });
}

function run(): boolean {
	if (!step("format and lint", ["biome", "ci", "--colors=off", "."])) return false;
	if (!step("unused code", ["knip"])) return false;
	if (!step("route types", ["next", "typegen"], buildEnv)) return false;
	if (!step("types", ["tsc", "--noEmit"])) return false;
	if (quick) return true;

	const json = ["--reporter=json", `--outputFile.json=${vitestReport}`];
	const unit = step("unit and integration tests", ["vitest", "run", "--reporter=default", ...json]);
	countVitest();
	if (!unit) return false;
	if (!step("production build", ["next", "build"], buildEnv)) return false;
	installChromium();
	const browser = step("browser tests", ["playwright", "test", "--reporter=list,json"], {
		PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
	});
	countPlaywright();
	return browser;
}

const good = run();
rmSync(reports, { recursive: true, force: true });
if (!quick) {
	const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
	console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
}
process.exitCode = good && total.failed === 0 ? 0 : 1;
