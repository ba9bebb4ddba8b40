/**
 * `prisma generate` without a download. The CLI insists on a schema engine binary, but generating never runs it,
 * so this one call names any existing file. Never set this variable for a migration: the CLI would then exit with
 * 0 and do nothing.
 */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";

const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
execFileSync(process.execPath, [cli, "generate"], {
	stdio: ["ignore", "ignore", "inherit"],
	env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
});
