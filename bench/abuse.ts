/**
 * A hundred strangers send expensive bodies at once, while somebody else keeps calling /api/health/live. Each turn has
 * a server of its own, and ends after a minute, whatever the server is doing then.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { root } from "@/scripts/stack/root";
import { tsxArguments } from "@/scripts/stack/tsx";
import { defineBench } from "./runner/bench";
import { spread } from "./runner/table";
import { galleryPlace, noStore, serve } from "./setup/app";
import { openGalleryDatabase } from "./setup/gallery-database";

const kindAnswered = z.object({ name: z.string(), statuses: z.string(), seconds: z.number() });

/** Milliseconds that one call took, or that it waited if no answer came. */
async function ask(origin: string, signal: AbortSignal): Promise<number> {
	const begin = performance.now();
	await fetch(`${origin}/api/health/live`, { signal }).then(
		(answer) => answer.arrayBuffer(),
		() => {},
	);
	return performance.now() - begin;
}

const residentMb = (pid: number) =>
	(Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)])) * 1_024) / 1_000_000;

const mean = (times: number[]) => times.reduce((sum, ms) => sum + ms, 0) / times.length;

/** The lines that the senders have printed so far. */
function linesOf(child: ChildProcess): string[] {
	const lines: string[] = [];
	if (child.stdout) createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
	return lines;
}

export const abuseBench = defineBench({
	name: "abuse",
	measures:
		"how fast the server answers, and how much memory it takes, while strangers send expensive bodies",
	minutes: 2,
	needs: ["ps"],
	parameters: { rounds: 3, deadline: 60 },
	build: {},
	async start(setting) {
		const { url } = await openGalleryDatabase(setting);

		return async () => {
			const place = await galleryPlace(url, noStore);
			const app = await serve(setting, place);
			const ending = new AbortController();
			for (let call = 0; call < 100; call++) await ask(place.origin, ending.signal);
			const alone: number[] = [];
			for (let call = 0; call < 300; call++) alone.push(await ask(place.origin, ending.signal));

			const senders = spawn(process.execPath, tsxArguments("bench/setup/send-costly.ts", place.origin), {
				...{ cwd: root, stdio: ["pipe", "pipe", "inherit"] },
			});
			setting.stops.add(() => senders.kill("SIGKILL"));
			const said = linesOf(senders);
			while (!said.includes("ready")) {
				if (senders.exitCode !== null) throw new Error("The senders ended before they began.");
				await sleep(50);
			}
			const before = residentMb(app.pid);
			let memory = before;
			const look = () => {
				memory = Math.max(memory, residentMb(app.pid));
			};
			const watching = setInterval(look, 250);
			const timer = setTimeout(() => ending.abort(), setting.parameters.deadline * 1_000);
			const exited = once(senders, "exit");
			senders.stdin?.end("go\n");
			const beside: number[] = [];
			const busy: number[] = [];
			while (senders.exitCode === null && !ending.signal.aborted) {
				const isBusy = !said.includes("worked");
				const took = await ask(place.origin, ending.signal);
				beside.push(took);
				if (isBusy) busy.push(took);
				await sleep(5);
			}
			clearTimeout(timer);
			clearInterval(watching);
			look();
			senders.kill("SIGKILL");
			await exited;
			await app.stop();
			return {
				// The mean, because the harm is one call that waits for a minute, and a median does not show it.
				ratio: Math.max(mean(busy), mean(beside)) / mean(alone),
				slowest: Math.max(...beside),
				memory: memory - before,
				kinds: said.filter((line) => line.startsWith("kind ")).map((line) => line.slice("kind ".length)),
				answered: said
					.filter((line) => line.startsWith("{"))
					.map((line) => kindAnswered.parse(JSON.parse(line))),
			};
		};
	},
	tables(samples, { deadline }) {
		return [
			{
				rowsAre: "everybody else",
				columns: [{ name: "figure" }],
				rows: [
					{
						name: "mean time of a call, as a ratio to the same call alone",
						cells: [
							spread(
								samples.map(({ ratio }) => ratio),
								{ atMost: 5 },
							),
						],
					},
					{ name: "slowest call, ms", cells: [spread(samples.map(({ slowest }) => slowest))] },
					{
						name: "memory that the server took, MB",
						cells: [
							spread(
								samples.map(({ memory }) => memory),
								{ atMost: 100 },
							),
						],
					},
				],
			},
			{
				rowsAre: "twenty bodies of",
				columns: [{ name: "all answered after", unit: "s" }, { name: "with" }],
				rows: (samples[0]?.kinds ?? []).map((name) => {
					const turns = samples.map(({ answered }) => answered.find((kind) => kind.name === name));
					return {
						name,
						cells: [
							spread(turns.map((turn) => turn?.seconds ?? deadline)),
							[...new Set(turns.map((turn) => turn?.statuses ?? "no answer"))].join(", "),
						],
					};
				}),
			},
		];
	},
});
