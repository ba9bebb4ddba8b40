import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { browserReport, testsWith } from "./browser-report";
import { root } from "./root";

test("a test that passes at the second try is listed, in a group too, and one that always passes is not", async () => {
	// Below the project, so that Playwright is found from there.
	mkdirSync(join(root, "test-results"), { recursive: true });
	const folder = mkdtempSync(join(root, "test-results/flaky-"));
	try {
		writeFileSync(
			join(folder, "some.spec.ts"),
			`import { expect, test } from "@playwright/test";
			test("always", () => {});
			test("at the second try", () => expect(test.info().retry).toBe(1));
			test.describe("in a group", () => {
				test("as well", () => expect(test.info().retry).toBe(1));
			});`,
		);
		const config = {
			// With a folder named, Playwright also looks for tests that git ignores.
			testDir: folder,
			// Emptied at the start, so it must not be the folder of the tests.
			outputDir: join(folder, "output"),
			retries: 1,
			projects: [{ name: "desktop" }],
			reporter: [["json"]],
		};
		writeFileSync(join(folder, "playwright.config.ts"), `export default ${JSON.stringify(config)};`);
		const file = join(folder, "report.json");
		await promisify(execFile)("npx", ["--no-install", "playwright", "test", "--config", folder], {
			cwd: root,
			env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
		});
		const report = browserReport.parse(JSON.parse(readFileSync(file, "utf8")));
		expect(report.stats).toMatchObject({ expected: 1, flaky: 2, unexpected: 0 });
		expect(testsWith("flaky", report)).toEqual([
			"[desktop] some.spec.ts:3 at the second try",
			"[desktop] some.spec.ts:5 as well",
		]);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
