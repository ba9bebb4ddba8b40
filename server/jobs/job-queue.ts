/**
 * The queue of jobs: rows of the table Job, taken with FOR UPDATE SKIP LOCKED and a lease, so that any number of
 * processes may take them at once. A job is added by an insert, in the transaction that makes it necessary; a trigger
 * gives it its turn. Why people take turns: docs/decisions/0032-jobs.md
 */
import type { JobKind } from "@/prisma/generated/enums";
import type { Deps } from "../deps";
import { withoutSpans } from "../telemetry/job-spans";

type QueueDeps = Pick<Deps, "db" | "now">;

export interface TakenJob {
	id: bigint;
	subject: string;
	/** How often the job was taken, this time included. */
	attempts: number;
	createdAt: Date;
}

/** Seconds, longer than any job takes. If a process dies, its jobs wait for this long. */
const leaseSeconds = 5 * 60;

/** Takes up to `most` jobs whose time has come, in the order of their turns. Repeating returns others. */
export async function takeJobs(
	{ db, now }: QueueDeps,
	{ kind, most }: { kind: JobKind; most: number },
): Promise<TakenJob[]> {
	const time = now();
	const leaseUntil = new Date(time.getTime() + leaseSeconds * 1_000);
	return withoutSpans(
		() => db.$queryRaw<TakenJob[]>`
		WITH due AS MATERIALIZED (
			SELECT id, turn FROM "Job"
			WHERE kind = ${kind}::"JobKind"
			  AND ("runAfter" IS NULL OR "runAfter" <= ${time})
			  AND ("leaseUntil" IS NULL OR "leaseUntil" <= ${time})
			ORDER BY turn, id LIMIT ${most} FOR UPDATE SKIP LOCKED
		), clock AS (
			INSERT INTO "JobClock" AS clock (kind, turn)
			SELECT ${kind}::"JobKind", max(turn) FROM due HAVING count(*) > 0
			ON CONFLICT (kind) DO UPDATE SET turn = excluded.turn WHERE clock.turn < excluded.turn
		)
		UPDATE "Job" SET "leaseUntil" = ${leaseUntil}, attempts = attempts + 1
		FROM due WHERE "Job".id = due.id
		RETURNING "Job".id, subject, attempts, "createdAt"`,
	);
}

/** Deletes the jobs, except those that another process has taken because their lease ran out. */
export async function finishJobs({ db }: Pick<QueueDeps, "db">, jobs: readonly TakenJob[]): Promise<void> {
	if (jobs.length > 0) await db.job.deleteMany({ where: { OR: jobs.map(held) } });
}

/** Ends the lease of jobs that keep their turn and may be taken again from `runAfter` on. */
export async function putBackJobs(
	{ db }: Pick<QueueDeps, "db">,
	jobs: readonly TakenJob[],
	runAfter: Date,
): Promise<void> {
	if (jobs.length === 0) return;
	await db.job.updateMany({ where: { OR: jobs.map(held) }, data: { leaseUntil: null, runAfter } });
}

/** Seconds until a job that failed is tried again: first these, then twice as long each time, up to the longest. */
const firstRetrySeconds = 10;
const longestRetrySeconds = 5 * 60;

/** Ends the lease of a job that failed. It is tried again after a while, behind the other jobs of its person. */
export async function retryLater({ db, now }: QueueDeps, job: TakenJob): Promise<void> {
	const seconds = Math.min(firstRetrySeconds * 2 ** Math.min(job.attempts - 1, 10), longestRetrySeconds);
	const runAfter = new Date(now().getTime() + seconds * 1_000);
	await db.$executeRaw`
		UPDATE "Job" SET "leaseUntil" = NULL, "runAfter" = ${runAfter}, turn = next_job_turn(kind, "personId")
		WHERE id = ${job.id} AND attempts = ${job.attempts}`;
}

/** The row, if the lease is still the taker's. */
const held = ({ id, attempts }: TakenJob) => ({ id, attempts });
