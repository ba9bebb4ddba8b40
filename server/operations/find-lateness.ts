/**
 * Whether the work that nobody waits for is done: photos are developed, and a sweep has run. It is asked by the page of operators, and
 * by /api/health/work, which a monitor or the stack's alarm calls (infra/stack/watch.ts).
 */
import type { Deps } from "../deps";
import { jobsWaiting } from "./jobs-waiting";

export interface Lateness {
	developing: "ok" | "late";
	sweep: "ok" | "late";
}

/** "late": a photo waits for longer than a burst explains, or no sweep has returned for `sweepLateSeconds`. */
export async function findLateness(deps: Pick<Deps, "db" | "now" | "limits">): Promise<Lateness> {
	const { developLateSeconds, sweepLateSeconds } = deps.limits;
	const since = new Date(deps.now().getTime() - sweepLateSeconds * 1_000);
	const [jobs, swept] = await Promise.all([
		jobsWaiting(deps),
		deps.db.sweepRun.findFirst({ where: { endedAt: { gt: since } }, select: { id: true } }),
	]);
	const developing = jobs.find(({ kind }) => kind === "DEVELOP");
	return {
		developing: (developing?.seconds ?? 0) > developLateSeconds ? "late" : "ok",
		sweep: swept ? "ok" : "late",
	};
}
