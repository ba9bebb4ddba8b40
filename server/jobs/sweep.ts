/**
 * The sweep finishes what a browser or a process that died could not, and runs the jobs that are waiting. The cron route
 * and `npm run sweep` call it. Each of its steps is a file of this folder; two sweeps may run at once.
 */
import { setTimeout as wait } from "node:timers/promises";
import { countSweep } from "../telemetry/measures";
import { adoptRemovals } from "./adopt-removals";
import { confirmArrived } from "./confirm-arrived";
import { deleteExpiredRows } from "./delete-expired-rows";
import { developMeanwhile } from "./develop-waiting";
import { inviteWaiting } from "./invite-waiting";
import { keepPatience, keepReport } from "./keep-report";
import { moveWaiting } from "./move-waiting";
import { removeWaiting } from "./remove-waiting";
import { lookAround, settleEnded } from "./settle-ended";
import { emptyReport, type Sweep, type SweepDeps, type SweepReport, type SweepStep } from "./sweep-step";
import { thisProcess } from "./this-process";

/** What a server's loop does by itself, and a sweep beside it need not (./job-loop.ts). */
const jobSteps: readonly SweepStep[] = [moveWaiting, removeWaiting, inviteWaiting];

interface SweepOptions {
	/** The sweep returns by then, even if a request never ends, because a function's time is limited. The next one continues. */
	until?: Date | undefined;
	/** Nothing begins in the last seconds before `until`, so that what has begun can end. */
	reserveSeconds?: number;
	/** Leaves the jobs to a server that runs beside it, and so needs little memory. */
	besideServer?: boolean;
}

export async function sweep(deps: SweepDeps, options: SweepOptions = {}): Promise<SweepReport> {
	const startedAt = deps.now();
	const { until } = options;
	const report = await run(deps, { ...options, until: until && new Date(until.getTime() - keepPatience) });
	countSweep({ ...report });
	await keepReport(deps, startedAt, deps.now(), report);
	return report;
}

async function run(
	deps: SweepDeps,
	{ until, reserveSeconds = 0, besideServer = false }: SweepOptions,
): Promise<SweepReport> {
	const lastBegin = until && new Date(until.getTime() - reserveSeconds * 1_000);
	const over = new AbortController();
	const report = emptyReport();
	const inTime = () => {
		const isInTime =
			!over.signal.aborted && !thisProcess.stopping.signal.aborted && !(lastBegin && new Date() >= lastBegin);
		if (!isInTime) report.unfinished = 1;
		return isInTime;
	};
	const swept: Sweep = { report, until: lastBegin, inTime, over: over.signal };
	const steps = runSteps(deps, swept, besideServer ? [] : jobSteps);
	const work = Promise.all([steps, besideServer ? null : developMeanwhile(deps, swept, steps)]);
	if (!until) {
		await work;
		return report;
	}
	const timer = new AbortController();
	const late = wait(Math.max(0, until.getTime() - Date.now()), true, { signal: timer.signal }).catch(
		() => true,
	);
	const isLate = await Promise.race([work.then(() => false), late]);
	timer.abort();
	if (isLate) {
		over.abort();
		work.catch((error: unknown) => deps.log.error({ err: error }, "a step ended after its sweep"));
	}
	// A copy, because a step that hangs may still count something.
	return { ...report, unfinished: isLate ? 1 : report.unfinished };
}

async function runSteps(deps: SweepDeps, run: Sweep, jobs: readonly SweepStep[]): Promise<void> {
	const steps = [confirmArrived, settleEnded, adoptRemovals, ...jobs, deleteExpiredRows, lookAround];
	for (const step of steps) {
		if (!run.inTime()) return;
		await step(deps, run);
	}
}
