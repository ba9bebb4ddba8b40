/** Runs the app as the CDK's command line does. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "rollcall-cdk-"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(context: object, env: Record<string, string> = {}) {
	execFileSync(process.execPath, ["--import", "tsx", "bin/app.ts"], {
		stdio: ["ignore", "ignore", "pipe"],
		env: { PATH: process.env.PATH, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context), ...env },
	});
	return readdirSync(folder).filter((file) => file.endsWith(".template.json"));
}

test("a stage is synthesized from its name, without an account", () => {
	expect(run({ stage: "staging" })).toEqual(["rollcall-staging.template.json"]);
});

test("without a stage the error names the stages", () => {
	expect(() => run({})).toThrow("-c stage=dev|staging|prod");
});

test("the example cannot be deployed, because it would trust a team of strangers", () => {
	expect(() => run({ stage: "prod" }, { CDK_DEFAULT_ACCOUNT: "111122223333" })).toThrow(
		"still has the example's values",
	);
});
