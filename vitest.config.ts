import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const longTests = "**/*.long.test.ts";

export default defineConfig({
	resolve: {
		alias: [
			{ find: /^@\//, replacement: here("./") },
			// Next's guard throws outside its bundler; what it guards is proven by `next build`.
			{ find: "server-only", replacement: here("./tests/setup/server-only.ts") },
		],
	},
	test: {
		include: ["{app,components,messages,rules,server,prisma,scripts,tests,bench}/**/*.test.{ts,tsx}"],
		exclude: ["tests/e2e/**", "prisma/generated/**", longTests],
		globalSetup: ["tests/setup/global-setup.ts"],
		setupFiles: ["tests/setup/env.ts"],
		// Only a hang may meet these: a busy machine is no failure.
		testTimeout: 600_000,
		// A flaky test must not hold up a change. It is listed in the last lines of `npm test`, so that somebody mends it.
		retry: process.env.CI ? 1 : 0,
		hookTimeout: 600_000,
		expect: { poll: { timeout: 120_000 } },
		// Half of their time these tests wait for PostgreSQL and Ceph: two at once, even on two cores.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		restoreMocks: true,
	},
});
