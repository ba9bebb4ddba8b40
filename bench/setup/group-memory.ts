/** The memory of the processes of one group, from /proc. Linux only. */
import { readdirSync, readFileSync } from "node:fs";

/** Bytes of all processes in the group. Shared memory is counted once, by proportional set sizes (proc(5)). */
export function groupMemory(group: number): number {
	let kilobytes = 0;
	for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
		try {
			// The name of the program stands in parentheses and may contain spaces; after it come the state, the parent and the group.
			const [, , own] = (readFileSync(`/proc/${id}/stat`, "utf8").split(") ").at(-1) ?? "").split(" ");
			if (Number(own) !== group) continue;
			const rollup = readFileSync(`/proc/${id}/smaps_rollup`, "utf8");
			kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
		} catch {
			// The process has just ended.
		}
	}
	return kilobytes * 1_024;
}
