/** Moves the renditions of photos whose place in the album has changed, in the order in which it did. */
import type { Deps } from "../deps";
import { moveRenditions } from "../photos/move-renditions";
import { withSpan } from "../telemetry/job-spans";
import { finishJobs, putBackJobs, retryLater, type TakenJob, takeJobs } from "./job-queue";
import { thisProcess } from "./this-process";

type MoveDeps = Pick<Deps, "db" | "storage" | "now" | "log">;

/** Runs the job whose turn it is. "none" if there is none. Repeating is safe. */
export async function moveNext(deps: MoveDeps): Promise<"none" | "moved" | "failed"> {
	const [job] = await takeJobs(deps, { kind: "MOVE_RENDITIONS", most: 1 });
	return job ? withSpan("move renditions", () => move(deps, job)) : "none";
}

async function move(deps: MoveDeps, job: TakenJob): Promise<"moved" | "failed"> {
	try {
		const end = await moveRenditions(deps, { photoId: job.subject });
		if (end === "again") await putBackJobs(deps, [job], deps.now());
		else await finishJobs(deps, [job]);
		return "moved";
	} catch (error) {
		deps.log.error({ err: error, photoId: job.subject }, "renditions were not moved, and are tried again");
		await retryLater(deps, job);
		return "failed";
	}
}

/** Seconds. What a function cannot begin in this time is left to the cron job. */
const longestWait = 60;

/** What a function at Vercel does after it has changed a photo's place. */
export async function moveAfterPlacing(deps: MoveDeps): Promise<void> {
	const until = Date.now() + longestWait * 1_000;
	while (Date.now() < until && !thisProcess.stopping.signal.aborted)
		if ((await moveNext(deps)) !== "moved") return;
}
