/**
 * The sweep finishes what a browser or a process that died could not. The cron route and `npm run sweep` call it. Each of
 * its jobs is a file of this folder; two sweeps may run at once.
 */
import { confirmArrived } from "./confirm-arrived";
import { deleteExpiredRows } from "./delete-expired-rows";
import { developStuck } from "./develop-stuck";
import type { Job, JobDeps, SweepReport } from "./job";
import { removeObjects } from "./remove-objects";
import { settleEnded } from "./settle-ended";

const jobs: readonly Job[] = [confirmArrived, settleEnded, removeObjects, deleteExpiredRows, developStuck];

/** No step begins after `until`, because a function's time is limited. The next sweep continues. */
export async function sweep(deps: JobDeps, { until }: { until?: Date } = {}): Promise<SweepReport> {
	const report: SweepReport = {
		confirmed: 0,
		waiting: 0,
		expired: 0,
		rejected: 0,
		forgotten: 0,
		developed: 0,
		failed: 0,
	};
	const inTime = () => !until || new Date() < until;
	for (const job of jobs) {
		if (!inTime()) break;
		await job(deps, { report, until, inTime });
	}
	return report;
}
