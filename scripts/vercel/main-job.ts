/**
 * The main job, on the Node that Vercel chooses: somebody signs in and adds photos, which are developed and appear in
 * the album. The browser tests of it run in the copy that Vercel's build has made. Everything that they start is started
 * by that Node, so the app and the process that develops a photo run on it, too.
 */
import { existsSync, readFileSync } from "node:fs";
import type { networkInterfaces } from "node:os";
import { join } from "node:path";
import type { z } from "zod";
import { browserReport, testsIn } from "../stack/browser-report";
import { type ProcessGroup, startGroup } from "../stack/process-group";
import { pathOf } from "./build";
import { type Tools, toolVersions } from "./tools";

/** The first is in a browser, against `next start`. The second sends photos to Vercel's functions (tests/e2e/setup/deployed-route.ts). */
export const specs = ["main-job.spec.ts", "deployed-routes.spec.ts"];

export function startMainJob(tools: Tools, project: string, report: string): ProcessGroup {
	const files = specs.map((name) => `tests/e2e/${name}`);
	return startGroup({
		command: tools.node,
		args: [
			...[join(project, "node_modules/@playwright/test/cli.js"), "test", ...files],
			...["--project=desktop", "--reporter=list,json"],
		],
		cwd: project,
		env: {
			...process.env,
			PATH: pathOf(tools),
			E2E_DEPLOYED_BY: "vercel",
			PLAYWRIGHT_JSON_OUTPUT_NAME: report,
		},
		// What Ctrl-C sends. Playwright then stops the services that it has started.
		stopSignal: "SIGINT",
		patience: 60_000,
	});
}

/** Why the main job cannot be checked on a machine with these interfaces; undefined if it can. Pure. */
export function whyNotWith(interfaces: ReturnType<typeof networkInterfaces>): string | undefined {
	if (Object.values(interfaces).some((addresses) => addresses?.some(({ internal }) => !internal)))
		return undefined;
	return `the main job on Node ${toolVersions.node}, because this machine has no network at all, and a browser then believes that it is offline and its pages wait. The internet is not needed.`;
}

/** A sentence for each test that failed, and for each file whose tests did not all run. Undefined is no report. Pure. */
export function complaintsAboutMainJob(report: z.infer<typeof browserReport> | undefined): string[] {
	if (!report) return ["The browser tests ended before they wrote their report."];
	const tests = testsIn(report);
	const failed = tests.filter(({ status }) => status === "unexpected");
	return [
		...failed.map(({ name }) => `Failed on Vercel's Node: ${name}`),
		...specs.flatMap((spec) => {
			const own = tests.filter(({ file }) => file === spec);
			const skipped = own.filter(({ status }) => status === "skipped").length;
			if (own.length === 0) return [`No test of ${spec} ran.`];
			return skipped > 0 ? [`${skipped} of ${own.length} tests of ${spec} did not run.`] : [];
		}),
	];
}

/** Undefined if there is none. */
export function readReport(file: string): z.infer<typeof browserReport> | undefined {
	return existsSync(file) ? browserReport.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}
