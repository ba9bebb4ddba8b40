import { defineConfig } from "vitest/config";

// The root's own configuration starts services; nothing here needs one. One process, because CDK takes seconds to load.
export default defineConfig({
	test: {
		include: ["tests/**/*.test.ts"],
		isolate: false,
		fileParallelism: false,
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
});
