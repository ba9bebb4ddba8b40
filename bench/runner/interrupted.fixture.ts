/** A run that only ends when it is interrupted. It prints its folder and the process that it started. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runCommand } from "./command";
import { runToEnd } from "./run-to-end";

await runToEnd(async ({ stops }) => {
	const folder = stops.folder("interrupted");
	const file = join(folder, "pid");
	const running = runCommand(
		stops,
		folder,
		...["sh", "-c", "echo $$ > pid.new; mv pid.new pid; exec sleep 600"],
	);
	while (!existsSync(file)) await sleep(20);
	console.log(JSON.stringify({ folder, pid: Number(readFileSync(file, "utf8")) }));
	await running;
	return 0;
});
