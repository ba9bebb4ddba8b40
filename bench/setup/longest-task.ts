/** The longest task of a page's main thread, whatever is in it: scripts, styles, layout, painting. */
import type { Page } from "@playwright/test";

/**
 * Milliseconds of processor time of the page's longest task, from Chromium's own trace: unlike clock time, they do
 * not depend on what else the machine does. Also of the longest task without V8's garbage collection, which
 * depends on how the machine takes memory back.
 */
export async function longestTaskOf(page: Page, work: () => Promise<void>) {
	const cdp = await page.context().newCDPSession(page);
	const tasks: TraceEvent[] = [];
	const collections: TraceEvent[] = [];
	const mainThreads = new Set<string>();
	cdp.on("Tracing.dataCollected", ({ value }) => {
		for (const event of value as unknown as TraceEvent[]) {
			if (event.name === "thread_name" && event.args.name === "CrRendererMain")
				mainThreads.add(`${event.pid} ${event.tid}`);
			if (event.name.endsWith("RunTask") && (event.tdur ?? 0) > 10_000) tasks.push(event);
			if (event.name === "MajorGC" || event.name === "MinorGC") collections.push(event);
		}
	});
	await cdp.send("Tracing.start", {
		traceConfig: { recordMode: "recordAsMuchAsPossible", includedCategories: ["toplevel", "v8"] },
		transferMode: "ReportEvents",
	});
	await work();
	const complete = new Promise((resolve) => cdp.once("Tracing.tracingComplete", resolve));
	await cdp.send("Tracing.end");
	await complete;
	await cdp.detach();
	const own = tasks.filter(({ pid, tid }) => mainThreads.has(`${pid} ${tid}`));
	const during = (task: TraceEvent) =>
		collections.filter(
			({ pid, tid, ts }) =>
				pid === task.pid && tid === task.tid && ts >= task.ts && ts < task.ts + (task.dur ?? 0),
		);
	return {
		whole: Math.max(0, ...own.map(cpuOf)),
		withoutCollecting: Math.max(
			0,
			...own.map((task) => cpuOf(task) - during(task).reduce((sum, one) => sum + cpuOf(one), 0)),
		),
	};
}

const cpuOf = ({ tdur = 0 }: TraceEvent) => tdur / 1_000;

interface TraceEvent {
	name: string;
	pid: number;
	tid: number;
	/** In microseconds: the start (`ts`), the time by the clock (`dur`) and the processor time (`tdur`). */
	ts: number;
	dur?: number;
	tdur?: number;
	args: { name?: string };
}
