/**
 * Programs that one command of the project needs and nothing else does, so they are no dependencies. They are installed
 * once, in a folder of their own below .data/.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { messageOf, PlainError } from "./plain-error";
import { root } from "./root";

/**
 * `packages` are names with exact versions. Returns the folder whose node_modules contains them. Needs the network only if
 * they are missing. Throws a PlainError.
 */
export function installOnce(packages: readonly string[], say: (line: string) => void): string {
	const named = packages.join(" and ");
	const folder = join(
		root,
		".data/tools",
		packages.map((name) => name.replace("/", "-").replace("@", "")).join("+"),
	);
	if (existsSync(folder)) return folder;
	say(`installing ${named}, once`);
	// It has another name until it is complete, so that an interrupted install is never used.
	const unfinished = `${folder}.${process.pid}`;
	try {
		mkdirSync(unfinished, { recursive: true });
		writeFileSync(join(unfinished, "package.json"), '{ "private": true }\n');
		const options = ["--save-exact", "--ignore-scripts", "--no-audit", "--no-fund"];
		execFileSync("npm", ["install", ...options, ...packages], { cwd: unfinished, stdio: "pipe" });
		renameSync(unfinished, folder);
		return folder;
	} catch (error) {
		throw new PlainError(
			`${named} could not be installed, which needs the network once.\n${messageOf(error)}`,
			{
				cause: error,
			},
		);
	} finally {
		rmSync(unfinished, { recursive: true, force: true });
	}
}
