import type { Deps } from "../deps";

export interface WaitingJobs {
	kind: string;
	waiting: number;
	/** How long the one that was added first has waited, in seconds. */
	seconds: number;
	/** How often one of them was taken, at most. */
	attempts: number;
}

/** The jobs whose time has come, by kind. Those of a photo that a process is developing count too. */
export async function jobsWaiting({ db, now }: Pick<Deps, "db" | "now">): Promise<WaitingJobs[]> {
	const time = now();
	return db.$queryRaw<WaitingJobs[]>`
		SELECT kind::text AS kind, count(*)::int AS waiting, max(attempts) AS attempts,
		       greatest(0, round(extract(epoch FROM ${time}::timestamptz - min("createdAt"))))::int AS seconds
		FROM "Job" WHERE "runAfter" IS NULL OR "runAfter" <= ${time} GROUP BY kind ORDER BY kind`;
}
