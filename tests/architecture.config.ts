/** For `npm run check`: the one test that reads source and needs no service. */
import { defineConfig } from "vitest/config";
import everything from "../vitest.config";

const { globalSetup: _, setupFiles: __, ...test } = everything.test ?? {};

export default defineConfig({ ...everything, test: { ...test, include: ["tests/architecture.test.ts"] } });
