/** The memory of a browser's processes by their kind, from /proc. Linux only. */
import { readdirSync, readFileSync } from "node:fs";

/** Bytes by kind of process (proportional set sizes, proc(5)), of those whose command line names `profile` or whose parent does. */
export function browserMemory(profile: string): Record<"browser" | "renderer" | "storage", number> {
	const all = readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name))
		.flatMap((id) => {
			try {
				const stat = readFileSync(`/proc/${id}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
				const command = readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ");
				return [{ id, parent: stat[1] ?? "", command }];
			} catch {
				return [];
			}
		});
	const ours = new Set(all.filter(({ command }) => command.includes(profile)).map(({ id }) => id));
	for (let before = -1; before !== ours.size; ) {
		before = ours.size;
		for (const { id, parent } of all) if (ours.has(parent)) ours.add(id);
	}
	const sum = { browser: 0, renderer: 0, storage: 0 };
	for (const { id, command } of all) {
		if (!ours.has(id)) continue;
		const kind = /--type=renderer/.test(command)
			? "renderer"
			: /storage\.mojom/.test(command)
				? "storage"
				: /--type=/.test(command)
					? null
					: "browser";
		if (kind) sum[kind] += proportional(id);
	}
	return sum;
}

function proportional(id: string): number {
	try {
		const rollup = readFileSync(`/proc/${id}/smaps_rollup`, "utf8");
		return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1_024;
	} catch {
		// The process has just ended.
		return 0;
	}
}
