/**
 * Whether what nobody waits for is done, and what people do works: photos are developed, a sweep has run, uploads do not fail, and a
 * photo can be viewed. It is asked by the page of operators, and by /api/health/work, which a monitor or the stack's alarm calls
 * (infra/stack/watch.ts).
 */
import type { Deps } from "../deps";
import { jobsWaiting } from "./jobs-waiting";
import { uploadsFail } from "./uploads-fail";
import { canViewPhotos } from "./view-photo";

export interface Lateness {
	developing: "ok" | "late";
	sweep: "ok" | "late";
	uploads: "ok" | "failing";
	viewing: "ok" | "failing";
}

/** "late": a photo waits for longer than a burst explains, or no sweep has returned for `sweepLateSeconds`. */
export async function findLateness(
	deps: Pick<Deps, "db" | "prepared" | "storage" | "now" | "limits">,
): Promise<Lateness> {
	const { developLateSeconds, sweepLateSeconds } = deps.limits;
	const since = new Date(deps.now().getTime() - sweepLateSeconds * 1_000);
	const [jobs, swept, fail, canView] = await Promise.all([
		jobsWaiting(deps),
		deps.db.sweepRun.findFirst({ where: { endedAt: { gt: since } }, select: { id: true } }),
		uploadsFail(deps),
		canViewPhotos(deps),
	]);
	const developing = jobs.find(({ kind }) => kind === "DEVELOP");
	return {
		developing: (developing?.seconds ?? 0) > developLateSeconds ? "late" : "ok",
		sweep: swept ? "ok" : "late",
		uploads: fail ? "failing" : "ok",
		viewing: canView ? "ok" : "failing",
	};
}
