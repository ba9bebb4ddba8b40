/** Moves the renditions of photos whose place in the album has changed, in the order in which it did. */
import type { Deps } from "../deps";
import { moveRenditions } from "../photos/move-renditions";
import { withSpan } from "../telemetry/job-spans";
import { finishJobs, putBackJobs, retryLater, type TakenJob, takeJobs } from "./job-queue";
import { thisProcess } from "./this-process";

type MoveDeps = Pick<Deps, "db" | "storage" | "now" | "log">;

/** Takes up to `most` jobs, in the order of their turns. Each has to be given to `move`. Repeating takes others. */
export const takeMoves = (deps: MoveDeps, most: number): Promise<TakenJob[]> =>
	takeJobs(deps, { kind: "MOVE_RENDITIONS", most });

/** Runs a job. One that failed is tried again after a pause. Repeating is safe. Throws only if the database does not answer. */
export const move = (deps: MoveDeps, job: TakenJob): Promise<"moved" | "failed"> =>
	withSpan("move renditions", async () => {
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
	});

/** Runs the job whose turn it is. "none" if there is none. Repeating is safe. */
export async function moveNext(deps: MoveDeps): Promise<"none" | "moved" | "failed"> {
	const [job] = await takeMoves(deps, 1);
	return job ? move(deps, job) : "none";
}

/** Seconds. What a function cannot begin in this time is left to the cron job. */
const longestWait = 60;
/** How many photos a function moves at once. Each waits for the store most of the time. */
const places = 4;
/** After so many failures in a row the store is down, and is left alone until the cron job. */
const mostFailures = 3;

/** What a function at Vercel does after it has changed a photo's place. */
export async function moveAfterPlacing(deps: MoveDeps): Promise<void> {
	const until = Date.now() + longestWait * 1_000;
	const worker = async () => {
		let failures = 0;
		while (failures < mostFailures && Date.now() < until && !thisProcess.stopping.signal.aborted) {
			const end = await moveNext(deps).catch((error: unknown) => {
				deps.log.error({ err: error }, "no renditions were moved after an answer");
				return "none" as const;
			});
			if (end === "none") return;
			failures = end === "failed" ? failures + 1 : 0;
		}
	};
	await Promise.all(Array.from({ length: places }, worker));
}
