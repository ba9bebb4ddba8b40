import { setTimeout as sleep } from "node:timers/promises";
import { startNext } from "./next-process";
import { root } from "./root";

/** Next, on localhost only, because demo accounts must not be open to the venue's Wi-Fi. */
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
	/** Receives what the app prints, instead of the terminal. */
	output?: (text: string) => void;
}) {
	const args = [production ? "start" : "dev", "--hostname", "localhost", "--port", String(port)];
	// As `npm start` has it: with Node's 5 s, a client that keeps its connection may send just when the server ends it.
	if (production) args.push("--keepAliveTimeout", "75000");
	const { isRunning, ...next } = startNext({ args, env, cwd, output });
	return {
		...next,
		/** Resolves when the first page was answered; rejects if the app ended before that. */
		ready: waitUntilReady(port, isRunning),
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
	throw new Error("The app ended before it was ready. The reason is printed above.");
}
