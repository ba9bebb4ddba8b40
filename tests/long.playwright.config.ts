/** The browser's part of `npm run test:long`, on the build that `npm test` left. */
import { defineConfig } from "@playwright/test";
import ordinary from "../playwright.config";

process.env.UPLOAD_FAULTS_RUNS ??= "50";
process.env.ACCESSIBILITY ??= "everything";
process.env.WALL_MINUTES ??= "60";

export default defineConfig({
	...ordinary,
	testDir: "e2e",
	globalSetup: "./e2e/setup/global-setup.ts",
	outputDir: "../test-results/long",
	testMatch: [
		"accessibility.spec.ts",
		"jobs.spec.ts",
		"live-for-hours.spec.ts",
		"one-command.spec.ts",
		"package-of-20-gb.spec.ts",
		"upload-faults.spec.ts",
		"venue-flood.spec.ts",
	],
	workers: 1,
	projects: (ordinary.projects ?? [])
		.filter(({ name }) => name === "desktop")
		.map(({ grepInvert: _, ...desktop }) => desktop),
});
