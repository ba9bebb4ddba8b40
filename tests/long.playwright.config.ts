/** The browser's part of `npm run test:long`, on the build that `npm test` left. */
import { defineConfig } from "@playwright/test";
import ordinary from "../playwright.config";

process.env.UPLOAD_FAULTS_RUNS ??= "50";
process.env.ACCESSIBILITY ??= "everything";

export default defineConfig({
	...ordinary,
	testDir: "e2e",
	globalSetup: "./e2e/setup/global-setup.ts",
	outputDir: "../test-results/long",
	testMatch: ["upload-faults.spec.ts", "accessibility.spec.ts"],
	workers: 1,
	projects: (ordinary.projects ?? []).filter(({ name }) => name === "desktop"),
});
