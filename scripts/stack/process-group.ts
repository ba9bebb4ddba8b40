import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

export type ProcessGroup = ReturnType<typeof startGroup>;

/**
 * Starts a program in a process group of its own, together with the processes that it starts. A Ctrl-C in the terminal
 * does not reach that group, and `stop` ends all of it.
 */
export function startGroup({
	command,
	args,
	env,
	cwd,
	output,
	stopSignal = "SIGTERM",
	patience = 10_000,
}: {
	command: string;
	args: string[];
	env: NodeJS.ProcessEnv;
	cwd: string;
	/** Receives what the program prints, instead of the terminal. */
	output?: ((text: string) => void) | undefined;
	/** Asks the program to end. */
	stopSignal?: NodeJS.Signals;
	/** Milliseconds until it is killed after that. */
	patience?: number;
}) {
	const stream = output ? "pipe" : "inherit";
	const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", stream, stream] });
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
		/** Resolves to the exit code when the program has ended, by itself or by `stop`. */
		exited,
		isRunning: () => running,
		/** Safe to repeat. */
		async stop() {
			signal(stopSignal);
			await Promise.race([exited, sleep(patience, undefined, { ref: false })]);
			signal("SIGKILL");
			await exited;
		},
	};
}
