/**
 * Develops the photo whose turn it is. Called by a server's loop, by a sweep, and on Vercel after a confirm. Two leases
 * protect a photo: the job's, and one in its own row (../photos/develop-photo.ts), which the release before this one
 * takes as well and which grows with each process that dies of the photo.
 */
import type { Deps } from "../deps";
import { developPhoto } from "../photos/develop-photo";
import { withSpan } from "../telemetry/job-spans";
import { finishJobs, putBackJobs, retryLater, type TakenJob, takeJobs } from "./job-queue";
import { type ThisProcess, thisProcess } from "./this-process";

type DevelopDeps = Pick<Deps, "db" | "storage" | "limits" | "now" | "log">;

/**
 * "developed" also if the file is not a picture, "failed" after any other error, "waiting" if the photo was given back or
 * another process has it, "none" if no photo's time has come, and "late" if nothing may begin any more.
 */
type DevelopEnd = "developed" | "failed" | "waiting" | "none" | "late";

/** Waits for a place first, begins nothing after `until`, and gives the photo back when `over` is aborted. Throws only if the database does not answer. */
export function developNext(
	deps: DevelopDeps,
	{
		until,
		over,
		host = thisProcess,
	}: { until?: Date | undefined; over?: AbortSignal; host?: ThisProcess } = {},
): Promise<DevelopEnd> {
	// The job is taken only after the semaphore admits this call, because waiting must not use up its lease.
	return host.develop(async () => {
		if (host.stopping.signal.aborted || over?.aborted || (until && new Date() >= until)) return "late";
		const [job] = await takeJobs(deps, { kind: "DEVELOP", most: 1 });
		return job ? withSpan("develop a photo", () => develop(deps, job, host, over)) : "none";
	});
}

/** Seconds. What a function cannot begin in this time is left to the cron job. */
const longestWait = 90;

/** What a function at Vercel does after it has confirmed a photo: it develops those whose turn it is. */
export async function developAfterConfirm(deps: DevelopDeps): Promise<void> {
	const until = new Date(Date.now() + longestWait * 1_000);
	let end: DevelopEnd;
	do {
		end = await developNext(deps, { until }).catch((error: unknown) => {
			deps.log.error({ err: error }, "no photo was developed after a confirm");
			return "none" as const;
		});
	} while (end !== "none" && end !== "late");
}

async function develop(
	deps: DevelopDeps,
	job: TakenJob,
	host: ThisProcess,
	over?: AbortSignal,
): Promise<DevelopEnd> {
	const photoId = job.subject;
	let failed = false;
	try {
		await developPhoto(deps, {
			photoId,
			stopping: host.stopping.signal,
			outOfTime: over ? AbortSignal.any([host.outOfTime.signal, over]) : host.outOfTime.signal,
		});
	} catch (error) {
		failed = true;
		deps.log.error({ err: error, photoId }, "a photo was not developed");
	}
	const select = { state: true, developingUntil: true } as const;
	const photo = await deps.db.photo.findUnique({ where: { id: photoId }, select });
	if (photo?.state !== "DEVELOPING") {
		await finishJobs(deps, [job]);
		return failed ? "failed" : "developed";
	}
	const leased = photo.developingUntil;
	if (leased && leased > deps.now()) await putBackJobs(deps, [job], leased);
	else if (failed) await retryLater(deps, job);
	else await putBackJobs(deps, [job], deps.now());
	return failed ? "failed" : "waiting";
}
