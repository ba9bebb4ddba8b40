/**
 * A process that runs a script of ../workers inside a version's folder, so that it imports that version's own server
 * code. It takes one turn for each message.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";
import { buildEnv } from "@/scripts/stack/build";
import { tsxArguments } from "@/scripts/stack/tsx";
import type { Setting } from "../runner/bench";

const message = z.union([z.strictObject({ sample: z.unknown() }), z.strictObject({ error: z.string() })]);

interface Options<Sample> {
	/** The name of a file in ../workers. */
	script: string;
	args?: string[];
	env?: Readonly<Record<string, string | undefined>>;
	sample: z.ZodType<Sample>;
}

/** Resolves when the worker is ready for its first turn. */
export async function startWorker<Sample>(
	{ version, stops }: Pick<Setting, "version" | "stops">,
	{ script, args = [], env = {}, sample }: Options<Sample>,
) {
	const file = join(version.folder, "bench/workers", script);
	const child = spawn(process.execPath, tsxArguments(file, ...args), {
		cwd: version.folder,
		// Many files of the server can be imported only with a complete environment.
		env: { ...process.env, ...buildEnv, ...env },
		stdio: ["ignore", "inherit", "inherit", "ipc"],
	});
	const exited = once(child, "exit");
	const ended = exited.then(([code, signal]) => {
		throw new Error(`${script} ended with ${code ?? signal} in ${version.folder}.`);
	});
	// It is also expected to end, when it is stopped.
	ended.catch(() => {});
	const stop = async () => {
		child.kill("SIGKILL");
		await exited;
	};
	stops.add(stop);
	const listen = async () => {
		const [told] = await Promise.race([once(child, "message"), ended]);
		const answer = message.parse(told);
		if ("error" in answer) throw new Error(`${script}: ${answer.error}`);
		return answer.sample;
	};
	await listen();
	return {
		async turn(round: number): Promise<Sample> {
			child.send(round);
			return sample.parse(await listen());
		},
		stop,
	};
}
