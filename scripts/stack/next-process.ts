import { createRequire } from "node:module";
import { join } from "node:path";
import { startGroup } from "./process-group";

/** Starts the Next of the project in `cwd`, on the Node that runs this, in a process group of its own. */
export function startNext({
	args,
	...options
}: {
	args: string[];
	env: NodeJS.ProcessEnv;
	cwd: string;
	/** Receives what Next prints, instead of the terminal. */
	output?: ((text: string) => void) | undefined;
}) {
	const next = createRequire(join(options.cwd, "package.json")).resolve("next/dist/bin/next");
	return startGroup({ ...options, command: process.execPath, args: [next, ...args] });
}
