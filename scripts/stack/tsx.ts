import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root";

/**
 * Arguments for process.execPath that run a TypeScript file, without a shell or npx in between. The path is absolute,
 * or relative to this repo.
 */
export function tsxArguments(script: string, ...args: string[]): string[] {
	const loader = createRequire(import.meta.url).resolve("tsx");
	return ["--import", pathToFileURL(loader).href, resolve(root, script), ...args];
}
