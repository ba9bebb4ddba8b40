/** `npm run test:long`: tests that take longer than `npm test` may. Each has a shorter relative there. */
import { defineConfig, mergeConfig } from "vitest/config";
import ordinary, { longTests } from "../vitest.config";

export default mergeConfig(
	{ ...ordinary, test: { ...ordinary.test, include: [], exclude: ["node_modules/**"] } },
	defineConfig({ test: { include: [longTests], testTimeout: 900_000 } }),
);
