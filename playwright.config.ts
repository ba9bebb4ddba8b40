/**
 * The browser tests: a real Chromium against the production build, on databases, a store and OpenID providers that
 * tests/e2e/setup/global-setup.ts starts on free ports and stops again.
 */
import { availableParallelism } from "node:os";
import { defineConfig, devices } from "@playwright/test";
import { findHeadlessChromium } from "./scripts/stack/chromium";

/** Nothing but this machine can be reached, and a sandbox-less root is what CI has. */
const args = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

const embedded = ["**/embedded/*.spec.ts"];
const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 860 } };

export default defineConfig({
	testDir: "tests/e2e",
	globalSetup: "./tests/e2e/setup/global-setup.ts",
	// One worker keeps a browser, an app, and developing busy, which is more than one core. More workers than cores were slower:
	// on two cores, four of them took 1.09 times as long as two, and every test twice as long, which is what flaky tests come from.
	// Each worker has an app and a database of its own.
	workers: Math.min(4, Math.max(2, availableParallelism())),
	fullyParallel: false,
	forbidOnly: Boolean(process.env.CI),
	// A flaky test must not hold up a change. It is listed in the last lines of `npm test`, so that somebody mends it.
	retries: process.env.CI ? 1 : 0,
	// Only a hang may meet these: a busy machine is no failure.
	timeout: 900_000,
	expect: { timeout: 60_000, toPass: { timeout: 300_000 } },
	outputDir: "test-results/e2e",
	use: {
		launchOptions: { executablePath: findHeadlessChromium(), args },
		// A press of something that never comes would otherwise wait as long as its test may take.
		actionTimeout: 120_000,
		screenshot: "only-on-failure",
		// Written down for every test, it would be a fifth of their time: `npx playwright test --trace retain-on-failure`.
		trace: "off",
	},
	projects: [
		{
			name: "phone",
			// What no width of a page changes is tested once: these files, and tests that are tagged so.
			grepInvert: /@once|@long/,
			testIgnore: [
				...embedded,
				"bad-days.spec.ts",
				"changes.spec.ts",
				"cross-site.spec.ts",
				"deployed-routes.spec.ts",
				"downloads.spec.ts",
				"door.spec.ts",
				"first-load.spec.ts",
				// It has a phone's width of its own.
				"first-organizer.spec.ts",
				"headers.spec.ts",
				"jobs.spec.ts",
				"keyboard.spec.ts",
				// A projector has no phone's width.
				"live.spec.ts",
				"live-bad-days.spec.ts",
				"live-for-hours.spec.ts",
				"lost-requests.spec.ts",
				"one-command.spec.ts",
				"operations.spec.ts",
				"package-saving.spec.ts",
				// How the page itself fits is looked at in pages.spec.ts.
				"photo-page.spec.ts",
				"self-host.spec.ts",
				"sign-in.spec.ts",
				"sign-in-email-link.spec.ts",
				"sign-in-sessions.spec.ts",
				"upload-faults.spec.ts",
				"uploads-kept.spec.ts",
				"uploads-that-fail.spec.ts",
				// Paper has a width of its own.
				"venue-print.spec.ts",
			],
			use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
		},
		{
			name: "desktop",
			// What takes minutes, and has a shorter relative here (tests/long.playwright.config.ts).
			grepInvert: /@long/,
			testIgnore: [
				...embedded,
				// It has a width of its own, narrower than every phone.
				"languages.spec.ts",
				// It is about what a guest's phone shows first.
				"first-page.spec.ts",
				// Organizers do these on a phone, and the pages themselves are looked at in both widths elsewhere.
				"organizer-events.spec.ts",
				"organizer-import.spec.ts",
				"organizer-invite.spec.ts",
				"organizer-people.spec.ts",
				"steward.spec.ts",
				"venue.spec.ts",
				"sections.spec.ts",
				"favourites-and-reports.spec.ts",
				"take-home.spec.ts",
			],
			use: desktop,
		},
		// On the store that `npm run dev` and `npm run start:demo` have, in place of Ceph.
		{ name: "embedded", testMatch: embedded, use: desktop },
	],
});
