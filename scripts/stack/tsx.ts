import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root";

/** Arguments for process.execPath that run a TypeScript file of this repo, without a shell or npx in between. */
export function tsxArguments(script: string, ...args: string[]): string[] {
	const loader = createRequire(import.meta.url).resolve("tsx");
	return ["--import", pathToFileURL(loader).href, join(root, script), ...args];
}
