/**
 * `npm run bench:abuse` (on a production build): a hundred strangers send expensive bodies at once, while somebody
 * else keeps calling /api/health/live. It prints the times of that call compared with the same call alone, and the
 * memory that the server took. It ends after a minute, whatever the server is doing then.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "@/scripts/stack/root";
import { tsxArguments } from "@/scripts/stack/tsx";
import { startGalleryApp } from "./setup/gallery-app";
import { startGalleryDatabase } from "./setup/gallery-stack";
import { quantile } from "./setup/quantile";

const deadlineMs = 60_000;
const ratioAim = 5;
const memoryAimMb = 100;

/** Milliseconds that one call took, or that it waited if no answer came. */
async function ask(origin: string, signal: AbortSignal): Promise<number> {
	const begin = performance.now();
	await fetch(`${origin}/api/health/live`, { signal }).then(
		(answer) => answer.arrayBuffer(),
		() => {},
	);
	return performance.now() - begin;
}

const residentMb = (pid: number) => Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)])) / 1_024;

/** The lines that the senders print. */
function listen(child: ChildProcess) {
	const lines: string[] = [];
	let text = "";
	child.stdout?.setEncoding("utf8").on("data", (chunk) => {
		text += chunk;
		const whole = text.split("\n");
		text = whole.pop() ?? "";
		lines.push(...whole);
	});
	return lines;
}

const database = await startGalleryDatabase();
const app = await startGalleryApp({ databaseUrl: database.url, endpoint: "http://127.0.0.1:1" });
let senders: ChildProcess | undefined;
try {
	const ending = new AbortController();
	for (let call = 0; call < 100; call++) await ask(app.origin, ending.signal);
	const alone: number[] = [];
	for (let call = 0; call < 300; call++) alone.push(await ask(app.origin, ending.signal));

	senders = spawn(process.execPath, tsxArguments("bench/setup/send-costly.ts", app.origin), {
		...{ cwd: root, stdio: ["pipe", "pipe", "inherit"] },
	});
	const said = listen(senders);
	while (!said.includes("ready")) await sleep(50);
	const memoryBefore = residentMb(app.pid);
	let memory = memoryBefore;
	const watching = setInterval(() => {
		memory = Math.max(memory, residentMb(app.pid));
	}, 250);
	const timer = setTimeout(() => ending.abort(), deadlineMs);
	const exited = once(senders, "exit");
	senders.stdin?.end("go\n");
	const beside: number[] = [];
	const busy: number[] = [];
	while (senders.exitCode === null && !ending.signal.aborted) {
		const isBusy = !said.includes("worked");
		const took = await ask(app.origin, ending.signal);
		beside.push(took);
		if (isBusy) busy.push(took);
		await sleep(5);
	}
	clearTimeout(timer);
	clearInterval(watching);
	memory = Math.max(memory, residentMb(app.pid));
	if (senders.exitCode === null) console.log(`\nNot all bodies were answered after ${deadlineMs / 1_000} s.`);
	else await exited;

	console.log(`\n${said.filter((line) => line.startsWith("|")).join("\n")}`);
	const mean = (times: number[]) => times.reduce((sum, ms) => sum + ms, 0) / times.length;
	console.log("\n| calls of /api/health/live | number | mean, ms | ratio | median, ms | slowest, ms |");
	console.log("| --- | --- | --- | --- | --- | --- |");
	// The ratio uses the mean, because the harm is one call that waits for a minute, and a median does not show it.
	const line = (name: string, times: number[]) => {
		const ratio = mean(times) / mean(alone);
		const shown = [mean(times), ratio, quantile(times, 0.5), quantile(times, 1)];
		console.log(`| ${name} | ${[times.length, ...shown.map((number) => number.toFixed(1))].join(" | ")} |`);
		return ratio;
	};
	line("alone", alone);
	const ratios = [
		line("until the expensive ones are answered", busy),
		line("until all are answered", beside),
	];
	const grown = memory - memoryBefore;
	console.log(`\nThe server took ${grown.toFixed(0)} MB more than its ${memoryBefore.toFixed(0)} MB before.`);
	if (!(Math.max(...ratios) <= ratioAim) || !(grown <= memoryAimMb)) {
		console.error(`Aim missed (a ratio of at most ${ratioAim}, and at most ${memoryAimMb} MB more).`);
		process.exitCode = 1;
	}
} finally {
	senders?.kill("SIGKILL");
	await app.stop();
	await database.stop();
}
