/** `npm run sweep` in a process of its own, and the memory that it takes. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import packageFile from "@/package.json";

/** The arguments of node in the script "sweep", which say how much memory it takes. */
const sweepCommand = packageFile.scripts.sweep.split(" ").slice(1);

/** Runs `npm run sweep` to its end. `peakBytes` is 0 where there is no /proc. */
export async function sweepProcess(...args: string[]): Promise<{ report: unknown; peakBytes: number }> {
	const child = spawn(process.execPath, [...sweepCommand, ...args], { stdio: ["ignore", "pipe", "inherit"] });
	let printed = "";
	let peakBytes = 0;
	child.stdout.on("data", (chunk) => {
		printed += chunk;
	});
	const watch = setInterval(() => {
		const status =
			existsSync(`/proc/${child.pid}/status`) && readFileSync(`/proc/${child.pid}/status`, "utf8");
		peakBytes = Math.max(peakBytes, 1_024 * Number(/VmHWM:\s+(\d+)/.exec(status || "")?.[1] ?? 0));
	}, 20);
	expect(await once(child, "close")).toEqual([0, null]);
	clearInterval(watch);
	return { report: JSON.parse(printed), peakBytes };
}
