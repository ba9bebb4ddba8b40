/** For `npm run check`: runs only the tests that read source code and need no service. */
import { defineConfig } from "vitest/config";
import everything from "../vitest.config";

const { globalSetup: _, setupFiles: __, ...test } = everything.test ?? {};

export default defineConfig({
	...everything,
	test: { ...test, include: ["tests/{architecture,messages,prose}.test.ts", "messages/*.test.ts"] },
});
