/**
 * `npm run bench`: lists the benches; with a name it runs one, with `--against COMMIT` it compares, with `--all` it
 * runs each in turn.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { root } from "@/scripts/stack/root";
import { tsxArguments } from "@/scripts/stack/tsx";
import { benches } from "./benches";
import { listBenches, readArguments } from "./runner/arguments";
import { compareWith, runBench } from "./runner/run";
import { runToEnd } from "./runner/run-to-end";

await runToEnd(async ({ stops, isInterrupted }) => {
	const command = readArguments(process.argv.slice(2), benches);
	if (command.kind === "list") {
		console.log(listBenches(benches));
		return 0;
	}
	if (command.kind === "run") {
		const { bench, parameters, against } = command;
		if (against === undefined) return runBench(bench, { parameters, stops });
		return compareWith(against, { bench, parameters, stops });
	}
	const failed: string[] = [];
	for (const { name } of benches) {
		if (isInterrupted()) break;
		console.log(`\n── ${name}`);
		// Each in a process of its own, so that none leaves memory or connections to the next.
		const child = spawn(process.execPath, tsxArguments("bench/main.ts", name), {
			cwd: root,
			stdio: "inherit",
		});
		const exited = once(child, "exit");
		stops.add(async () => {
			child.kill("SIGTERM");
			await exited;
		});
		const [code] = await exited;
		if (code !== 0) failed.push(name);
	}
	if (failed.length > 0) console.error(`\nFailed, or missed an aim: ${failed.join(", ")}`);
	return failed.length > 0 ? 1 : 0;
});
