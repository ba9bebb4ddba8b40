import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Starts Next in a process group of its own, together with its workers. A Ctrl-C in the terminal does not reach that
 * group, and `stop` ends all of it.
 */
export function startNext({
	args,
	env,
	cwd,
	output,
}: {
	args: string[];
	env: NodeJS.ProcessEnv;
	cwd: string;
	/** Receives what Next prints, instead of the terminal. */
	output?: (text: string) => void;
}) {
	const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
	const stream = output ? "pipe" : "inherit";
	const child = spawn(process.execPath, [next, ...args], {
		...{ cwd, env, detached: true },
		stdio: ["ignore", stream, stream],
	});
	for (const piped of [child.stdout, child.stderr])
		piped?.setEncoding("utf8").on("data", output ?? (() => {}));
	let running = true;
	const exited = new Promise<number>((resolve) => {
		child.once("error", () => resolve(1));
		child.once("exit", (code) => resolve(code ?? 1));
	}).finally(() => {
		running = false;
	});
	const signal = (name: NodeJS.Signals) => {
		if (running && child.pid) process.kill(-child.pid, name);
	};
	return {
		/** Also the id of its process group. */
		pid: child.pid ?? 0,
		/** Resolves to the exit code when Next has ended, by itself or by `stop`. */
		exited,
		isRunning: () => running,
		/** Safe to repeat. */
		async stop() {
			signal("SIGTERM");
			await Promise.race([exited, sleep(10_000, undefined, { ref: false })]);
			signal("SIGKILL");
			await exited;
		},
	};
}
