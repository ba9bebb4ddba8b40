/** For `npm run check`: runs only the test that reads source code and needs no service. */
import { defineConfig } from "vitest/config";
import everything from "../vitest.config";

const { globalSetup: _, setupFiles: __, ...test } = everything.test ?? {};

export default defineConfig({ ...everything, test: { ...test, include: ["tests/architecture.test.ts"] } });
