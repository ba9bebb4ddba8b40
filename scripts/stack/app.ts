import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./root";

/** Next on one port of this machine only: demo accounts must not be open to the venue's Wi-Fi. */
export function startApp({
	production,
	port,
	env,
	cwd = root,
	output,
}: {
	production: boolean;
	port: number;
	env: NodeJS.ProcessEnv;
	/** The project, or a copy of it. */
	cwd?: string;
	/** Takes what the app prints, in place of the terminal. */
	output?: (text: string) => void;
}) {
	const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
	const child = spawn(
		process.execPath,
		[next, production ? "start" : "dev", "--hostname", "localhost", "--port", String(port)],
		{ cwd, env, stdio: ["ignore", output ? "pipe" : "inherit", output ? "pipe" : "inherit"], detached: true },
	);
	for (const stream of [child.stdout, child.stderr])
		stream?.setEncoding("utf8").on("data", output ?? (() => {}));
	const exited = new Promise<number>((resolve) => {
		child.once("error", () => resolve(1));
		child.once("exit", (code) => resolve(code ?? 1));
	});
	let running = true;
	void exited.then(() => {
		running = false;
	});
	const signal = (name: NodeJS.Signals) => {
		// The whole group: next dev has workers of its own.
		if (running && child.pid) process.kill(-child.pid, name);
	};
	return {
		/** Also the id of its process group. */
		pid: child.pid ?? 0,
		/** The exit code, once it ended by itself or by `stop`. */
		exited,
		/** Resolves when the first page was answered; rejects when the app ended before that. */
		ready: waitUntilReady(port, () => running),
		/** Safe to repeat. */
		async stop() {
			signal("SIGTERM");
			await Promise.race([exited, sleep(10_000, undefined, { ref: false })]);
			signal("SIGKILL");
			await exited;
		},
	};
}

async function waitUntilReady(port: number, isRunning: () => boolean): Promise<void> {
	while (isRunning()) {
		const answered = await fetch(`http://localhost:${port}/`, { redirect: "manual" }).then(
			() => true,
			() => false,
		);
		if (answered) return;
		await sleep(200);
	}
	throw new Error("The app ended before it was ready; the reason stands above.");
}
