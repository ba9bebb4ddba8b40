import { startGroup } from "@/scripts/stack/process-group";
import type { Stops } from "./stops";

/**
 * Runs a program to its end, without its output unless it fails. It has a process group of its own, which ends with
 * the run: an interrupted `npm ci` would otherwise go on writing into a folder that is being deleted.
 */
export async function runCommand(stops: Stops, cwd: string, ...[command = "", ...args]: string[]) {
	let said = "";
	const output = (text: string) => {
		said = (said + text).slice(-4_000);
	};
	const group = startGroup({ command, args, cwd, env: process.env, output });
	stops.add(() => group.stop());
	const code = await group.exited;
	if (code !== 0) throw new Error(`${[command, ...args].join(" ")} ended with ${code}.\n${said}`);
}
