/** For `npm run db:record`: runs only the recorder, which is not one of the tests. */
import { defineConfig } from "vitest/config";
import everything from "../../vitest.config";

export default defineConfig({
	...everything,
	test: { ...everything.test, include: ["tests/previous-release/record.ts"] },
});
