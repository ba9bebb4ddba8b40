/**
 * The sweep finishes what a browser or a process that died could not, and runs the jobs that are waiting. The cron route
 * and `npm run sweep` call it. Each of its steps is a file of this folder; two sweeps may run at once.
 */
import { adoptRemovals } from "./adopt-removals";
import { confirmArrived } from "./confirm-arrived";
import { deleteExpiredRows } from "./delete-expired-rows";
import { developWaiting } from "./develop-waiting";
import { inviteWaiting } from "./invite-waiting";
import { moveWaiting } from "./move-waiting";
import { removeWaiting } from "./remove-waiting";
import { settleEnded } from "./settle-ended";
import type { SweepDeps, SweepReport, SweepStep } from "./sweep-step";
import { thisProcess } from "./this-process";

const steps: readonly SweepStep[] = [
	confirmArrived,
	settleEnded,
	adoptRemovals,
	moveWaiting,
	removeWaiting,
	inviteWaiting,
	deleteExpiredRows,
	developWaiting,
];

/** No step begins after `until`, because a function's time is limited. The next sweep continues. */
export async function sweep(deps: SweepDeps, { until }: { until?: Date } = {}): Promise<SweepReport> {
	const report: SweepReport = {
		confirmed: 0,
		waiting: 0,
		expired: 0,
		rejected: 0,
		forgotten: 0,
		developed: 0,
		failed: 0,
	};
	const inTime = () => !thisProcess.stopping.signal.aborted && (!until || new Date() < until);
	for (const step of steps) {
		if (!inTime()) break;
		await step(deps, { report, until, inTime });
	}
	return report;
}
