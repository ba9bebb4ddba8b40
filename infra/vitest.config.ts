import { defineConfig } from "vitest/config";

// The root's configuration would start services, which these tests do not need. They share one process, because CDK
// takes
// seconds to load.
export default defineConfig({
	test: {
		include: ["tests/**/*.test.ts"],
		isolate: false,
		fileParallelism: false,
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
});
